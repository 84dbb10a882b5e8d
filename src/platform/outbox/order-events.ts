import type { Db, Tx } from '../db/db';
import {
  deleteMessages,
  insertEvents,
  isAnyWaiting,
  listWaiting,
  lockHead,
  moveHead,
} from './outbox.repository';

/** Messages that are moved in one transaction. */
const BATCH = 500;

/** Gives the messages that wait their places in the order of events; gives how many there were. One instance does it at a time. */
async function orderBatch(tx: Tx): Promise<number> {
  const head = await lockHead(tx);
  if (head === null) return 0;
  const waiting = await listWaiting(tx, BATCH);
  if (waiting.length === 0) return 0;
  const events = waiting.map(({ id: _, ...message }, index) => ({ ...message, position: head + index + 1 }));
  await insertEvents(tx, events);
  await deleteMessages(
    tx,
    waiting.map(({ id }) => id),
  );
  await moveHead(tx, head + waiting.length);
  return waiting.length;
}

/**
 * Moves what mutations have put into the outbox to `events`, where each has a position: whoever reads on from the last position that they
 * have seen misses nothing. (In the outbox itself they would: a transaction that began earlier may end later.) Each message is moved once, whoever
 * dies when; what happened to one object under its lock keeps its order. Gives how many were moved.
 */
export async function orderEvents(db: Db): Promise<number> {
  for (let moved = 0; ;) {
    // Without a transaction: it is looked twice a second, and mostly in vain.
    if (!(await isAnyWaiting(db))) return moved;
    const count = await db.transaction(orderBatch);
    moved += count;
    if (count < BATCH) return moved;
  }
}
