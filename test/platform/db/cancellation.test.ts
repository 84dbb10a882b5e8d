import { newId } from '../../../src/kernel/id';
import { Cancellation, Cancelled } from '../../../src/platform/db/cancellation';
import { cancellable } from '../../../src/platform/db/db';
import { insertRows } from '../../../src/platform/db/insert-rows';
import { StatementKiller } from '../../../src/platform/db/statement-killer';
import { freshDatabase, type TestDatabase } from '../../support/database';
import { running } from '../../support/running-statements';
import { waitUntil } from '../../support/wait-until';

const TEAMS = { table: 'teams', columns: ['id', 'code', 'name'] as const };
const SLEEP = 'SELECT SLEEP(60) AS slept';

describe('a cancelled request', () => {
  let database: TestDatabase;
  let watching: TestDatabase;
  beforeAll(async () => {
    [database, watching] = await Promise.all([
      freshDatabase({ settings: { poolSize: 2, statementTimeoutMs: 60_000 } }),
      freshDatabase(),
    ]);
  });
  afterAll(() => Promise.all([database.drop(), watching.drop()]));

  const asleep = (count: number) => () =>
    running(watching.db, '/* test.asleep */%').then((found) => found === count);

  test('has its statements ended on the server, those that wait for a connection too', async () => {
    const by = new Cancellation();
    const db = cancellable(database.db, by);
    const outcomes = Promise.allSettled([1, 2, 3, 4].map(() => db.query('test.asleep', SLEEP)));
    await waitUntil('as many sleep as there are connections', asleep(2));
    by.cancel();
    for (const outcome of await outcomes) {
      expect(outcome).toEqual({ status: 'rejected', reason: expect.any(Cancelled) as Cancelled });
    }
    expect(await asleep(0)()).toBe(true);
    await expect(db.query('test.asleep', SLEEP)).rejects.toThrow(Cancelled);
  });

  test('leaves the pool to others, whole', async () => {
    const all = [1, 2, 3, 4].map((n) => database.db.query('test.after', 'SELECT ? AS n', [n]));
    expect(await Promise.all(all)).toEqual([[{ n: 1 }], [{ n: 2 }], [{ n: 3 }], [{ n: 4 }]]);
  });

  test('keeps nothing of its transaction', async () => {
    const by = new Cancellation();
    const failed = cancellable(database.db, by).transaction(async (tx) => {
      await insertRows(tx, 'test.insert', TEAMS, [{ id: newId(), code: 'a', name: 'a' }]);
      await tx.query('test.asleep', SLEEP);
    });
    await waitUntil('the transaction sleeps', asleep(1));
    by.cancel();
    await expect(failed).rejects.toThrow(Cancelled);
    expect(await asleep(0)()).toBe(true);
    expect(await database.db.query('test.teams', 'SELECT id FROM teams')).toEqual([]);
  });

  test('keeps nothing of its transaction when it is cancelled between two statements', async () => {
    const by = new Cancellation();
    const failed = cancellable(database.db, by).transaction(async (tx) => {
      await insertRows(tx, 'test.insert', TEAMS, [{ id: newId(), code: 'b', name: 'b' }]);
      by.cancel();
    });
    await expect(failed).rejects.toThrow(Cancelled);
    expect(await database.db.query('test.teams', 'SELECT id FROM teams')).toEqual([]);
  });
});

describe('the connection that ends statements', () => {
  test('spares one that has the number but another statement', async () => {
    const { db, url, drop } = await freshDatabase();
    const killer = new StatementKiller(url);
    await db.transaction(async (tx) => {
      const [connection] = await tx.query<{ id: number }>('test.number', 'SELECT CONNECTION_ID() AS id');
      await killer.kill(connection?.id ?? 0, '/* other.statement */ ');
      expect(await tx.query('test.alive', 'SELECT 1 AS alive')).toEqual([{ alive: 1 }]);
    });
    await drop();
  });

  test('gives up on a server that is not there', async () => {
    const killer = new StatementKiller('mysql://nobody@127.0.0.1:1/nothing');
    await Promise.all([killer.kill(1, '/* a */ '), killer.kill(2, '/* b */ ')]);
  });
});
