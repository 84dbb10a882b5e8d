import { createDataSource } from '../../src/platform/db/data-source';
import { openDb, type Db } from '../../src/platform/db/db';

/** How many rows the server reads while `work` runs, on a connection of its own so that the counters are those of the work alone. */
export async function rowsReadBy(url: string, work: (db: Db) => Promise<void>): Promise<number> {
  const single = await createDataSource(url, { poolSize: 1, statementTimeoutMs: 5_000 });
  await single.initialize();
  try {
    const db = openDb(single);
    await db.execute('test.flush', 'FLUSH STATUS');
    await work(db);
    const counters = await db.query<{ Value: string }>(
      'test.read',
      "SHOW SESSION STATUS LIKE 'Handler_read%'",
    );
    return counters.reduce((sum, { Value }) => sum + Number(Value), 0);
  } finally {
    await single.destroy();
  }
}
