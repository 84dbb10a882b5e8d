import { toSqlInstant } from '../../kernel/instant';
import { toPage, type Page, type PageRequest } from '../../kernel/page';
import { withinScope, type RowScope } from '../../platform/authz/row-scope';
import type { Sql } from '../../platform/db/db';
import { keysetPage, type Fragment, type RowOrder } from '../../platform/db/keyset';
import { CUSTOMER_COLUMNS, toCustomerRow, type SelectedCustomer } from '../customers/customer.columns';
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

export function customerOrder(field: CustomerOrderField, descending: boolean): RowOrder<CustomerRow> {
  return { ...ORDERS[field], descending };
}

function filterCondition({ segment }: CustomerFilter): Fragment {
  const conditions: Fragment[] = [];
  if (segment?.eq != null) conditions.push({ sql: 'c.segment = ?', values: [segment.eq] });
  if (segment?.in != null) {
    conditions.push(
      segment.in.length === 0
        ? { sql: 'FALSE', values: [] }
        : { sql: 'c.segment IN (?)', values: [segment.in] },
    );
  }
  return {
    sql: conditions.map(({ sql }) => ` AND ${sql}`).join(''),
    values: conditions.flatMap(({ values }) => values),
  };
}

export interface CustomerListRequest {
  readonly filter: CustomerFilter;
  readonly field: CustomerOrderField;
  readonly descending: boolean;
  readonly page: PageRequest;
}

/** A page of all customers; those who were merged into another are not among them. */
export async function findCustomers(
  sql: Sql,
  scope: RowScope,
  { filter, field, descending, page }: CustomerListRequest,
): Promise<Page<CustomerRow>> {
  const condition = filterCondition(filter);
  const { where, tail } = keysetPage(customerOrder(field, descending), page);
  const rows = await sql.query<SelectedCustomer>(
    'customerList.findCustomers',
    `SELECT ${CUSTOMER_COLUMNS} FROM customers c
      WHERE c.absorbed_into_id IS NULL${condition.sql} AND ${withinScope(scope, 'c.id')} AND ${where.sql} ${tail}`,
    [...condition.values, ...where.values],
  );
  return toPage(rows.map(toCustomerRow), page);
}
