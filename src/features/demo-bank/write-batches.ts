import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Db } from '../../platform/db/db';
import type { BatchQueue } from './batch-queue';
import { openFactWriter } from './demo-bank.repository';
import type { Bank } from './domain/bank';
import { drawBatch } from './domain/batches';
import { countRows } from './domain/count-rows';
import { tallyFacts } from './domain/golden';
import type { Tallies } from './domain/golden-figures';
import type { DoubleRow } from './domain/truth';

/** A batch that is in the database. */
export interface WrittenBatch {
  readonly customers: number;
  /** 0 when it was there before. */
  readonly rows: number;
}

/** What is true of all batches that somebody took from a queue. */
export interface Drawn {
  readonly tallies: Tallies;
  readonly doubles: DoubleRow[];
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
): Promise<Drawn> {
  const drawn: Drawn = { tallies: new Map(), doubles: [] };
  try {
    const write = await openFactWriter(db);
    for (let batch = queue.take(); batch !== null; batch = queue.take()) {
      const { facts, doubles } = drawBatch(bank, batch);
      tallyFacts(drawn.tallies, facts);
      drawn.doubles.push(...doubles);
      const isNew = !queue.isWritten(batch);
      // Where nothing is written, others get their turn all the same: connections are opened meanwhile, progress is told.
      await (isNew ? write(facts) : nextTurn());
      onWritten({ customers: facts.customers.length, rows: isNew ? countRows(facts) : 0 });
    }
    return drawn;
  } catch (error) {
    queue.stop();
    throw error;
  }
}
