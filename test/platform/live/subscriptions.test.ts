import type { Client } from 'graphql-ws';
import { turnClock } from '../../../src/features/promises/promise-clock';
import { auditToLog } from '../../../src/platform/audit/log-audit';
import { InvalidCredential } from '../../../src/platform/identity/credential';
import type { Viewer } from '../../../src/platform/identity/viewer';
import { createMemoryBucketStore } from '../../../src/platform/limits/memory-bucket-store';
import { createLog } from '../../../src/platform/observability/log';
import { orderEvents } from '../../../src/platform/outbox/order-events';
import { openApi, type TestApi } from '../../support/api';
import { minutesAgo, NOW } from '../../support/bank';
import { viewerWith } from '../../support/viewers';
import { waitUntil } from '../../support/wait-until';
import { liveClient, subscribe, type Heard, type Listener } from './live-client';

let api: TestApi;
/** Whoever listens; what is changed, an agent changes over HTTP. */
let viewer: Viewer | Error;
const clients: Client[] = [];
const AGENT = viewerWith('AGENT');
const bucket = createMemoryBucketStore({ size: 1_000, refillPerSecond: 1e-9 });
const endless = createMemoryBucketStore({ size: 1e9, refillPerSecond: 1e9 });
let isEndless = true;
/** How often it was looked whether there is room in the bucket. */
let looks = 0;

beforeAll(async () => {
  api = await openApi({
    identify: ({ headers }) => {
      const who = headers.authorization === undefined ? AGENT : viewer;
      return who instanceof Error ? Promise.reject(who) : Promise.resolve(who);
    },
    buckets: {
      pour: (...given) => (isEndless ? endless : bucket).pour(...given),
      giveBack: (...given) => {
        if (given[1] === 0) looks += 1;
        return (isEndless ? endless : bucket).giveBack(...given);
      },
    },
  });
});
beforeEach(() => {
  viewer = AGENT;
  isEndless = true;
});
afterEach(async () => {
  for (const client of clients.splice(0)) await client.dispose();
});
afterAll(() => api.close());

function connect(): Client {
  const client = liveClient(api.url);
  clients.push(client);
  return client;
}

const CHANGED =
  'subscription ($id: ID!) { customerChanged(id: $id) { topic object customer { id displayName } } }';

/** Promises the customer something, and lets it be told. */
async function promise(customer: string): Promise<string> {
  const made = await api.ask<{ makePromise: { promise: { id: string } } }>(
    `mutation ($input: MakePromiseInput!) { makePromise(input: $input) { promise { id } } }`,
    { input: { customer, kind: 'OTHER', text: 'It will be.', dueAt: new Date(NOW.getTime() + 60_000) } },
  );
  await orderEvents(api.database.db);
  return made.makePromise.promise.id;
}

async function customer(values = {}): Promise<string> {
  return `cus_${await api.bank.customer(values)}`;
}

/** Waits until it hears, by telling something that it must hear of again and again: when a subscription begins, nobody is told. */
async function isListening(listener: Listener, about: string): Promise<void> {
  const before = listener.heard.length;
  await waitUntil('it hears', async () => {
    await promise(about);
    return listener.heard.length > before || listener.end !== null;
  });
}

const objectsOf = ({ heard }: Listener): unknown[] =>
  heard.map(({ data }) => (data?.['customerChanged'] as { object: string } | null | undefined)?.object);

test('hears of what is done to the customer, in order, and of nobody else', async () => {
  const [mine, other] = [await customer(), await customer()];
  const listener = subscribe(connect(), CHANGED, { id: mine });
  await isListening(listener, mine);
  const told = [await promise(mine)];
  await promise(other);
  told.push(await promise(mine));
  await waitUntil('both are heard of', () => objectsOf(listener).includes(told[1]));
  expect(objectsOf(listener).slice(-2)).toEqual(told);
  expect(listener.heard.at(-1)?.data).toEqual({
    customerChanged: {
      topic: 'promise:make',
      object: told[1],
      customer: { id: mine, displayName: 'Jana Nováková' },
    },
  });
});

