import { randomBytes } from 'node:crypto';
import type { BoundedDataSource, DataSourceSettings } from '../../src/platform/db/bounded-data-source';
import { createDataSource } from '../../src/platform/db/data-source';
import { openDb, type Db, type StatementObserver } from '../../src/platform/db/db';
import { serverUrl, TEMPLATE, urlOfDatabase } from './database-address';
import { copyDatabase, createDatabase, dropDatabase } from './database-copy';

/** A database of the test's own on the server that all tests share. */
export interface TestDatabase {
  readonly url: string;
  readonly dataSource: BoundedDataSource;
  readonly db: Db;
  /** Closes the connections and removes the database. */
  readonly drop: () => Promise<void>;
}

export interface TestDatabaseOptions {
  /** Sees each statement that `db` runs. */
  readonly observe?: StatementObserver;
  readonly settings?: Partial<DataSourceSettings>;
}

/** A migrated database without rows. Takes some tens of milliseconds; safe in parallel workers. */
export async function freshDatabase(options: TestDatabaseOptions = {}): Promise<TestDatabase> {
  const name = randomName();
  await copyDatabase(serverUrl(), TEMPLATE, name);
  return open(name, options);
}

/** A database without tables, for what is tested about migrations themselves. */
export async function unmigratedDatabase(options: TestDatabaseOptions = {}): Promise<TestDatabase> {
  const name = randomName();
  await createDatabase(serverUrl(), name);
  return open(name, options);
}

async function open(name: string, { observe, settings }: TestDatabaseOptions): Promise<TestDatabase> {
  const url = urlOfDatabase(name);
  const dataSource = await createDataSource(url, { poolSize: 4, statementTimeoutMs: 5_000, ...settings });
  await dataSource.initialize();
  return {
    url,
    dataSource,
    db: openDb(dataSource, observe),
    drop: async () => {
      if (dataSource.isInitialized) await dataSource.destroy();
      await dropDatabase(serverUrl(), name);
    },
  };
}

function randomName(): string {
  return `test_${randomBytes(8).toString('hex')}`;
}
