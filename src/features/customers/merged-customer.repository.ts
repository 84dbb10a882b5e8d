import { withinScope } from '../../platform/authz/row-scope';
import type { CustomerList } from '../../platform/db/page-per-customer';
import type { MergedCustomer } from './merged-customer.type';

/** Who was merged into a customer, the latest first. The id is that of the survivor: whom they point to is what is read. */
export const mergedIntoCustomer: CustomerList<MergedCustomer> = {
  name: 'customers.mergedIntoCustomer',
  order: {
    column: 'm.absorbed_at',
    id: 'm.id',
    descending: true,
    sortValueOf: ({ mergedAt }) => mergedAt,
  },
  select: (scope) => ({
    sql: `SELECT m.id, m.absorbed_into_id AS customerId, m.display_name AS displayName, m.absorbed_at AS mergedAt
      FROM customers m WHERE m.absorbed_into_id = ? AND ${withinScope(scope, 'm.absorbed_into_id')}`,
    values: [],
  }),
};
