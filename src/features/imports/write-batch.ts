import type { Db, Tx } from '../../platform/db/db';
import { beginDelivery, recordDelivery } from '../sources/source-delivery.effects';
import type { Delivery } from './delivery';
import type { SeenKeys } from './domain/seen-keys';
import { isAnyTaken, resultOf, type BatchResult, type PreparedBatch, type Rejection } from './import-batch';
import type { RowOutcome } from './records';

/** What every batch of a run is written with. */
export interface BatchParts {
  readonly delivery: Omit<Delivery, 'lineOf' | 'isTrial'>;
  readonly seen: SeenKeys;
}

async function deliver(
  tx: Tx,
  batch: PreparedBatch,
  { delivery, seen }: BatchParts,
  isTrial: boolean,
): Promise<RowOutcome[]> {
  await beginDelivery(tx, delivery.sourceId);
  return batch.write(tx, { ...delivery, lineOf: (name) => seen.lineOf(name), isTrial });
}

/** Ends a transaction of which nothing is to be kept. */
class Undone extends Error {}

/** Writes a batch without keeping anything of it: what would come of its rows. `begin` comes first in the transaction. */
export async function tryBatch(
  db: Db,
  batch: PreparedBatch,
  seen: SeenKeys,
  begin: (tx: Tx) => Promise<BatchParts['delivery']>,
): Promise<RowOutcome[]> {
  let outcomes: RowOutcome[] = [];
  const work = async (tx: Tx): Promise<never> => {
    outcomes = await deliver(tx, batch, { delivery: await begin(tx), seen }, true);
    throw new Undone();
  };
  await db.transaction(work).catch((error: unknown) => {
    if (!(error instanceof Undone)) throw error;
  });
  return outcomes;
}

/** A batch that has been written, whole or as far as its first wrong row. */
export interface WrittenBatch {
  readonly batch: PreparedBatch;
  readonly result: BatchResult;
  /** The row that the batch ends before; null when it is whole. */
  readonly wrong: Rejection | null;
}

export interface WriteOptions extends BatchParts {
  /** Whether the rows from the first wrong one on are left out. */
  readonly stopsAtWrong: boolean;
  /** Notes in the same transaction how far the run has come. */
  readonly record: (tx: Tx, written: WrittenBatch) => Promise<void>;
}

function before(batch: PreparedBatch, wrong: Rejection | undefined): PreparedBatch {
  return wrong === undefined ? batch : batch.only((line) => line < wrong.record.line);
}

/**
 * Writes a batch in one transaction, with how far the run has come. Where the run stops at a wrong row that only the database tells, the
 * transaction is undone and made again for the rows before it.
 */
export async function writeBatch(db: Db, whole: PreparedBatch, options: WriteOptions): Promise<WrittenBatch> {
  let wrong = options.stopsAtWrong ? whole.rejected[0] : undefined;
  for (;;) {
    const batch = before(whole, wrong);
    try {
      return await db.transaction(async (tx) => {
        const outcomes = await deliver(tx, batch, options, false);
        const result = resultOf(batch, outcomes);
        if (options.stopsAtWrong && result.rejected.length > 0) {
          [wrong] = result.rejected;
          throw new Undone();
        }
        const { delivery } = options;
        // A file without news is a delivery too: else a source that has nothing to tell would look stale.
        if (isAnyTaken(outcomes)) await recordDelivery(tx, delivery.sourceId, delivery.now);
        const written = { batch, result, wrong: wrong ?? null };
        await options.record(tx, written);
        return written;
      });
    } catch (error) {
      if (!(error instanceof Undone)) throw error;
    }
  }
}
