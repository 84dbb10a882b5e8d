import type { Db } from '../../platform/db/db';
import type { BatchQueue } from './batch-queue';
import { openFactWriter } from './demo-bank.repository';
import type { Bank } from './domain/bank';
import { drawBatch } from './domain/batches';
import { countRows } from './domain/count-rows';
import { tallyFacts } from './domain/golden';
import type { Tallies } from './domain/golden-figures';

/** A batch that is in the database. */
export interface WrittenBatch {
  readonly customers: number;
  /** 0 when it was there before. */
  readonly rows: number;
}

/**
 * Draws and writes batches until none is left, and counts all of them: those too that were there before. When a batch cannot be
 * written, the others who take from the queue end after the one that they have in hand.
 */
export async function writeBatches(
  db: Db,
  bank: Bank,
  queue: BatchQueue,
  onWritten: (batch: WrittenBatch) => void,
): Promise<Tallies> {
  const tallies: Tallies = new Map();
  try {
    const write = await openFactWriter(db);
    for (let batch = queue.take(); batch !== null; batch = queue.take()) {
      const facts = drawBatch(bank, batch);
      tallyFacts(tallies, facts);
      const isNew = !queue.isWritten(batch);
      if (isNew) await write(facts);
      onWritten({ customers: facts.customers.length, rows: isNew ? countRows(facts) : 0 });
    }
    return tallies;
  } catch (error) {
    queue.stop();
    throw error;
  }
}
