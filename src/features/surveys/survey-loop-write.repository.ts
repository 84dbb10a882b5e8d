import type { Id } from '../../kernel/id';
import { withinScope, type RowScope } from '../../platform/authz/row-scope';
import type { Tx } from '../../platform/db/db';
import { insertRows } from '../../platform/db/insert-rows';
import { inOrder, type LoopStep } from './domain/loop';
import type { SurveyLoopRow } from './survey-loop.type';

export interface StoredStep {
  readonly step: LoopStep;
  readonly takenAt: Date;
  readonly takenById: Id | null;
  readonly reason: string | null;
}

/** A loop with all that is kept of it, its steps too: what its digest is made of. */
export interface StoredLoop extends Omit<SurveyLoopRow, 'openedAt' | 'dueAt'> {
  readonly sourceId: Id;
  readonly externalId: string;
  readonly sourceProfileId: Id | null;
  readonly createdAt: Date;
  /** In their order. */
  readonly steps: readonly StoredStep[];
}

function listSteps(tx: Tx, loopId: Id): Promise<StoredStep[]> {
  return tx.query<StoredStep>(
    'surveys.listSteps',
    'SELECT t.step, t.taken_at AS takenAt, t.taken_by_id AS takenById, t.reason FROM survey_loop_steps t WHERE t.loop_id = ?',
    [loopId],
  );
}

/** The loop, held until the transaction ends; null when it is unknown or out of reach. */
export async function lockLoop(tx: Tx, scope: RowScope, id: Id): Promise<StoredLoop | null> {
  const [row] = await tx.query<Omit<StoredLoop, 'steps'>>(
    'surveys.lockLoop',
    `SELECT l.id, l.source_id AS sourceId, l.external_id AS externalId, l.source_profile_id AS sourceProfileId,
       l.customer_id AS customerId, l.answer_id AS answerId, l.owner_id AS ownerId, l.closed_at AS closedAt, l.version,
       l.created_at AS createdAt
       FROM survey_loops l WHERE l.id = ? AND ${withinScope(scope, 'l.customer_id')} FOR UPDATE`,
    [id],
  );
  if (row === undefined) return null;
  const steps = await listSteps(tx, id);
  return { ...row, steps: inOrder(steps, ({ step }) => step) };
}

export function insertLoop(tx: Tx, { steps: _, ...loop }: StoredLoop): Promise<void> {
  const columns = [
    ...(['id', 'sourceId', 'externalId', 'sourceProfileId', 'customerId', 'answerId', 'ownerId'] as const),
    ...(['version', 'createdAt', 'updatedAt'] as const),
  ] as const;
  const row = { ...loop, updatedAt: loop.createdAt };
  return insertRows(tx, 'surveys.insertLoop', { table: 'survey_loops', columns }, [row]);
}

export function insertStep(tx: Tx, loopId: Id, step: StoredStep): Promise<void> {
  const columns = ['loopId', 'step', 'takenAt', 'takenById', 'reason'] as const;
  return insertRows(tx, 'surveys.insertStep', { table: 'survey_loop_steps', columns }, [{ ...step, loopId }]);
}

export async function updateLoop(
  tx: Tx,
  { id, ownerId, closedAt, version }: StoredLoop,
  at: Date,
): Promise<void> {
  await tx.execute(
    'surveys.updateLoop',
    'UPDATE survey_loops SET owner_id = ?, closed_at = ?, version = ?, updated_at = ? WHERE id = ?',
    [ownerId, closedAt, version, at, id],
  );
}
