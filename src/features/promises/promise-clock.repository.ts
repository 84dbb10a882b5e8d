import type { Id } from '../../kernel/id';
import type { Sql, Tx } from '../../platform/db/db';
import { walking } from '../../platform/db/walked-index';
import { STORED_PROMISE, type StoredPromise } from './promise-write.repository';

/** Where the clock is in its walk: behind one promise, before the next. */
export interface ClockPlace {
  readonly clockAt: Date;
  readonly id: Id;
}

/** A promise that the clock has to look at: since when, and of which date it was told that it has passed. */
export interface DuePromise extends StoredPromise {
  readonly clockAt: Date;
  readonly overdueToldFor: Date | null;
}

/** Promises whose moment has passed, the longest past first, from a place on. The clock looks at all of the bank's: it shows them to nobody. */
export function findDuePromises(
  sql: Sql,
  now: Date,
  { clockAt, id }: ClockPlace,
  limit: number,
): Promise<DuePromise[]> {
  return sql.query<DuePromise>(
    'promises.findDuePromises',
    `SELECT ${STORED_PROMISE}, p.clock_at AS clockAt, p.overdue_told_for AS overdueToldFor
       FROM promises p${walking('ix_promises_clock')}
       WHERE p.clock_at >= ? AND p.clock_at < ? AND (p.clock_at > ? OR p.id > ?) ORDER BY p.clock_at, p.id LIMIT ?`,
    [clockAt, now, clockAt, id, limit],
  );
}

/** Holds a promise, if it is as it was seen, and nobody else holds it: who does is at it, or will leave it to the next turn. */
export async function holdDuePromise(tx: Tx, { id, clockAt, version }: DuePromise): Promise<boolean> {
  const rows = await tx.query(
    'promises.holdDuePromise',
    'SELECT p.id FROM promises p WHERE p.id = ? AND p.clock_at = ? AND p.version = ? FOR UPDATE SKIP LOCKED',
    [id, clockAt, version],
  );
  return rows.length === 1;
}

/** Keeps that it was told of this date that it has passed. Nothing that people see of the promise is changed by it. */
export async function noteOverdue(tx: Tx, { id, dueAt }: StoredPromise): Promise<void> {
  await tx.execute('promises.noteOverdue', 'UPDATE promises SET overdue_told_for = ? WHERE id = ?', [
    dueAt,
    id,
  ]);
}
