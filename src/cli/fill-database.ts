import { demoExamples } from '../features/demo-bank/demo-examples.repository';
import { holdsOtherSources, isEmpty } from '../features/demo-bank/demo-bank.repository';
import { seedDemoBank } from '../features/demo-bank/seed-demo-bank';
import type { DatabaseConfig } from '../platform/config/config';
import { createDataSource } from '../platform/db/data-source';
import { requireDatabase } from '../platform/db/database-state';
import { openDb, type Db } from '../platform/db/db';
import type { ExampleVariables } from '../platform/sandbox/library';
import { readDemoBankRecord, recordLoaded, recordLoading } from './demo-bank-record';
import { writeGolden } from './golden-file';
import { migrateDatabase } from './migrate-database';
import type { StartDatabase } from './start-database';
import type { StartOptions } from './start-options';

const DEMO = { customers: 2000, seed: 7 };

type Say = (line: string) => void;

/**
 * Loads the demo bank into an empty database: always into the private one, into that of DATABASE_URL only when `--demo` asks for
 * it. Gives what the example questions can be asked about, by variable name.
 */
export async function fillDatabase(
  { config, own }: StartDatabase,
  { demo }: StartOptions,
  dataFolder: string,
  say: Say,
): Promise<ExampleVariables> {
  const loadInto = (db: Db) => load(db, dataFolder, say);
  if (own !== undefined) return fillPrivate(config, own.folder, loadInto, say);
  // Without the option the database is not touched; not at head, it is not served either, and the server will say so.
  if (!demo || (await requireDatabase(config.databaseUrl)).length > 0) return {};
  return withDb(config, async (db) => {
    if (await isEmpty(db)) return loadInto(db);
    say('The database is not empty; the demo bank is not loaded.');
    return {};
  });
}

/** A load that was killed half way is done again from the beginning, unless somebody has brought in data of their own since. */
async function fillPrivate(
  config: DatabaseConfig,
  folder: string,
  loadInto: (db: Db) => Promise<ExampleVariables>,
  say: Say,
): Promise<ExampleVariables> {
  const record = readDemoBankRecord(folder);
  if (record?.state === 'loaded') return record.examples;
  if (record?.state === 'loading') {
    if (await withDb(config, holdsOtherSources)) {
      say('The demo bank was not loaded to its end, and there are other data beside it: it stays as it is.');
      return {};
    }
    say('The demo bank was not loaded to its end the last time; beginning again …');
    await withDb(config, (db) => makeAnew(db, new URL(config.databaseUrl).pathname.slice(1)));
    await migrateDatabase(config, say);
  }
  return withDb(config, async (db) => {
    if (!(await isEmpty(db))) return {};
    recordLoading(folder);
    const examples = await loadInto(db);
    recordLoaded(folder, examples);
    return examples;
  });
}

async function load(db: Db, dataFolder: string, say: Say): Promise<ExampleVariables> {
  const asOf = new Date().toISOString().slice(0, 10);
  writeGolden(dataFolder, await seedDemoBank(db, { ...DEMO, asOf, onProgress: say }));
  return { ...(await demoExamples(db)) };
}

async function withDb<T>(
  { databaseUrl, poolSize }: DatabaseConfig,
  work: (db: Db) => Promise<T>,
): Promise<T> {
  // No time limit: the statistics of large tables take longer than any request may.
  const dataSource = await createDataSource(databaseUrl, { poolSize, statementTimeoutMs: 0 });
  await dataSource.initialize();
  try {
    return await work(openDb(dataSource));
  } finally {
    await dataSource.destroy();
  }
}

async function makeAnew(db: Db, database: string): Promise<void> {
  await db.execute('start.dropHalfLoaded', `DROP DATABASE \`${database}\``);
  await db.execute('start.createAgain', `CREATE DATABASE \`${database}\``);
}