test('of a customer out of reach, or of nobody, nothing is heard, and nothing is told', async () => {
  viewer = viewerWith('AGENT', { segments: ['RETAIL'] });
  const [mine, hidden] = [await customer(), await customer({ segment: 'CORPORATE' })];
  const client = connect();
  const none = subscribe(client, CHANGED, { id: hidden });
  const some = subscribe(client, CHANGED, { id: mine });
  await isListening(some, mine);
  await promise(hidden);
  await isListening(some, mine);
  expect([none.heard, none.end]).toEqual([[], null]);
});

test('a customer who leaves the reach is not heard of any more', async () => {
  viewer = viewerWith('AGENT', { segments: ['RETAIL'] });
  const [mine, other] = [await customer(), await customer()];
  const client = connect();
  const listener = subscribe(client, CHANGED, { id: mine });
  const beside = subscribe(client, CHANGED, { id: other });
  await isListening(listener, mine);
  await isListening(beside, other);
  await api.database.db.execute('test.move', "UPDATE customers SET segment = 'CORPORATE' WHERE id = ?", [
    mine.slice(4),
  ]);
  const last = await promise(mine);
  await isListening(beside, other);
  expect(objectsOf(listener)).not.toContain(last);
});

test('with a full bucket an answer waits until there is room, and nothing ends', async () => {
  const id = await customer();
  const listener = subscribe(connect(), CHANGED, { id });
  await isListening(listener, id);
  isEndless = false;
  const { left } = await bucket.pour(AGENT.limitKey, 0);
  await bucket.pour(AGENT.limitKey, left);
  looks = 0;
  await tell(id);
  await waitUntil('it was looked at twice', () => looks >= 2);
  const told = () => objectsOf(listener).filter((object) => object === 'tst_1').length;
  expect([told(), listener.end]).toEqual([0, null]);
  await bucket.giveBack(AGENT.limitKey, 100);
  await waitUntil('it is told', () => told() === 1);
  expect((await bucket.pour(AGENT.limitKey, 0)).left).toBeLessThan(100);
});

test('whoever looks at their bucket does not see that something happened out of their reach', async () => {
  viewer = { ...viewerWith('AGENT', { segments: ['RETAIL'] }), limitKey: 'counts' };
  const [mine, theirs] = [await customer(), await customer({ segment: 'CORPORATE' })];
  const begins = async (of: string): Promise<string> => {
    const { startInteraction } = await api.ask<{ startInteraction: { interaction: { id: string } } }>(
      'mutation ($input: StartInteractionInput!) { startInteraction(input: $input) { interaction { id } } }',
      { input: { customer: of, channel: 'PHONE', direction: 'INBOUND' } },
    );
    await orderEvents(api.database.db);
    return startInteraction.interaction.id;
  };
  const listener = subscribe(connect(), 'subscription { interactionStarted { id customer { id } } }');
  await waitUntil('it hears', async () => {
    await begins(mine);
    return listener.heard.length > 0 || listener.end !== null;
  });
  /** Until it has heard of one more: then all before that is answered. */
  const isHeard = async (): Promise<void> => {
    const id = await begins(mine);
    await waitUntil('it hears of it', () => JSON.stringify(listener.heard).includes(id));
  };
  await isHeard();
  isEndless = false;
  looks = 0;
  const pour = jest.spyOn(bucket, 'pour');
  await begins(theirs);
  await isHeard();
  const takes = pour.mock.calls.filter(([key]) => key === 'counts').map(([, amount]) => amount);
  pour.mockRestore();
  // An answer costs the contact and its customer; each that was heard is paid, and nothing else.
  expect(takes).toEqual([2]);
  expect(looks).toBe(2);
});

test('an answer is paid for by what is in it', async () => {
  viewer = { ...AGENT, limitKey: 'another' };
  const id = await customer();
  const listener = subscribe(
    connect(),
    'subscription ($id: ID!) { customerChanged(id: $id) { object customer { interactions(first: 100) { nodes { id } } } } }',
    { id },
  );
  await isListening(listener, id);
  await tell(id);
  await waitUntil('all before is answered', () => objectsOf(listener).includes('tst_1'));
  isEndless = false;
  const { left: before } = await bucket.pour('another', 0);
  await tell(id);
  await waitUntil('it is answered', () => objectsOf(listener).filter((one) => one === 'tst_1').length === 2);
  const { left: after } = await bucket.pour('another', 0);
  // The change, the customer, and their contacts, of whom there are none.
  expect(before - after).toBeCloseTo(3);
});

