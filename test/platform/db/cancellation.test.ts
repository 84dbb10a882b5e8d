import { createConnection, type Connection } from 'mysql2/promise';
import { newId } from '../../../src/kernel/id';
import { Cancellation, Cancelled } from '../../../src/platform/db/cancellation';
import { onBehalfOf } from '../../../src/platform/db/db';
import { insertRows } from '../../../src/platform/db/insert-rows';
import { commentOf, StatementKiller } from '../../../src/platform/db/statement-killer';
import { freshDatabase, type TestDatabase } from '../../support/database';
import { running } from '../../support/running-statements';
import { openSilencedWay, type SilencedWay } from '../../support/silenced-way';
import { waitUntil } from '../../support/wait-until';

const TEAMS = { table: 'teams', columns: ['id', 'code', 'name'] as const };
const SLEEP = 'SELECT SLEEP(60) AS slept';

describe('a cancelled request', () => {
  let database: TestDatabase;
  let watching: TestDatabase;
  beforeAll(async () => {
    [database, watching] = await Promise.all([
      freshDatabase({ settings: { poolSize: 2, connectionsPerViewer: 2, statementTimeoutMs: 60_000 } }),
      freshDatabase(),
    ]);
  });
  afterAll(() => Promise.all([database.drop(), watching.drop()]));

  const asleep = (count: number) => () =>
    running(watching.db, '/* test.asleep %').then((found) => found === count);

  test('has its statements ended on the server, those that wait for a connection too', async () => {
    const by = new Cancellation();
    const db = onBehalfOf(database.db, { key: 'somebody', cancellation: by });
    const outcomes = Promise.allSettled([1, 2, 3, 4].map(() => db.query('test.asleep', SLEEP)));
    await waitUntil('as many sleep as there are connections', asleep(2));
    by.cancel();
    for (const outcome of await outcomes) {
      expect(outcome).toEqual({ status: 'rejected', reason: expect.any(Cancelled) as Cancelled });
    }
    await waitUntil('none sleeps', asleep(0));
    await expect(db.query('test.asleep', SLEEP)).rejects.toThrow(Cancelled);
  });

  test('leaves the pool to others, whole', async () => {
    const all = [1, 2, 3, 4].map((n) => database.db.query('test.after', 'SELECT ? AS n', [n]));
    expect(await Promise.all(all)).toEqual([[{ n: 1 }], [{ n: 2 }], [{ n: 3 }], [{ n: 4 }]]);
  });

  test('keeps nothing of its transaction', async () => {
    const by = new Cancellation();
    const failed = onBehalfOf(database.db, { key: 'somebody', cancellation: by }).transaction(async (tx) => {
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
    const failed = onBehalfOf(database.db, { key: 'somebody', cancellation: by }).transaction(async (tx) => {
      await insertRows(tx, 'test.insert', TEAMS, [{ id: newId(), code: 'b', name: 'b' }]);
      by.cancel();
    });
    await expect(failed).rejects.toThrow(Cancelled);
    expect(await database.db.query('test.teams', 'SELECT id FROM teams')).toEqual([]);
  });
});

describe('the connection that ends statements', () => {
  let database: TestDatabase;
  let connection: Connection;
  beforeAll(async () => {
    database = await freshDatabase();
  });
  afterAll(() => database.drop());
  beforeEach(async () => {
    connection = await createConnection(database.url);
  });
  /** Closed also when a test fails: what hangs on it would keep the run from ending. */
  let way: SilencedWay | undefined;
  afterEach(async () => {
    connection.destroy();
    await way?.close();
  });

  /** Runs a statement that sleeps, and waits until it does. */
  async function asleep(mark: string, seconds: number): Promise<{ readonly ended: Promise<unknown> }> {
    const comment = commentOf('test.mine', mark);
    const ended = connection.query(`${comment}SELECT SLEEP(${String(seconds)})`).then(
      () => 'by itself',
      () => 'killed',
    );
    await waitUntil('it sleeps', async () => (await running(database.db, `${comment}%`)) === 1);
    return { ended };
  }

  test.each([
    ['was sent before it', (killer: StatementKiller) => killer.newMark()],
    ['is of another process', () => new StatementKiller('').newMark()],
  ])(
    'spares one that has the number of one that %s, and ends the one that is meant',
    async (_what, other) => {
      const killer = new StatementKiller(database.url);
      const mine = killer.newMark();
      const short = await asleep(mine, 0.3);
      await killer.kill(connection.threadId, other(killer));
      expect(await short.ended).toBe('by itself');
      const long = await asleep(mine, 60);
      await killer.kill(connection.threadId, mine);
      expect(await long.ended).toBe('killed');
    },
  );

  test('gives up on a server that is not there', async () => {
    const killer = new StatementKiller('mysql://nobody@127.0.0.1:1/nothing');
    await Promise.all([killer.kill(1, 'a'), killer.kill(2, 'b')]);
  });

  test('gives up on a server that says nothing, or nothing any more, and goes on when it is heard again', async () => {
    const url = new URL(database.url);
    way = await openSilencedWay({ host: url.hostname, port: Number(url.port) });
    const killer = new StatementKiller(Object.assign(url, { port: String(way.port) }).href, 500);
    for (const words of ['', 'processlist', 'KILL']) {
      const mine = killer.newMark();
      const short = await asleep(mine, 2);
      way.silenceAfter(words);
      await Promise.all([killer.kill(connection.threadId, mine), killer.kill(1, 'other')]);
      expect([words, await short.ended]).toEqual([words, 'by itself']);
    }
    way.silenceAfter(null);
    const mine = killer.newMark();
    const long = await asleep(mine, 60);
    await killer.kill(connection.threadId, mine);
    expect(await long.ended).toBe('killed');
    await waitUntil('no connection is left', () => Promise.resolve(way?.open() === 0));
  });
});
