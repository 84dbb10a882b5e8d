import { newId } from '../../../src/kernel/id';
import type { Db } from '../../../src/platform/db/db';
import { openEventTail, type EventTail } from '../../../src/platform/live/event-tail';
import { createLog } from '../../../src/platform/observability/log';
import { orderEvents } from '../../../src/platform/outbox/order-events';
import { insertOutboxMessages } from '../../../src/platform/outbox/outbox.repository';
import { NOW } from '../../support/bank';
import { freshDatabase, type TestDatabase } from '../../support/database';
import { waitUntil } from '../../support/wait-until';

let database: TestDatabase;
const tails: EventTail[] = [];
beforeAll(async () => {
  database = await freshDatabase();
});
afterEach(async () => {
  for (const tail of tails.splice(0)) await tail.stop();
});
afterAll(() => database.drop());

function open(db: Db = database.db): EventTail {
  const tail = openEventTail(db, createLog('silent'));
  tails.push(tail);
  return tail;
}

async function tell(count = 1): Promise<string[]> {
  const objects = Array.from({ length: count }, () => `tst_${newId()}`);
  const message = { at: NOW, topic: 'test:do', customerId: null };
  for (const object of objects)
    await insertOutboxMessages(database.db, [{ ...message, id: newId(), object, changeId: newId() }]);
  await orderEvents(database.db);
  return objects;
}

async function hearing(tail: EventTail): Promise<string[]> {
  const heard: string[] = [];
  await tail.listen(({ object }) => heard.push(object));
  return heard;
}

test('two instances tell the same, each once and in order, from the moment when one listens', async () => {
  await tell();
  const [one, other] = [await hearing(open()), await hearing(open())];
  const told = await tell(1_250);
  await waitUntil('all is heard', () => one.length >= told.length && other.length >= told.length);
  expect([one, other]).toEqual([told, told]);
});

test('what happens while nobody listens is told to nobody later', async () => {
  const tail = open();
  const heard: string[] = [];
  const deafen = await tail.listen(({ object }) => heard.push(object));
  deafen();
  const other = open();
  const beside = await hearing(other);
  const missed = await tell();
  await waitUntil('it is told', () => beside.length === 1);
  const later = await hearing(tail);
  const [next] = await tell();
  await waitUntil('the next is heard', () => later.includes(next ?? ''));
  expect([heard, beside.slice(0, 1)]).toEqual([[], missed]);
});

test('when the database was away nothing is missed', async () => {
  let isAway = false;
  const query: Db['query'] = (...given) =>
    isAway ? Promise.reject(new Error('It is away.')) : database.db.query(...given);
  const heard = await hearing(open({ ...database.db, query }));
  isAway = true;
  const told = await tell(3);
  const beside = await hearing(open());
  await tell();
  await waitUntil('others hear', () => beside.length === 1);
  expect(heard).toEqual([]);
  isAway = false;
  await waitUntil('it is heard', () => heard.length === 4);
  expect(heard.slice(0, 3)).toEqual(told);
});

test('nothing is asked of the database for nobody', async () => {
  const counting = () => {
    const asked: string[] = [];
    const query: Db['query'] = (name, ...given) => {
      asked.push(name);
      return database.db.query(name, ...given);
    };
    return { asked, tail: open({ ...database.db, query, lookUp: query }) };
  };
  const [quiet, deaf, beside, stopped] = [counting(), counting(), counting(), counting()];
  const deafen = await deaf.tail.listen(() => undefined);
  deafen();
  await stopped.tail.stop();
  await stopped.tail.listen(() => undefined);
  const before = [...deaf.asked, ...stopped.asked];
  await beside.tail.listen(() => undefined);
  await waitUntil('another has looked again and again', () => beside.asked.length > 4);
  expect([quiet.asked, [...deaf.asked, ...stopped.asked]]).toEqual([[], before]);
});

/** A tail of which the next statements wait until they are let go. */
function held() {
  let toHold = 0;
  let reads = 0;
  const waiting: (() => void)[] = [];
  const query: Db['query'] = async (...given) => {
    reads += 1;
    if (reads <= toHold) await new Promise<void>((resolve) => waiting.push(resolve));
    return database.db.query(...given);
  };
  return {
    tail: open({ ...database.db, query, lookUp: query }),
    hold: (count: number) => {
      toHold = count;
      reads = 0;
    },
    letGo: () => {
      for (const resolve of waiting.splice(0)) resolve();
    },
    reads: () => reads,
  };
}

test('who comes while it still reads for one who has left hears each event once', async () => {
  const { tail, hold, letGo, reads } = held();
  const before: string[] = [];
  const deafen = await tail.listen(({ object }) => before.push(object));
  hold(1);
  await waitUntil('it looks', () => reads() === 1);
  deafen();
  const [one, other] = await Promise.all([hearing(tail), hearing(tail)]);
  const told = await tell(2);
  letGo(); // and reads what the others are told
  await waitUntil('both hear', () => one.length >= 2 && other.length >= 2);
  const [last = ''] = await tell();
  await waitUntil('both hear the last', () => one.includes(last) && other.includes(last));
  expect([before, one, other]).toEqual([[], [...told, last], [...told, last]]);
});

test('it ends when what it has begun to read is there, and begins nothing then', async () => {
  const { tail, hold, letGo, reads } = held();
  const deafen = await tail.listen(() => undefined);
  hold(2);
  await waitUntil('it looks', () => reads() === 1);
  deafen();
  const late = tail.listen(() => undefined);
  await waitUntil('another asks from where on', () => reads() === 2);
  let isEnded = false;
  const ended = tail.stop().then(() => (isEnded = true));
  await new Promise((resolve) => setImmediate(resolve));
  expect(isEnded).toBe(false);
  letGo();
  await Promise.all([ended, late]);
  const beside = await hearing(open());
  const [told = ''] = await tell();
  await waitUntil('others hear', () => beside.includes(told));
  expect(reads()).toBe(2);
});

test('a listener that fails harms no other', async () => {
  const tail = open();
  await tail.listen(() => {
    throw new Error('It cannot.');
  });
  const heard = await hearing(tail);
  const told = await tell(2);
  await waitUntil('the other hears', () => heard.length === 2);
  expect(heard).toEqual(told);
});
