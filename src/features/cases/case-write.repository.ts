import type { Id } from '../../kernel/id';
import { withinScope, type RowScope } from '../../platform/authz/row-scope';
import type { Tx } from '../../platform/db/db';
import { insertRows } from '../../platform/db/insert-rows';
import type { CaseRow } from './case.type';

/** A case with all that is kept of it: what its digest is made of. */
export interface KeptCase extends CaseRow {
  readonly sourceId: Id;
  readonly externalId: string;
  readonly sourceProfileId: Id | null;
  readonly reopenedAt: Date | null;
  /** What its source said last of what may be moved here, once it was; null: what is there. */
  readonly saidBySource: string | null;
}

const LOCK = `SELECT k.id, k.source_id AS sourceId, k.external_id AS externalId, k.source_profile_id AS sourceProfileId,
  k.customer_id AS customerId, k.interaction_id AS interactionId, k.kind, k.subject, k.channel, k.status, k.priority,
  k.owner_id AS ownerId, k.reason_id AS reasonId, k.product_id AS productId, k.root_cause AS rootCause,
  k.redress_amount AS redressAmount, k.redress_currency AS redressCurrency, k.opened_at AS openedAt, k.due_at AS dueAt,
  k.resolved_at AS resolvedAt, k.told_at AS toldAt, k.told_how AS toldHow, k.closed_at AS closedAt,
  k.answered_in_time AS answeredInTime, k.reopenings, k.reopened_at AS reopenedAt, k.said_by_source AS saidBySource, k.version
  FROM cases k`;

/** The case, held until the transaction ends; null when it is unknown or out of reach. */
export async function lockCase(tx: Tx, scope: RowScope, id: Id): Promise<KeptCase | null> {
  const [row] = await tx.query<KeptCase>(
    'cases.lockCase',
    `${LOCK} WHERE k.id = ? AND ${withinScope(scope, 'k.customer_id')} FOR UPDATE`,
    [id],
  );
  return row ?? null;
}

/** Cases that were just delivered, held until the transaction ends. */
export function lockDelivered(tx: Tx, ids: readonly Id[]): Promise<KeptCase[]> {
  return tx.query<KeptCase>('cases.lockDelivered', `${LOCK} WHERE k.id IN (?) ORDER BY k.id FOR UPDATE`, [
    ids,
  ]);
}

export function insertCase(tx: Tx, kept: KeptCase): Promise<void> {
  const columns = [
    ...(['id', 'sourceId', 'externalId', 'sourceProfileId', 'customerId', 'interactionId'] as const),
    ...(['kind', 'subject', 'channel', 'status', 'priority', 'ownerId', 'reasonId', 'productId'] as const),
    ...(['openedAt', 'dueAt', 'reopenings', 'version', 'createdAt', 'updatedAt'] as const),
  ] as const;
  const { openedAt: at } = kept;
  const row = { ...kept, createdAt: at, updatedAt: at };
  return insertRows(tx, 'cases.insertCase', { table: 'cases', columns }, [row]);
}

export async function updateCase(tx: Tx, kept: KeptCase, at: Date): Promise<void> {
  const { id, status, ownerId, rootCause, redressAmount, redressCurrency } = kept;
  const { resolvedAt, toldAt, toldHow, closedAt, reopenings, reopenedAt, saidBySource, version } = kept;
  await tx.execute(
    'cases.updateCase',
    `UPDATE cases SET status = ?, owner_id = ?, root_cause = ?, redress_amount = ?, redress_currency = ?, resolved_at = ?,
       told_at = ?, told_how = ?, closed_at = ?, reopenings = ?, reopened_at = ?, said_by_source = ?, version = ?, updated_at = ?
       WHERE id = ?`,
    [
      ...[status, ownerId, rootCause, redressAmount, redressCurrency, resolvedAt],
      ...[toldAt, toldHow, closedAt, reopenings, reopenedAt, saidBySource, version, at, id],
    ],
  );
}
