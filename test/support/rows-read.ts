import { createDataSource } from '../../src/platform/db/data-source';
import { openDb, type Db } from '../../src/platform/db/db';

/** A connection of its own, so that the server's counters of it are those of the work alone. */
export interface CountingSession {
  readonly db: Db;
  /** How many rows and entries of indexes the server looks at while `work` runs, those of its own temporary tables among them. */
  readonly rowsReadBy: (work: (db: Db) => Promise<unknown>) => Promise<number>;
  readonly close: () => Promise<void>;
}

export async function openCountingSession(url: string): Promise<CountingSession> {
  const single = await createDataSource(url, { poolSize: 1, statementTimeoutMs: 5_000 });
  await single.initialize();
  const db = openDb(single);
  return {
    db,
    async rowsReadBy(work) {
      await db.execute('test.flush', 'FLUSH STATUS');
      await work(db);
      const counters = await db.query<{ Value: string }>(
        'test.read',
        // Entries of an index that a condition is held against before the row is read are counted apart, and by MariaDB only.
        "SHOW SESSION STATUS WHERE Variable_name LIKE 'Handler_read%' OR Variable_name = 'Handler_icp_attempts'",
      );
      return counters.reduce((sum, { Value }) => sum + Number(Value), 0);
    },
    close: () => single.destroy(),
  };
}

/** How many rows the server reads while `work` runs. */
export async function rowsReadBy(url: string, work: (db: Db) => Promise<void>): Promise<number> {
  const session = await openCountingSession(url);
  try {
    return await session.rowsReadBy(work);
  } finally {
    await session.close();
  }
}
