import { toSqlInstant } from '../../kernel/instant';
import type { PageRequest } from '../../kernel/page';
import { withinScope } from '../../platform/authz/row-scope';
import { compare } from '../../platform/db/comparison';
import { filterCondition, type FieldConditions } from '../../platform/db/filter';
import type { RowOrder } from '../../platform/db/keyset';
import type { WholeList } from '../../platform/db/whole-list';
import { CUSTOMER_COLUMNS, toCustomerRow } from '../customers/customer.columns';
import type { CustomerRow } from '../customers/customer.type';
import type { CustomerFilter, CustomerOrderField } from './customer-list.input';

const ORDERS: Record<CustomerOrderField, Omit<RowOrder<CustomerRow>, 'descending'>> = {
  LAST_CONTACT: {
    column: 'c.last_contact_at',
    id: 'c.id',
    sortValueOf: ({ lastContactAt }) => lastContactAt && toSqlInstant(lastContactAt),
  },
  NAME: { column: 'c.display_name', id: 'c.id', sortValueOf: ({ displayName }) => displayName },
  CREATED_AT: { column: 'c.created_at', id: 'c.id', sortValueOf: ({ createdAt }) => toSqlInstant(createdAt) },
};

const CONDITIONS: FieldConditions<CustomerFilter> = {
  segment: (segment) => compare('c.segment', segment),
};

export interface CustomerListRequest {
  readonly filter: CustomerFilter;
  readonly field: CustomerOrderField;
  readonly descending: boolean;
  readonly page: PageRequest;
}

/** All customers; those who were merged into another are not among them. */
export const allCustomers: WholeList<CustomerRow, CustomerListRequest> = {
  name: 'customerList.allCustomers',
  orderOf: ({ field, descending }) => ({ ...ORDERS[field], descending }),
  select: (scope, { filter }) => {
    const chosen = filterCondition(filter, CONDITIONS);
    return {
      sql: `SELECT ${CUSTOMER_COLUMNS} FROM customers c
        WHERE c.absorbed_into_id IS NULL AND ${withinScope(scope, 'c.id')} AND ${chosen.sql}`,
      values: chosen.values,
    };
  },
  toRow: toCustomerRow,
};
