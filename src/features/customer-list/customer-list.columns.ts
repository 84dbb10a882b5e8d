import type { GraphQLResolveInfo } from 'graphql';
import { complete } from '../../platform/db/complete';
import type { CustomerIds } from '../../platform/db/page-per-customer';
import { partsOf, type RowPart } from '../../platform/db/row-part';
import { fieldsOfRows, type AskedFields } from '../../platform/graphql/asked-fields';
import {
  COLUMNS_OF_STATUS,
  STATUS_BESIDE_CUSTOMER,
  STATUS_COLUMNS,
  STATUS_READ_BY,
  StatusBesideCustomer,
  type SelectedBeside,
  type SelectedStatus,
} from '../advocacy/advocacy-status.columns';
import type { AdvocacyStatusRow, WithStatusBeside } from '../advocacy/advocacy-status.type';
import {
  COLUMNS_OF_CUSTOMER,
  CUSTOMER_COLUMNS,
  READ_BY_CUSTOMER,
  toCustomerRow,
  type SelectedCustomer,
} from '../customers/customer.columns';
import type { CustomerRow } from '../customers/customer.type';
import type { CustomerOrderField } from './customer-list.input';

/** The field of a customer whose own fields are read with them. */
const STATUS = 'advocacy';

/** What is asked of each customer of a list. */
export interface AskedOfCustomers {
  /** What is shown of them; undefined where that may be everything. */
  readonly fields?: AskedFields | undefined;
  /** Whether their status as an advocate may be shown: it is asked for, skipped or not. It is read with them: a statement less. */
  readonly withStatus: boolean;
  /** As much of both as is shown; null where that may be everything. */
  readonly part: RowPart | null;
}

/** Who counts customers need not see anything of them. */
export const counted = <Request extends AskedOfCustomers>(request: Request): Request => ({
  ...request,
  ...{ withStatus: false, part: null },
});

/** A customer, with what was read beside them. */
export type CustomerOfList = CustomerRow & WithStatusBeside;

const READ_BY = Object.fromEntries<readonly (keyof SelectedStatus)[]>([
  ...Object.entries(READ_BY_CUSTOMER),
  [STATUS, ['statusStage']], // Says whether there is one.
  ...Object.entries(STATUS_READ_BY).map(([field, read]) => [`${STATUS}.${field}`, read] as const),
]);

const partsWith = (
  ...sortedBy: readonly (keyof SelectedCustomer)[]
): ((fields: AskedFields) => RowPart | null) =>
  partsOf<SelectedCustomer & SelectedStatus>({
    columns: { ...COLUMNS_OF_CUSTOMER, ...COLUMNS_OF_STATUS },
    always: ['id', 'absorbedIds', ...sortedBy],
    readBy: READ_BY,
  });

/** By what a list is sorted by: it is needed for its cursors. */
export const PARTS: Record<CustomerOrderField | 'FIT', (fields: AskedFields) => RowPart | null> = {
  LAST_CONTACT: partsWith('lastContactAt'),
  NAME: partsWith('displayName'),
  CREATED_AT: partsWith('createdAt'),
  FIT: partsWith(), // Is no column, and selected beside them.
};

/** What a field asks of the customers of its list. */
export function askedOfCustomers(info: GraphQLResolveInfo, sortedBy: keyof typeof PARTS): AskedOfCustomers {
  const fields = fieldsOfRows(info, STATUS);
  return { fields, withStatus: fields.has(STATUS), part: PARTS[sortedBy](fields) };
}

/** What is selected of the customers aliased `c`, and from where. */
export function customersFrom({ withStatus, part }: AskedOfCustomers, from: string): string {
  const columns = part?.columns ?? (withStatus ? `${CUSTOMER_COLUMNS}, ${STATUS_COLUMNS}` : CUSTOMER_COLUMNS);
  return withStatus ? `${columns} FROM ${from} ${STATUS_BESIDE_CUSTOMER}` : `${columns} FROM ${from}`;
}

/** A customer selected so. */
export function customerOfList<Selected extends SelectedCustomer & Partial<SelectedBeside>>(
  selected: Selected,
  { withStatus, part }: AskedOfCustomers,
): Selected & CustomerOfList {
  const customer = toCustomerRow(selected);
  const status = withStatus ? statusBeside(selected, customer.ids) : undefined;
  const listed = complete(customer, 'statusBeside', status);
  // Last: to what has its own prototype, properties are added slowly.
  part?.guard(listed);
  return listed;
}

function statusBeside(selected: Partial<SelectedBeside>, customerIds: CustomerIds): AdvocacyStatusRow | null {
  return isThere(selected) ? new StatusBesideCustomer(selected, customerIds) : null;
}

function isThere(selected: Partial<SelectedBeside>): selected is SelectedStatus {
  return selected.statusStage != null;
}
