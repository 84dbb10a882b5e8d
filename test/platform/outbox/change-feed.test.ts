import fc from 'fast-check';
import { newId, type Id } from '../../../src/kernel/id';
import { orderEvents } from '../../../src/platform/outbox/order-events';
import { insertOutboxMessages } from '../../../src/platform/outbox/outbox.repository';
import { removeEnded } from '../../../src/platform/outbox/remove-ended';
import type { Viewer } from '../../../src/platform/identity/viewer';
import { openApi, type TestApi } from '../../support/api';
import { NOW } from '../../support/bank';
import { seesEverything, viewerWith } from '../../support/viewers';

interface Feed {
  readonly events: readonly {
    readonly topic: string;
    readonly object: string;
    readonly customer: string | null;
  }[];
  readonly next: string;
  readonly isCaughtUp: boolean;
}

let api: TestApi;
let viewer: Viewer;
beforeAll(async () => {
  api = await openApi({ identify: () => Promise.resolve(viewer) });
});
afterAll(() => api.close());
beforeEach(async () => {
  viewer = seesEverything;
  await api.database.db.execute('test.empty', 'DELETE FROM events');
});

const FEED =
  'query ($first: Int!, $after: String) { changes(first: $first, after: $after) { events { topic object customer } next isCaughtUp } }';
const read = async (first: number, after: string | null = null): Promise<Feed> =>
  (await api.ask<{ changes: Feed }>(FEED, { first, after })).changes;

/** Tells of things done to facts of a customer; gives what they were done to. */
async function tell(count: number, customerId: Id | null = null, at = NOW): Promise<string[]> {
  const { db } = api.database;
  const objects = Array.from({ length: count }, () => `tst_${newId()}`);
  for (const object of objects)
    await insertOutboxMessages(db, [
      { id: newId(), at, topic: 'test:do', object, customerId, changeId: newId() },
    ]);
  await orderEvents(db);
  return objects;
}

const objectsOf = ({ events }: Feed): string[] => events.map(({ object }) => object);

test('whoever reads on from where they were hears of everything once and in order, however much happens meanwhile', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.nat(7), fc.integer({ min: 1, max: 5 })), { maxLength: 8 }),
      async (steps) => {
        await api.database.db.execute('test.empty', 'DELETE FROM events');
        const told: string[] = [];
        const heard: string[] = [];
        let feed = await read(1);
        for (const [more, first] of steps) {
          told.push(...(await tell(more)));
          feed = await read(first, feed.next);
          heard.push(...objectsOf(feed));
        }
        while (!feed.isCaughtUp) {
          feed = await read(3, feed.next);
          heard.push(...objectsOf(feed));
        }
        expect(heard).toEqual(told);
        expect(await read(5, feed.next)).toMatchObject({ events: [], isCaughtUp: true });
      },
    ),
    { numRuns: 25 },
  );
});

test('without a place it begins with the oldest that is kept', async () => {
  const told = await tell(3);
  expect(objectsOf(await read(100))).toEqual(told);
});

test('what happened to customers out of reach is left out, and is no end of the feed', async () => {
  const { bank } = api;
  const [retail, corporate] = [await bank.customer(), await bank.customer({ segment: 'CORPORATE' })];
  viewer = viewerWith('AGENT', { segments: ['RETAIL'] });
  await tell(1_150, corporate);
  const [mine] = await tell(1, retail);
  await tell(1, null);
  const first = await read(10);
  expect([first.events, first.isCaughtUp]).toEqual([[], false]);
  const second = await read(10, first.next);
  expect([second.events, second.isCaughtUp]).toEqual([
    [{ topic: 'test:do', object: mine, customer: `cus_${retail}` }],
    true,
  ]);
  viewer = seesEverything;
  expect((await read(100)).events).toHaveLength(100);
});

test('a place before what is kept is refused: something has been missed', async () => {
  await tell(1, null, new Date(NOW.getTime() - 8 * 24 * 3_600_000));
  const { next } = await read(1);
  await tell(1, null, new Date(NOW.getTime() - 8 * 24 * 3_600_000));
  await removeEnded(api.database.db, NOW);
  await tell(1);
  expect(await api.refusal(FEED, { first: 1, after: next })).toMatchObject({
    code: 'BAD_USER_INPUT',
    message: expect.stringContaining('a week') as string,
  });
});

test('a place where nothing has been missed goes on, though all before it is removed', async () => {
  await tell(2, null, new Date(NOW.getTime() - 8 * 24 * 3_600_000));
  const { next } = await read(2);
  await removeEnded(api.database.db, NOW);
  expect(await read(2, next)).toMatchObject({ events: [], isCaughtUp: true });
  const told = await tell(2);
  expect(objectsOf(await read(2, next))).toEqual(told);
});

test.each([
  ['a size of 0', { first: 0 }, '"first"'],
  ['a size of 101', { first: 101 }, '"first"'],
  ['a place that nobody gave', { first: 1, after: 'MTAwMA' }, '"after"'],
])('%s is refused', async (_, variables, place) => {
  expect(await api.refusal(FEED, variables)).toMatchObject({
    code: 'BAD_USER_INPUT',
    message: expect.stringContaining(place) as string,
  });
});

test('the cursor of another list is no place in it', async () => {
  await api.bank.customer();
  const { customers } = await api.ask<{ customers: { pageInfo: { endCursor: string } } }>(
    '{ customers(first: 1) { pageInfo { endCursor } } }',
  );
  expect((await api.refusal(FEED, { first: 1, after: customers.pageInfo.endCursor })).code).toBe(
    'BAD_USER_INPUT',
  );
});

test('a place that lies ahead of all that has happened is refused: the bank was brought back to an earlier day', async () => {
  await tell(3);
  const { next } = await read(10);
  const { db } = api.database;
  await db.execute('test.back', 'UPDATE event_heads SET position = position - 1');
  expect(await api.refusal(FEED, { first: 10, after: next })).toMatchObject({
    code: 'BAD_USER_INPUT',
    message: expect.stringContaining('was brought back') as string,
  });
  await db.execute('test.forth', 'UPDATE event_heads SET position = position + 1');
  expect((await read(10, next)).isCaughtUp).toBe(true);
});
