import { withinScopeOf } from '../../platform/authz/row-scope';
import type { CustomerList } from '../../platform/db/page-per-customer';
import type { AdvocacyPlanRow } from './advocacy-plan.type';

/** What the bank meant to reach with a customer, the plan that starts last first. */
export const plansOfCustomer: CustomerList<AdvocacyPlanRow> = {
  name: 'advocacy.plansOfCustomer',
  order: { column: 'p.starts_on', id: 'p.id', descending: true, sortValueOf: ({ startsOn }) => startsOn },
  select: (scope, customerIds) => ({
    sql: `SELECT p.id, p.customer_id AS customerId, p.goal, p.starts_on AS startsOn, p.ends_on AS endsOn, p.owner_id AS ownerId, p.version
      FROM advocacy_plans p WHERE p.customer_id = ? AND ${withinScopeOf(scope, customerIds, 'p.customer_id')}`,
    values: [],
  }),
};
