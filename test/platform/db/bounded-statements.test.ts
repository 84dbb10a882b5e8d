import { createConnection, type Connection } from 'mysql2/promise';
import { newId } from '../../../src/kernel/id';
import { Cancellation } from '../../../src/platform/db/cancellation';
import type { BoundedDataSource } from '../../../src/platform/db/bounded-data-source';
import { createDataSource } from '../../../src/platform/db/data-source';
import { isStatementTimeout, isUnreachable } from '../../../src/platform/db/database-error';
import { onBehalfOf, openDb, type Db, type Sql } from '../../../src/platform/db/db';
import { insertRows } from '../../../src/platform/db/insert-rows';
import { freshDatabase, type TestDatabase } from '../../support/database';
import { running } from '../../support/running-statements';
import { openSilencedWay, type SilencedWay } from '../../support/silenced-way';
import { waitUntil } from '../../support/wait-until';

const TEAMS = { table: 'teams', columns: ['id', 'code', 'name'] as const };
const NAMED = "UPDATE teams SET name = 'new' WHERE code = 'a'";

const thrownBy = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => 'nothing was thrown',
    (error: unknown) => error,
  );

describe('a statement that waits for a row that somebody holds', () => {
  let database: TestDatabase;
  let holder: Connection;
  beforeAll(async () => {
    database = await freshDatabase({ settings: { poolSize: 1, statementTimeoutMs: 300 } });
    await insertRows(database.db, 'test.insert', TEAMS, [{ id: newId(), code: 'a', name: 'old' }]);
    holder = await createConnection(database.url);
    await holder.query('START TRANSACTION');
    await holder.query("UPDATE teams SET name = 'held' WHERE code = 'a'");
  });
  afterAll(async () => {
    await holder.end();
    await database.drop();
  });

  test.each<[string, (db: Db) => Promise<unknown>]>([
    ['writes', (db) => db.execute('test.waits', NAMED)],
    ['locks', (db) => db.query('test.waits', "SELECT id FROM teams WHERE code = 'a' FOR UPDATE")],
    ['writes in a transaction', (db) => db.transaction((tx: Sql) => tx.execute('test.waits', NAMED))],
  ])('and %s is ended on the server in its time, and leaves its connection to others', async (_, work) => {
    expect(isStatementTimeout(await thrownBy(work(database.db)))).toBe(true);
    const watching = await freshDatabase();
    await waitUntil('nothing waits', async () => (await running(watching.db, '/* test.waits %')) === 0);
    await watching.drop();
    expect(await database.db.query('test.after', 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });
});

describe('a server that falls silent', () => {
  let database: TestDatabase;
  let way: SilencedWay;
  beforeAll(async () => {
    database = await freshDatabase();
    const { hostname, port } = new URL(database.url);
    way = await openSilencedWay({ host: hostname, port: Number(port) });
  });
  afterAll(async () => {
    await way.close();
    await database.drop();
  });

  async function openWay(): Promise<BoundedDataSource> {
    const url = Object.assign(new URL(database.url), { port: String(way.port) }).href;
    const dataSource = await createDataSource(url, { poolSize: 2, statementTimeoutMs: 100 });
    await dataSource.initialize();
    return dataSource;
  }

  test.each<[string, (db: Db) => Promise<unknown>]>([
    ['in the middle', (db) => db.query('test.quiet', 'SELECT 1')],
    ['in a transaction', (db) => db.transaction((tx: Sql) => tx.execute('test.quiet', NAMED))],
    [
      'while something is looked up together',
      (db) => {
        const one = onBehalfOf(db, { key: 'somebody', cancellation: new Cancellation() });
        return Promise.all(['SELECT 1', 'SELECT 2'].map((sql) => one.lookUp('test.quiet', sql)));
      },
    ],
  ])('%s keeps nobody waiting for ever, and is used again when it is heard', async (_, work) => {
    const dataSource = await openWay();
    const db = openDb(dataSource);
    way.silenceAfter('test.quiet', 'processlist');
    // Some of these wait for a connection.
    const works = Array.from({ length: 4 }, () => thrownBy(work(db)));
    for (const error of await Promise.all(works))
      expect([isUnreachable(error), error]).toEqual([true, error]);
    way.silenceAfter(null);
    expect(await db.query('test.after', 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    await dataSource.destroy();
    await waitUntil('no connection is left', () => way.open() === 0);
  });

  test('while a connection is made ready keeps nobody waiting for ever', async () => {
    const dataSource = await openWay();
    const db = openDb(dataSource);
    await db.transaction(async (tx) => {
      await tx.query('test.holds', 'SELECT 1');
      way.silenceAfter('SET time_zone');
      // Others hear of it, so that it is ended there.
      expect(isStatementTimeout(await thrownBy(db.query('test.quiet', 'SELECT 1')))).toBe(true);
      way.silenceAfter(null);
      expect(await db.query('test.after', 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    });
    await dataSource.destroy();
    await waitUntil('no connection is left', () => way.open() === 0);
  });
});
