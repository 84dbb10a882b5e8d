import type { Db } from '../db/db';
import { deleteEndedKeys } from '../mutations/mutation.repository';
import { deleteEventsBefore, findFirstSince } from './outbox.repository';

/** Rows of one statement: it holds their locks no longer than that takes. */
const BATCH = 500;
const EVENTS_KEPT_MS = 7 * 24 * 3_600_000;

async function inBatches(remove: () => Promise<number>): Promise<number> {
  for (let removed = 0; ;) {
    const count = await remove();
    removed += count;
    if (count < BATCH) return removed;
  }
}

/**
 * Removes what means nothing any more: idempotency keys that have ended, and events that are older than a week, as far as they lie before all
 * that are kept. An event is as old as the request that it came from, its place as young as the writing: by age alone their order would get gaps.
 */
export async function removeEnded(
  db: Db,
  now: Date,
): Promise<{ readonly keys: number; readonly events: number }> {
  const keys = await inBatches(() => deleteEndedKeys(db, now, BATCH));
  const kept = await findFirstSince(db, new Date(now.getTime() - EVENTS_KEPT_MS));
  const events = await inBatches(() => deleteEventsBefore(db, kept, BATCH));
  return { keys, events };
}
