import type { Db } from '../../platform/db/db';
import { buildDeferredIndexes, deferIndexes } from '../../platform/db/deferred-indexes';
import { BatchQueue } from './batch-queue';
import { findWrittenBatches, insertReferenceRows, refreshStatistics } from './demo-bank.repository';
import { FACT_TABLES } from './demo-bank.tables';
import type { Bank } from './domain/bank';
import { countBatches, drawBatch } from './domain/batches';
import { goldenOf, tallyRows, type Golden } from './domain/golden';
import { addTallies, type Tallies } from './domain/golden-figures';
import type { DoubleRow } from './domain/truth';
import { reportProgress, type LoadProgress } from './load-progress';
import { openBank, type PlanOptions } from './open-bank';
import { writeBatches, type Drawn } from './write-batches';
import { writeInThreads } from './write-in-threads';

/** How a bank is loaded that is too large for one thread, and for keeping indexes up to date row by row. */
export interface InBulk {
  /** Of the database that is loaded: each thread has a connection of its own. */
  readonly databaseUrl: string;
  readonly threads: number;
}

export interface DemoBankOptions extends PlanOptions {
  /** Absent: in this thread, with all indexes in place. */
  readonly inBulk?: InBulk;
  /** Is given a line at the beginning, at the end, and now and then in between. */
  readonly onProgress?: (line: string) => void;
}

/** What is true of a demo bank, and no row of it says. */
export interface Truth {
  readonly golden: Golden;
  /** In the order in which the doubles came. */
  readonly doubles: readonly DoubleRow[];
}

/** Transactions at once in this thread: while the server works on one, the next is drawn and written out. */
const LANES = 2;

/** Writes what is left, and gives what is true of what each drew who wrote. */
async function writeAll(
  db: Db,
  bank: Bank,
  queue: BatchQueue,
  options: DemoBankOptions,
  progress: LoadProgress,
): Promise<Drawn[]> {
  const { inBulk } = options;
  const writers =
    inBulk === undefined
      ? Array.from({ length: LANES }, () => writeBatches(db, bank, queue, progress.written))
      : writeInThreads(inBulk.threads, { options, databaseUrl: inBulk.databaseUrl }, queue, progress.written);
  // All have ended before the first failure is passed on: nothing is written any more when this is over.
  const ends = await Promise.allSettled(writers);
  return ends.map((end) => {
    if (end.status === 'rejected') throw end.reason;
    return end.value;
  });
}

/**
 * Fills an empty, migrated database with a demo bank, or goes on with a load of the same bank that was cut off; gives what is true of
 * it. The rows depend on customers, seed and day alone: the same on any machine and server. Throws when an option is out of range or
 * the database holds anything else.
 */
export async function seedDemoBank(db: Db, options: DemoBankOptions): Promise<Truth> {
  const bank = openBank(options);
  const written = await findWrittenBatches(db, bank);
  const count = countBatches(bank);
  const progress = reportProgress(options.customers, options.onProgress ?? (() => undefined));
  if (written === null) await insertReferenceRows(db, bank.reference);
  else progress.found(written.size, count);
  const tallies: Tallies = new Map();
  tallyRows(tallies, bank.reference);
  const isWhole = written?.size === count;
  if (options.inBulk !== undefined && !isWhole) {
    await deferIndexes(
      db,
      Object.values(FACT_TABLES).map(({ table }) => table),
    );
  }
  const queue = BatchQueue.of(count, written ?? []);
  const parts = await writeAll(db, bank, queue, options, progress);
  for (const part of parts) addTallies(tallies, part.tallies);
  await buildDeferredIndexes(db, progress.building);
  await refreshStatistics(db);
  progress.done();
  return {
    golden: goldenOf(bank, tallies, drawBatch(bank, 0).facts),
    doubles: parts.flatMap(({ doubles }) => doubles).sort((a, b) => (a.doubleId < b.doubleId ? -1 : 1)),
  };
}
