import type { Id } from '../../kernel/id';
import { withinScope, type RowScope } from '../../platform/authz/row-scope';
import type { Tx } from '../../platform/db/db';
import { insertRows } from '../../platform/db/insert-rows';
import type { DueDateChange } from './domain/promise-standing';
import type { PromiseRow } from './promise.type';

/** A promise with all that is kept of it: what its digest is made of. */
export interface StoredPromise extends PromiseRow {
  readonly sourceId: Id;
  readonly externalId: string;
  readonly sourceProfileId: Id | null;
}

/** All that is kept of a promise by those who write it, of the table aliased `p`. */
export const STORED_PROMISE = `p.id, p.source_id AS sourceId, p.external_id AS externalId, p.source_profile_id AS sourceProfileId,
  p.customer_id AS customerId, p.interaction_id AS interactionId, p.case_id AS caseId, p.kind, p.text, p.made_at AS madeAt,
  p.made_by_id AS madeById, p.owner_id AS ownerId, p.due_at AS dueAt, p.grace_ends_at AS graceEndsAt, p.told_how AS toldHow,
  p.state, p.settled_at AS settledAt, p.evidence, p.version`;

/** The promise, held until the transaction ends; null when it is unknown or out of reach. */
export async function lockPromise(tx: Tx, scope: RowScope, id: Id): Promise<StoredPromise | null> {
  const [row] = await tx.query<StoredPromise>(
    'promises.lockPromise',
    `SELECT ${STORED_PROMISE}
       FROM promises p WHERE p.id = ? AND ${withinScope(scope, 'p.customer_id')} FOR UPDATE`,
    [id],
  );
  return row ?? null;
}

/** How its date was changed, in the order of time. All of them: what stands on the first one stands on the ledger as a whole. */
export function listDueDateChanges(tx: Tx, promiseId: Id): Promise<DueDateChange[]> {
  return tx.query<DueDateChange>(
    'promises.listDueDateChanges',
    `SELECT h.at, h.former_due_at AS formerDueAt, h.new_due_at AS newDueAt, h.told_at AS toldAt
       FROM promise_changes h WHERE h.promise_id = ? ORDER BY h.at, h.id`,
    [promiseId],
  );
}

export function insertPromise(tx: Tx, promise: StoredPromise): Promise<void> {
  const columns = [
    ...(['id', 'sourceId', 'externalId', 'sourceProfileId', 'customerId', 'interactionId'] as const),
    ...(['caseId', 'kind', 'text', 'madeAt', 'madeById', 'ownerId', 'dueAt', 'graceEndsAt'] as const),
    ...(['toldHow', 'state', 'settledAt', 'evidence', 'version', 'createdAt', 'updatedAt'] as const),
  ] as const;
  const { madeAt: at } = promise;
  const row = { ...promise, createdAt: at, updatedAt: at };
  return insertRows(tx, 'promises.insertPromise', { table: 'promises', columns }, [row]);
}

export async function updatePromise(tx: Tx, promise: StoredPromise, at: Date): Promise<void> {
  const { id, state, dueAt, graceEndsAt, settledAt, evidence, version } = promise;
  await tx.execute(
    'promises.updatePromise',
    `UPDATE promises SET state = ?, due_at = ?, grace_ends_at = ?, settled_at = ?, evidence = ?, version = ?, updated_at = ?
       WHERE id = ?`,
    [state, dueAt, graceEndsAt, settledAt, evidence, version, at, id],
  );
}

export interface NewDueDateChange extends DueDateChange {
  readonly id: Id;
  readonly sourceId: Id;
  readonly externalId: string;
  readonly sourceProfileId: Id | null;
  readonly customerId: Id | null;
  readonly promiseId: Id;
  readonly toldHow: string | null;
  readonly agentId: Id | null;
}

export function insertDueDateChange(tx: Tx, change: NewDueDateChange): Promise<void> {
  const columns = [
    ...(['id', 'sourceId', 'externalId', 'sourceProfileId', 'customerId', 'promiseId', 'at'] as const),
    ...(['formerDueAt', 'newDueAt', 'toldAt', 'toldHow', 'agentId', 'createdAt', 'updatedAt'] as const),
  ] as const;
  const row = { ...change, createdAt: change.at, updatedAt: change.at };
  return insertRows(tx, 'promises.insertDueDateChange', { table: 'promise_changes', columns }, [row]);
}
