import { withinScopeOf } from '../../platform/authz/row-scope';
import type { CustomerList } from '../../platform/db/page-per-customer';
import type { AdvocacyStageChangeRow } from './advocacy-status.type';

/** How the stage of a customer changed, the latest first. Like the stage it is derived, and each customer id has its own. */
export const stageChangesOfCustomer: CustomerList<AdvocacyStageChangeRow> = {
  name: 'advocacy.stageChangesOfCustomer',
  order: { column: 'h.changed_at', id: 'h.id', descending: true, sortValueOf: ({ at }) => at },
  select: (scope, customerIds) => ({
    sql: `SELECT h.id, h.from_stage AS fromStage, h.to_stage AS toStage, h.reason, h.changed_at AS at
      FROM advocacy_stage_changes h WHERE h.customer_id = ? AND ${withinScopeOf(scope, customerIds, 'h.customer_id')}`,
    values: [],
  }),
};
