import { withinScopeOf } from '../../platform/authz/row-scope';
import { parseJson } from '../../platform/db/json';
import type { CustomerList } from '../../platform/db/page-per-customer';
import { USUAL_BENEFITS, type VipBenefit, type VipMembershipRow } from './vip-membership.type';

interface SelectedMembership extends Omit<VipMembershipRow, 'benefits'> {
  readonly benefits: unknown;
}

function membershipOf({ benefits, ...row }: SelectedMembership): VipMembershipRow {
  return {
    ...row,
    benefits: benefits === null ? USUAL_BENEFITS : parseJson<readonly VipBenefit[]>(benefits),
  };
}

/** When a customer was in the VIP programme, the latest first. */
export const vipMembershipsOfCustomer: CustomerList<VipMembershipRow> = {
  name: 'advocacy.vipMembershipsOfCustomer',
  order: {
    column: 'm.valid_from',
    id: 'm.id',
    descending: true,
    sortValueOf: ({ validFrom }) => validFrom,
  },
  select: (scope, customerIds) => ({
    sql: `SELECT m.id, m.valid_from AS validFrom, m.valid_to AS validTo, m.enrolled_by_id AS enrolledById, m.benefits
      FROM vip_memberships m WHERE m.customer_id = ? AND ${withinScopeOf(scope, customerIds, 'm.customer_id')}`,
    values: [],
  }),
  toRow: membershipOf,
};
