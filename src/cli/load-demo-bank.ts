import { bulkOf } from '../features/demo-bank/in-bulk';
import type { PlanOptions } from '../features/demo-bank/open-bank';
import { seedDemoBank } from '../features/demo-bank/seed-demo-bank';
import type { Db } from '../platform/db/db';
import { writeTruth } from './truth-files';

export interface LoadOptions extends PlanOptions {
  /** Of the database that `db` is. */
  readonly databaseUrl: string;
  readonly dataFolder: string;
  /** Threads that draw and write rows; 0: this one alone, with all indexes in place. Absent: as many as suit machine and bank. */
  readonly threads?: number | undefined;
  readonly say: (line: string) => void;
}

/** Loads a demo bank, or what is left of it, and writes what is true of it into the data folder. */
export async function loadDemoBank(db: Db, options: LoadOptions): Promise<void> {
  const { customers, seed, asOf, databaseUrl, dataFolder, threads, say } = options;
  const bulk = bulkOf(customers, databaseUrl, threads);
  writeTruth(dataFolder, await seedDemoBank(db, { customers, seed, asOf, onProgress: say, ...bulk }));
}
