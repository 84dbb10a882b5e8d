import { toSqlInstant } from '../../kernel/instant';
import { withinScopeOf } from '../../platform/authz/row-scope';
import type { CustomerList } from '../../platform/db/page-per-customer';
import type { VipMembershipRow } from './vip-membership.type';

/** When a customer was in the VIP programme, the latest first. */
export const vipMembershipsOfCustomer: CustomerList<VipMembershipRow> = {
  name: 'advocacy.vipMembershipsOfCustomer',
  order: {
    column: 'm.valid_from',
    id: 'm.id',
    descending: true,
    sortValueOf: ({ validFrom }) => toSqlInstant(validFrom),
  },
  select: (scope, customerId) => ({
    sql: `SELECT m.id, m.valid_from AS validFrom, m.valid_to AS validTo, m.enrolled_by_id AS enrolledById
      FROM vip_memberships m WHERE m.customer_id = ? AND ${withinScopeOf(scope, customerId, 'm.customer_id')}`,
    values: [customerId],
  }),
};
