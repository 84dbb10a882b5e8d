import { availableParallelism } from 'node:os';
import type { PlanOptions } from '../features/demo-bank/open-bank';
import { seedDemoBank, type InBulk } from '../features/demo-bank/seed-demo-bank';
import type { Db } from '../platform/db/db';
import { writeTruth } from './truth-files';

/** From here on a bank is loaded in bulk: below, starting threads and building indexes takes longer than it saves. */
const BULK_FROM_CUSTOMERS = 20_000;

export interface LoadOptions extends PlanOptions {
  /** Of the database that `db` is. */
  readonly databaseUrl: string;
  readonly dataFolder: string;
  /** Threads that draw and write rows; 0: this one alone, with all indexes in place. Absent: as many as suit machine and bank. */
  readonly threads?: number | undefined;
  readonly say: (line: string) => void;
}

/** How a bank of so many customers is loaded best: by one thread more than processors, since while one waits another draws. */
export function bulkOf(
  customers: number,
  databaseUrl: string,
  threads = customers < BULK_FROM_CUSTOMERS ? 0 : availableParallelism() + 1,
): { readonly inBulk?: InBulk } {
  return threads === 0 ? {} : { inBulk: { databaseUrl, threads } };
}

/** Loads a demo bank, or what is left of it, and writes what is true of it into the data folder. */
export async function loadDemoBank(db: Db, options: LoadOptions): Promise<void> {
  const { customers, seed, asOf, databaseUrl, dataFolder, threads, say } = options;
  const bulk = bulkOf(customers, databaseUrl, threads);
  writeTruth(dataFolder, await seedDemoBank(db, { customers, seed, asOf, onProgress: say, ...bulk }));
}
