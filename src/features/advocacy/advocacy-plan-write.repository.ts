import type { Id } from '../../kernel/id';
import type { Tx } from '../../platform/db/db';
import { insertRows } from '../../platform/db/insert-rows';
import type { CustomerIds } from '../../platform/db/page-per-customer';
import type { AdvocacyPlanRow } from './advocacy-plan.type';

/** A plan with all that is kept of it: what its digest is made of. */
export interface StoredPlan extends AdvocacyPlanRow {
  readonly goal: string;
  readonly sourceId: Id;
  readonly externalId: string;
  readonly sourceProfileId: Id | null;
}

/** The plan of a customer that starts last, and the one before; held until the transaction ends. The customer must be held. */
export function lockLastPlans(tx: Tx, ids: CustomerIds): Promise<StoredPlan[]> {
  return tx.query<StoredPlan>(
    'advocacy.lockLastPlans',
    `SELECT p.id, p.source_id AS sourceId, p.external_id AS externalId, p.source_profile_id AS sourceProfileId, p.customer_id AS customerId,
       p.goal, p.starts_on AS startsOn, p.ends_on AS endsOn, p.owner_id AS ownerId, p.version
       FROM advocacy_plans p WHERE p.customer_id IN (?) ORDER BY p.starts_on DESC, p.id DESC LIMIT 2 FOR UPDATE`,
    [ids],
  );
}

/** Makes a plan, or puts what is said now in the place of what was. */
export function savePlan(tx: Tx, plan: StoredPlan, at: Date): Promise<void> {
  const said = ['goal', 'startsOn', 'endsOn', 'ownerId', 'version', 'updatedAt'] as const;
  const columns = [
    ...(['id', 'sourceId', 'externalId', 'sourceProfileId', 'customerId', 'createdAt'] as const),
    ...said,
  ];
  const row = { ...plan, createdAt: at, updatedAt: at };
  const target = { table: 'advocacy_plans', columns, updateOnDuplicate: said };
  return insertRows(tx, 'advocacy.savePlan', target, [row]);
}
