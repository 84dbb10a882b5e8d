import type { Id } from '../../kernel/id';
import type { Tx, Sql } from '../../platform/db/db';
import { insertRows } from '../../platform/db/insert-rows';
import { walking } from '../../platform/db/walked-index';
import type { ChangeReason, Stage } from './domain/stage';

/** A status with all that is kept of it. */
export interface StoredStatus {
  readonly customerId: Id;
  readonly stage: Stage;
  readonly score: number;
  /** Of all the evidence, as of `weighedAt`. */
  readonly weightMillionths: number;
  readonly weighedAt: Date;
  /** Until when score and stage hold, if nothing new becomes known; null: for good. */
  readonly scoreUntil: Date | null;
  readonly stageUntil: Date | null;
  readonly isVip: boolean;
  readonly ownerId: Id | null;
  readonly nominatedAt: Date | null;
  readonly nominatedById: Id | null;
  readonly since: Date;
  /** Counts what people see change: stage, programme, owner. What fades by itself is no change of anybody's. */
  readonly version: number;
}

const COLUMNS = [
  ...(['customerId', 'stage', 'score', 'weightMillionths', 'weighedAt', 'scoreUntil', 'stageUntil'] as const),
  ...(['isVip', 'ownerId', 'nominatedAt', 'nominatedById', 'since', 'version'] as const),
];

const STORED = `s.customer_id AS customerId, s.stage, s.score, s.weight_millionths AS weightMillionths, s.weighed_at AS weighedAt, s.score_until AS scoreUntil,
  s.stage_until AS stageUntil, s.is_vip AS isVip, s.owner_id AS ownerId, s.nominated_at AS nominatedAt,
  s.nominated_by_id AS nominatedById, s.since, s.version`;

/** The driver gives flags as 0 and 1: to the digest these would be another content. */
type Selected = Omit<StoredStatus, 'isVip'> & { readonly isVip: number };

const storedOf = (row: Selected): StoredStatus => ({ ...row, isVip: row.isVip === 1 });

/** The statuses that these customers have, held until the transaction ends. */
export async function lockStatuses(tx: Tx, customerIds: readonly Id[]): Promise<StoredStatus[]> {
  const rows = await tx.query<Selected>(
    'advocacy.lockStatuses',
    `SELECT ${STORED} FROM advocacy_statuses s WHERE s.customer_id IN (?) ORDER BY s.customer_id FOR UPDATE`,
    [customerIds],
  );
  return rows.map(storedOf);
}

/** Statuses whose score has faded, and whose stage has not: held, but for those that somebody else is at. */
export async function lockFaded(tx: Tx, now: Date, limit: number): Promise<StoredStatus[]> {
  const rows = await tx.query<Selected>(
    'advocacy.lockFaded',
    `SELECT ${STORED} FROM advocacy_statuses s${walking('ix_advocacy_statuses_score_until')}
       WHERE s.score_until <= ? AND (s.stage_until IS NULL OR s.stage_until > ?)
       ORDER BY s.score_until, s.customer_id LIMIT ? FOR UPDATE SKIP LOCKED`,
    [now, now, limit],
  );
  return rows.map(storedOf);
}

/** Where whoever looks for ended stages is: behind one, before the next. */
export interface StagePlace {
  readonly stageUntil: Date;
  readonly customerId: Id;
}

/** Whose stage holds no longer, the longest ago first, from a place on. It looks at all of the bank's, and shows them to nobody. */
export function findEndedStages(
  sql: Sql,
  now: Date,
  { stageUntil, customerId }: StagePlace,
  limit: number,
): Promise<StagePlace[]> {
  return sql.query<StagePlace>(
    'advocacy.findEndedStages',
    `SELECT s.stage_until AS stageUntil, s.customer_id AS customerId FROM advocacy_statuses s${walking('ix_advocacy_statuses_stage_until')}
       WHERE s.stage_until >= ? AND s.stage_until <= ? AND (s.stage_until > ? OR s.customer_id > ?)
       ORDER BY s.stage_until, s.customer_id LIMIT ?`,
    [stageUntil, now, stageUntil, customerId, limit],
  );
}

/** Makes statuses, or puts them in the place of those that are there. */
export function saveStatuses(tx: Tx, statuses: readonly StoredStatus[], at: Date): Promise<void> {
  const columns = [...COLUMNS, 'createdAt', 'updatedAt'] as const;
  const updateOnDuplicate = [...COLUMNS.filter((column) => column !== 'customerId'), 'updatedAt'] as const;
  const rows = statuses.map((status) => ({ ...status, createdAt: at, updatedAt: at }));
  const target = { table: 'advocacy_statuses', columns, updateOnDuplicate };
  return insertRows(tx, 'advocacy.saveStatuses', target, rows);
}

export interface NewStageChange {
  readonly id: Id;
  readonly customerId: Id;
  readonly fromStage: Stage;
  readonly toStage: Stage;
  readonly reason: ChangeReason;
  readonly changedAt: Date;
}

export function insertStageChanges(tx: Tx, changes: readonly NewStageChange[]): Promise<void> {
  const columns = ['id', 'customerId', 'fromStage', 'toStage', 'reason', 'changedAt'] as const;
  return insertRows(tx, 'advocacy.insertStageChanges', { table: 'advocacy_stage_changes', columns }, changes);
}
