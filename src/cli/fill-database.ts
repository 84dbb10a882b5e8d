import { demoExamples } from '../features/demo-bank/demo-examples.repository';
import { holdsOtherSources, isEmpty } from '../features/demo-bank/demo-bank.repository';
import type { PlanOptions } from '../features/demo-bank/open-bank';
import type { DatabaseConfig } from '../platform/config/config';
import { createDataSource } from '../platform/db/data-source';
import { requireDatabase } from '../platform/db/database-state';
import { openDb, type Db } from '../platform/db/db';
import { buildDeferredIndexes } from '../platform/db/deferred-indexes';
import type { ExampleVariables } from '../platform/sandbox/library';
import { readDemoBankRecord, recordLoaded, recordLoading } from './demo-bank-record';
import { loadDemoBank } from './load-demo-bank';
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
  const { databaseUrl } = config;
  const load = async (db: Db, plan: PlanOptions) => {
    await loadDemoBank(db, { ...plan, databaseUrl, dataFolder, say });
    return { ...(await demoExamples(db)) };
  };
  if (own !== undefined) return fillPrivate(config, own.folder, load, say);
  // Without the option the database is not touched; not at head, it is not served either, and the server will say so.
  if (!demo || (await requireDatabase(databaseUrl)).length > 0) return {};
  return withDb(config, async (db) => {
    if (await isEmpty(db)) return load(db, demoOfToday());
    say('The database is not empty; the demo bank is not loaded.');
    return {};
  });
}

function demoOfToday(): PlanOptions {
  return { ...DEMO, asOf: new Date().toISOString().slice(0, 10) };
}

/** A load that was killed half way is gone on with, unless somebody has brought in data of their own since. */
async function fillPrivate(
  config: DatabaseConfig,
  folder: string,
  load: (db: Db, plan: PlanOptions) => Promise<ExampleVariables>,
  say: Say,
): Promise<ExampleVariables> {
  const record = readDemoBankRecord(folder);
  if (record?.state === 'loaded') return record.examples;
  return withDb(config, async (db) => {
    if (record === undefined && !(await isEmpty(db))) return {};
    if (await holdsOtherSources(db)) {
      say('The demo bank was not loaded to its end, and there are other data beside it: it stays as it is.');
      await buildDeferredIndexes(db, (table) => {
        say(`  … building the indexes of ${table}, which the load has taken off`);
      });
      return {};
    }
    if (record !== undefined) say('The demo bank was not loaded to its end the last time; going on …');
    const plan = record?.plan ?? demoOfToday();
    recordLoading(folder, plan);
    const examples = await load(db, plan);
    recordLoaded(folder, examples);
    return examples;
  });
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
