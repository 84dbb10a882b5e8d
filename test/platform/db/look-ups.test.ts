import { newId } from '../../../src/kernel/id';
import { Cancellation, Cancelled } from '../../../src/platform/db/cancellation';
import { TooMuchWaits } from '../../../src/platform/db/connection-turns';
import { isStatementTimeout, OutOfReach, StatementTooSlow } from '../../../src/platform/db/database-error';
import { onBehalfOf, type Db, type StatementEvent } from '../../../src/platform/db/db';
import { insertRows } from '../../../src/platform/db/insert-rows';
import { LookUps, type Ways } from '../../../src/platform/db/look-ups';
import { freshDatabase, type TestDatabase } from '../../support/database';
import { running } from '../../support/running-statements';
import { waitUntil } from '../../support/wait-until';

const TEAMS = { table: 'teams', columns: ['id', 'code', 'name'] as const };
const CONNECTION = 'SELECT CONNECTION_ID() AS id';

describe('what somebody looks up at once', () => {
  const observed: StatementEvent[] = [];
  let database: TestDatabase;
  let watching: TestDatabase;
  let by: Cancellation;
  let db: Db;
  beforeAll(async () => {
    [database, watching] = await Promise.all([
      freshDatabase({
        settings: { poolSize: 4, connectionsPerViewer: 4, statementTimeoutMs: 1_000 },
        observe: (event) => observed.push(event),
      }),
      freshDatabase(),
    ]);
  });
  afterAll(() => Promise.all([database.drop(), watching.drop()]));

  const forSomebody = (cancellation = new Cancellation()): Db =>
    onBehalfOf(database.db, { key: 'somebody', cancellation });
  beforeEach(() => {
    by = new Cancellation();
    db = forSomebody(by);
    observed.length = 0;
  });

  const connections = async (ways: readonly Promise<readonly { id: number }[]>[]): Promise<number> =>
    new Set((await Promise.all(ways)).map(([row]) => row?.id)).size;

  test('takes one connection, where what is asked takes one for each', async () => {
    const lookUps = [1, 2, 3].map(() => db.lookUp<{ id: number }>('test.lookUp', CONNECTION));
    expect(await connections(lookUps)).toBe(1);
    const queries = [1, 2, 3].map(() => db.query<{ id: number }>('test.query', CONNECTION));
    expect(await connections(queries)).toBe(3);
  });

  test('is told apart from what others look up at once', async () => {
    const others = forSomebody();
    const lookUps = [db, others, db].map((one) => one.lookUp<{ id: number }>('test.lookUp', CONNECTION));
    expect(await connections(lookUps)).toBe(3);
  });

  test('gives each its own rows, of some none, whatever signs are in its values', async () => {
    const values = ["a'; DROP TABLE teams; -- ", ';', '?', '\\', '/* */'];
    const found = await Promise.all([
      ...values.map((value) => db.lookUp('test.value', 'SELECT ? AS value', [value])),
      db.lookUp('test.none', 'SELECT 1 AS value FROM teams'),
      db.lookUp('test.many', 'SELECT 1 AS value UNION ALL SELECT 2'),
    ]);
    expect(found).toEqual([...values.map((value) => [{ value }]), [], [{ value: 1 }, { value: 2 }]]);
    expect(observed.map(({ name, rows }) => `${name} ${String(rows)}`)).toEqual([
      ...values.map(() => 'test.value 1'),
      'test.none 0',
      'test.many 2',
    ]);
  });

  test.each([
    ['that the server refuses', 'SELECT nothing FROM teams', [], /nothing/],
    ['whose values are too few', 'SELECT ?', [], /1 places and was given 0/],
    ['that is more than one', 'SELECT 1; SELECT 2', [], /test\.bad is more than one statement/],
  ])('fails alone: one %s', async (_, sql, values, message) => {
    const outcomes = await Promise.allSettled([
      db.lookUp('test.before', 'SELECT 1 AS one'),
      db.lookUp('test.bad', sql, values),
      db.lookUp('test.after', 'SELECT 2 AS two'),
    ]);
    expect(outcomes).toEqual([
      { status: 'fulfilled', value: [{ one: 1 }] },
      {
        status: 'rejected',
        reason: expect.objectContaining({ message: expect.stringMatching(message) as unknown }) as unknown,
      },
      { status: 'fulfilled', value: [{ two: 2 }] },
    ]);
  });

  test('is ended on the server, wherever it has come to, once nobody wants it any more', async () => {
    const outcomes = Promise.allSettled([
      db.lookUp('test.before', 'SELECT 1'),
      db.lookUp('test.asleep', 'SELECT SLEEP(60)'),
      db.lookUp('test.after', 'SELECT 2'),
    ]);
    const asleep = () => running(watching.db, '/* test.asleep %');
    await waitUntil('it sleeps', async () => (await asleep()) === 1);
    by.cancel();
    for (const outcome of await outcomes)
      expect(outcome).toEqual({ status: 'rejected', reason: expect.any(Cancelled) as Cancelled });
    await waitUntil('nothing sleeps', async () => (await asleep()) === 0);
    expect(await forSomebody().lookUp('test.next', 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });

  test('fails alone where it takes too long: what comes before it is there, and what comes behind is sent again', async () => {
    await insertRows(database.db, 'test.insert', TEAMS, [{ id: newId(), code: 'held', name: 'held' }]);
    const held = "SELECT id FROM teams WHERE code = 'held' FOR UPDATE";
    const outcomes = await database.db.transaction(async (holder) => {
      await holder.query('test.hold', held);
      observed.length = 0;
      return Promise.allSettled([
        db.lookUp('test.before', 'SELECT 1 AS one'),
        db.lookUp('test.waits', held),
        db.lookUp('test.after', 'SELECT 2 AS two'),
        db.lookUp('test.last', 'SELECT 3 AS three'),
      ]);
    });
    const [before, waits, ...behind] = outcomes;
    expect(before).toEqual({ status: 'fulfilled', value: [{ one: 1 }] });
    expect(waits.status === 'rejected' && isStatementTimeout(waits.reason)).toBe(true);
    expect(behind).toEqual([
      { status: 'fulfilled', value: [{ two: 2 }] },
      { status: 'fulfilled', value: [{ three: 3 }] },
    ]);
    expect(observed.map(({ name, rows }) => `${name} ${String(rows)}`)).toEqual([
      ...['test.before 1', 'test.waits 0', 'test.after 1', 'test.last 1'],
      'db.commit 0',
    ]);
  });

  test('has for each of its statements the time that one may take', async () => {
    // One may take a second, and is waited for one more.
    const slow = Array.from({ length: 5 }, () => db.lookUp('test.slow', 'SELECT SLEEP(0.9) AS slept'));
    expect(await Promise.all(slow)).toEqual(Array(5).fill([{ slept: 0 }]));
    expect(observed).toHaveLength(5);
  });

  test('sees in a transaction what was written there', async () => {
    await db.transaction(async (tx) => {
      await insertRows(tx, 'test.insert', TEAMS, [{ id: newId(), code: 'a', name: 'a' }]);
      const own = "SELECT code FROM teams WHERE code = 'a'";
      expect(await tx.lookUp('test.teams', own)).toEqual([{ code: 'a' }]);
    });
  });
});

describe('what could not be sent together', () => {
  const by = { key: 'somebody', cancellation: new Cancellation() };
  const statements = ['test.one', 'test.two'].map((name) => ({ name, sql: 'SELECT 1', values: [] }));

  async function lookedUp(runTogether: Ways['runTogether']) {
    const run = jest.fn(() => Promise.resolve([]));
    const lookUps = new LookUps({ run, runTogether });
    const outcomes = await Promise.allSettled(statements.map((statement) => lookUps.add(statement, by)));
    return { outcomes, runs: run.mock.calls.length };
  }

  test.each([
    ['nobody waits any more', new Cancelled()],
    ['too much waits', new TooMuchWaits('Too much.')],
    ['the database is out of reach', new OutOfReach('Away.')],
    ['it took too long', new StatementTooSlow()],
  ])('fails as a whole, and is not sent again: %s', async (_, reason) => {
    const { outcomes, runs } = await lookedUp(() => Promise.reject(reason));
    expect([outcomes, runs]).toEqual([statements.map(() => ({ status: 'rejected', reason })), 0]);
  });

  test('is sent each by itself where nothing says which it was', async () => {
    const { outcomes, runs } = await lookedUp(() => Promise.reject(new TypeError('It cannot be written.')));
    expect([outcomes, runs]).toEqual([statements.map(() => ({ status: 'fulfilled', value: [] })), 2]);
  });

  test('is no empty answer where an answer is missing', async () => {
    const { outcomes } = await lookedUp(() => Promise.resolve({ results: [[]], refusal: null }));
    const reason = new RangeError('test.two was not answered.');
    expect(outcomes).toEqual([
      { status: 'fulfilled', value: [] },
      { status: 'rejected', reason },
    ]);
  });
});

test('more than one statement is refused wherever it is asked', async () => {
  const database = await freshDatabase();
  const refusal = /test\.two is more than one statement/;
  await expect(database.db.query('test.two', 'SELECT 1; SELECT 2')).rejects.toThrow(refusal);
  await expect(database.db.execute('test.two', 'DELETE FROM teams; SELECT 2')).rejects.toThrow(refusal);
  await database.drop();
});