test('when the rights of the viewer change, or end, the connection does', async () => {
  for (const later of [viewerWith('AGENT', { segments: ['SME'] }), new InvalidCredential('It has ended.')]) {
    viewer = AGENT;
    const id = await customer();
    const listener = subscribe(connect(), CHANGED, { id });
    await isListening(listener, id);
    await promise(id);
    viewer = later;
    const heard = listener.heard.length;
    await tell(id);
    await waitUntil('it ends', () => listener.end !== null);
    expect(listener.end).toMatchObject({ code: 4403 });
    expect(listener.heard.length).toBeLessThanOrEqual(heard + 1);
  }
});

/** Lets something be told of a customer that is nobody's doing. */
async function tell(id: string): Promise<void> {
  await api.database.db.execute(
    'test.tell',
    "INSERT INTO outbox_messages (id, at, topic, object, customer_id, change_id) SELECT RIGHT(UUID_SHORT(), 16), UTC_TIMESTAMP(3), 'test:do', 'tst_1', ?, RIGHT(UUID_SHORT(), 16)",
    [id.slice(4)],
  );
  await orderEvents(api.database.db);
}

test('of contacts that begin those of the queue are heard of; the others cost no more than a look', async () => {
  const [mine, other] = [await api.bank.queue('Cards'), await api.bank.queue('Loans')];
  const id = await customer();
  const begin = async (queue: string): Promise<string> => {
    const { startInteraction: begun } = await api.ask<{ startInteraction: { interaction: { id: string } } }>(
      `mutation ($input: StartInteractionInput!) { startInteraction(input: $input) { interaction { id } } }`,
      { input: { customer: id, channel: 'PHONE', direction: 'INBOUND', queue: `que_${queue}` } },
    );
    await orderEvents(api.database.db);
    return begun.interaction.id;
  };
  const listener = subscribe(
    connect(),
    'subscription ($queue: ID) { interactionStarted(queue: $queue) { id queue { id } } }',
    { queue: `que_${mine}` },
  );
  await waitUntil('it hears', async () => {
    await begin(mine);
    return listener.heard.length > 0 || listener.end !== null;
  });
  await begin(other);
  const last = await begin(mine);
  const idOf = ({ data }: Heard): unknown => (data?.['interactionStarted'] as { id: string } | undefined)?.id;
  await waitUntil('the last is heard of', () => listener.heard.map(idOf).includes(last));
  const queues = listener.heard.map(({ data }) =>
    JSON.stringify((data?.['interactionStarted'] as object | undefined) ?? null),
  );
  expect(queues.every((text) => text.includes(`que_${mine}`))).toBe(true);
});

test('promises that the clock finds overdue are heard of by whoever answers for them', async () => {
  const owner = await api.bank.agent();
  const theirs = await api.bank.customer();
  const listener = subscribe(
    connect(),
    'subscription ($owner: ID) { promiseDue(owner: $owner) { id standing owner { id } } }',
    { owner: `agt_${owner}` },
  );
  const clock = {
    ...{ db: api.database.db, clock: () => NOW },
    audit: auditToLog(createLog('silent')),
    log: createLog('silent'),
  };
  await waitUntil('it hears', async () => {
    await api.bank.promise(theirs, { dueAt: minutesAgo(1), ownerId: owner });
    await api.bank.promise(theirs, { dueAt: minutesAgo(1) });
    await turnClock(clock, new AbortController().signal);
    await orderEvents(api.database.db);
    return listener.heard.length > 0 || listener.end !== null;
  });
  expect(listener.heard[0]?.data).toMatchObject({
    promiseDue: { standing: 'OVERDUE', owner: { id: `agt_${owner}` } },
  });
  const owners = listener.heard.map(
    ({ data }) => (data?.['promiseDue'] as { owner: { id: string } }).owner.id,
  );
  expect(new Set(owners)).toEqual(new Set([`agt_${owner}`]));
});

test('a client that stops hears nothing more, and leaves nothing behind', async () => {
  const id = await customer();
  const client = connect();
  const [one, other] = [subscribe(client, CHANGED, { id }), subscribe(client, CHANGED, { id })];
  await isListening(one, id);
  await isListening(other, id);
  one.stop();
  await waitUntil('it is completed', () => one.end === true);
  const heard = one.heard.length;
  await isListening(other, id);
  expect(one.heard.length).toBe(heard);
});
