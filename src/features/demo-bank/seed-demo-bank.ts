import type { Db } from '../../platform/db/db';
import { contactKey } from '../customers/contact-key';
import { displayName } from '../customers/domain/display-name';
import { tokensOfCustomer } from '../customers/domain/name-tokens';
import { insertReferenceRows, isEmpty, openFactWriter, refreshStatistics } from './demo-bank.repository';
import { createBank, type Bank } from './domain/bank';
import { GoldenTally, type Golden } from './domain/golden';
import { addNeighbourhood, countNeighbourhoods } from './domain/generate';
import { createPlan } from './domain/plan';
import { countRows } from './domain/count-rows';
import { emptyFacts, type Facts } from './domain/rows';
import { reportProgress } from './load-progress';

export interface DemoBankOptions {
  /** 1 to 5,000,000. */
  readonly customers: number;
  /** Any whole number: another seed, another bank of the same kind. */
  readonly seed: number;
  /** The day (`YYYY-MM-DD`) at whose beginning, in UTC, the bank is seen. */
  readonly asOf: string;
  /** Is given a line at the beginning, at the end, and each second in between. */
  readonly onProgress?: (line: string) => void;
}

/** Rows of one transaction, at least; whole customers, so that none is ever there in part. */
const ROWS_PER_TRANSACTION = 4_000;
/** Transactions at once: while the server works on one, the next is drawn and written out. */
const LANES = 2;

/** The rows of the next neighbourhoods, tallied, or null when all have been given. Pure generation, a few milliseconds a call. */
function createBatches(bank: Bank, golden: GoldenTally): () => Facts | null {
  const count = countNeighbourhoods(bank);
  let next = 0;
  return () => {
    if (next === count) return null;
    const facts = emptyFacts();
    while (next < count && countRows(facts) < ROWS_PER_TRANSACTION) {
      addNeighbourhood(bank, next, facts);
      next += 1;
    }
    golden.add(facts);
    return facts;
  };
}

/** Takes batches until there are no more; when a lane fails, the others end after the batch that they have in hand. */
async function writeAll(
  write: (facts: Facts) => Promise<void>,
  take: () => Facts | null,
  onWritten: (facts: Facts) => void,
): Promise<void> {
  let hasFailed = false;
  const lane = async () => {
    for (let facts = take(); facts !== null && !hasFailed; facts = take()) {
      await write(facts).catch((error: unknown) => {
        hasFailed = true;
        throw error;
      });
      onWritten(facts);
    }
  };
  const ends = await Promise.allSettled(Array.from({ length: LANES }, lane));
  for (const end of ends) if (end.status === 'rejected') throw end.reason;
}

/**
 * Fills an empty, migrated database with a demo bank, and gives what is true of it. The rows depend on the first three options alone:
 * the same on any machine and server. Throws when an option is out of range or the database holds anything.
 */
export async function seedDemoBank(db: Db, options: DemoBankOptions): Promise<Golden> {
  const bank = createBank(createPlan(options), { displayName, tokensOfCustomer, contactKey });
  if (!(await isEmpty(db))) {
    throw new Error(
      'The database is not empty, and the demo bank goes into an empty one only. Point DATABASE_URL at a new database and run "npm run migrate", or remove everything from this one (DROP DATABASE, CREATE DATABASE, npm run migrate).',
    );
  }
  const progress = reportProgress(options.customers, options.onProgress ?? (() => undefined));
  await insertReferenceRows(db, bank.reference);
  progress.written(0, countRows(bank.reference));
  const golden = new GoldenTally(bank);
  await writeAll(await openFactWriter(db), createBatches(bank, golden), (facts) => {
    progress.written(facts.customers.length, countRows(facts));
  });
  await refreshStatistics(db);
  progress.done();
  return golden.result();
}
