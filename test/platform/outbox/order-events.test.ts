import { newId, type Id } from '../../../src/kernel/id';
import type { Db, Tx } from '../../../src/platform/db/db';
import { orderEvents } from '../../../src/platform/outbox/order-events';
import { insertOutboxMessages } from '../../../src/platform/outbox/outbox.repository';
import { removeEnded } from '../../../src/platform/outbox/remove-ended';
import { NOW } from '../../support/bank';
import { freshDatabase, type TestDatabase } from '../../support/database';

let database: TestDatabase;
let statements: string[] = [];
beforeAll(async () => {
  database = await freshDatabase({ observe: ({ name }) => statements.push(name) });
});
afterAll(() => database.drop());
beforeEach(async () => {
  for (const table of ['outbox_messages', 'events', 'idempotency_keys'])
    await database.db.execute('test.empty', `DELETE FROM ${table}`);
});

/** Puts a message about that object into the outbox; gives the id of its change. */
async function tell(tx: Tx, object: string, at = NOW): Promise<Id> {
  const changeId = newId();
  const message = { id: newId(), at, topic: 'test:do', object, customerId: null, changeId };
  await insertOutboxMessages(tx, [message]);
  return changeId;
}

interface Row {
  readonly position: number;
  readonly changeId: Id;
}
const events = (): Promise<Row[]> =>
  database.db.query<Row>(
    'test.events',
    'SELECT position, change_id AS changeId FROM events ORDER BY position',
  );
const changes = async (): Promise<Id[]> => (await events()).map(({ changeId }) => changeId);
const waiting = (): Promise<unknown[]> => database.db.query('test.waiting', 'SELECT id FROM outbox_messages');

test('what waits gets places one after the other, in the order in which it was written, and waits no more', async () => {
  const told: Id[] = [];
  for (let count = 0; count < 1_203; count += 1) told.push(await tell(database.db, 'tst_1'));
  expect(await orderEvents(database.db)).toBe(1_203);
  expect(await changes()).toEqual(told);
  const places = (await events()).map(({ position }) => position);
  expect(places).toEqual(places.map((_, index) => (places[0] ?? 0) + index));
  expect([await waiting(), await orderEvents(database.db)]).toEqual([[], 0]);
  const next = await tell(database.db, 'tst_1');
  await orderEvents(database.db);
  expect((await events()).at(-1)).toEqual({ changeId: next, position: (places.at(-1) ?? 0) + 1 });
});

test('where nothing waits, it is looked once and nothing is locked', async () => {
  statements = [];
  expect(await orderEvents(database.db)).toBe(0);
  expect(statements).toEqual(['outbox.isAnyWaiting']);
});

/** What is told within a transaction that is held open until `end` is called. */
async function told(object: string): Promise<{ readonly change: Id; readonly end: () => Promise<void> }> {
  let finish = (): void => undefined;
  const held = new Promise<void>((resolve) => (finish = resolve));
  let transaction: Promise<unknown> = Promise.resolve();
  const change = await new Promise<Id>((resolve, reject) => {
    transaction = database.db
      .transaction(async (tx) => {
        resolve(await tell(tx, object));
        await held;
      })
      .catch(reject);
  });
  return { change, end: () => (finish(), transaction.then(() => undefined)) };
}

test('a transaction that began earlier and ends later is neither waited for nor missed by whoever reads on', async () => {
  const long = await told('tst_1');
  const short = await tell(database.db, 'tst_2');
  expect(await orderEvents(database.db)).toBe(1);
  expect(await changes()).toEqual([short]);
  await long.end();
  expect(await orderEvents(database.db)).toBe(1);
  expect(await changes()).toEqual([short, long.change]);
});

test('what was done to one object under its lock keeps its order, whatever the clocks of who did it say', async () => {
  const first = await tell(database.db, 'tst_1', new Date(NOW.getTime() + 60_000));
  const second = await tell(database.db, 'tst_1', NOW);
  await orderEvents(database.db);
  expect(await changes()).toEqual([first, second]);
});

test('many at it at once move each message once', async () => {
  const told: Id[] = [];
  for (let count = 0; count < 700; count += 1) told.push(await tell(database.db, 'tst_1'));
  const moved = await Promise.all(Array.from({ length: 6 }, () => orderEvents(database.db)));
  // Whoever finds another one at it leaves it to them.
  if (moved.reduce((sum, count) => sum + count) < 700) await orderEvents(database.db);
  expect(await changes()).toEqual(told);
  expect(await waiting()).toEqual([]);
});

test('one that dies in the middle has moved nothing', async () => {
  const change = await tell(database.db, 'tst_1');
  const dying: Db = {
    ...database.db,
    transaction: (work) =>
      database.db.transaction(async (tx) => {
        await work(tx);
        throw new Error('It died.');
      }),
  };
  await expect(orderEvents(dying)).rejects.toThrow('It died.');
  expect([await changes(), (await waiting()).length]).toEqual([[], 1]);
  await orderEvents(database.db);
  expect(await changes()).toEqual([change]);
});

test('events are removed from the first on, up to one that is kept, so that their order never has a gap', async () => {
  const { db } = database;
  const week = 7 * 24 * 3_600_000;
  const told: Id[] = [];
  // They stand in the order of their writing; when they were asked for lies before that, some time or other.
  for (const after of [-9, -3, -5, 4, -2, 6])
    told.push(await tell(db, 'tst_1', new Date(NOW.getTime() - week + after)));
  await orderEvents(db);
  expect(await removeEnded(db, NOW)).toMatchObject({ events: 3 });
  expect(await changes()).toEqual(told.slice(3));
  expect(await removeEnded(db, new Date(NOW.getTime() + week))).toMatchObject({ events: 3 });
  expect(await changes()).toEqual([]);
});

test('keys that have ended are removed, and events of more than a week ago; no others', async () => {
  const { db } = database;
  const at = (milliseconds: number): Date => new Date(NOW.getTime() + milliseconds);
  const key = (digest: string, expiresAt: Date): Promise<unknown> =>
    db.execute(
      'test.key',
      'INSERT INTO idempotency_keys (digest, input_digest, expires_at) VALUES (?, ?, ?)',
      [digest, digest, expiresAt],
    );
  for (let count = 0; count < 1_001; count += 1) await key(`ended-${String(count)}`, at(-count));
  await key('live', at(1));
  const week = 7 * 24 * 3_600_000;
  await tell(db, 'tst_1', at(-week - 1));
  const kept = await tell(db, 'tst_1', at(-week));
  await orderEvents(db);
  expect(await removeEnded(db, NOW)).toEqual({ keys: 1_001, events: 1 });
  expect(await db.query('test.keys', 'SELECT digest FROM idempotency_keys')).toEqual([{ digest: 'live' }]);
  expect(await changes()).toEqual([kept]);
});
