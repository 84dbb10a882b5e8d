import type { Client } from 'graphql-ws';
import { WebSocket } from 'ws';
import { InvalidCredential } from '../../../src/platform/identity/credential';
import { anonymousViewer, type Viewer } from '../../../src/platform/identity/viewer';
import { createMemoryBucketStore } from '../../../src/platform/limits/memory-bucket-store';
import { createLog } from '../../../src/platform/observability/log';
import { openApi, type TestApi } from '../../support/api';
import { viewerWith } from '../../support/viewers';
import { waitUntil } from '../../support/wait-until';
import { liveClient, subscribe } from './live-client';

let api: TestApi;
let viewer: Viewer | Error;
const clients: Client[] = [];
const CHANGED = 'subscription ($id: ID!) { customerChanged(id: $id) { topic } }';

beforeAll(async () => {
  api = await openApi({
    identify: () => (viewer instanceof Error ? Promise.reject(viewer) : Promise.resolve(viewer)),
  });
});
beforeEach(() => {
  viewer = viewerWith('AGENT');
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

async function customer(): Promise<string> {
  return `cus_${await api.bank.customer()}`;
}

describe('of subscriptions is refused', () => {
  const refused = async (query: string): Promise<unknown> => {
    const listener = subscribe(connect(), query, { id: await customer() });
    await waitUntil('it ends', () => listener.end !== null);
    expect(listener.heard.filter(({ data }) => data)).toEqual([]);
    return listener.end === true ? listener.heard : listener.end;
  };

  test('whoever says not who they are', async () => {
    viewer = anonymousViewer;
    expect(await refused(CHANGED)).toMatchObject({ code: 4403 });
  });

  test('whoever brings a bad credential', async () => {
    viewer = new InvalidCredential('It is forged.');
    expect(await refused(CHANGED)).toMatchObject({ code: 4403 });
  });

  test('whoever may not', async () => {
    viewer = viewerWith('ADMINISTRATOR');
    expect(await refused(CHANGED)).toMatchObject([{ errors: [{ extensions: { code: 'FORBIDDEN' } }] }]);
  });

  test.each([
    ['a query', '{ viewer { name } }', 'BAD_USER_INPUT'],
    ['what the graph does not have', 'subscription { moonRose { at } }', 'GRAPHQL_VALIDATION_FAILED'],
    ['what cannot be read', 'subscription {', 'GRAPHQL_PARSE_FAILED'],
    [
      'variables that do not fit',
      'subscription ($other: ID!) { customerChanged(id: $other) { topic } }',
      'BAD_USER_INPUT',
    ],
    ['an id that is none', 'subscription { customerChanged(id: "x") { topic } }', 'BAD_USER_INPUT'],
    [
      'what costs too much',
      'subscription ($id: ID!) { customerChanged(id: $id) { customer { interactions(first: 100) { nodes { customer { interactions(first: 100) { nodes { id } } } } } } } }',
      'COST_LIMIT_EXCEEDED',
    ],
    [
      'a condition on its field',
      'subscription ($id: ID!) { customerChanged(id: $id) @skip(if: true) { topic } }',
      'GRAPHQL_VALIDATION_FAILED',
    ],
    ['more words than may be', `subscription { ${'a '.repeat(2_100)} }`, 'GRAPHQL_PARSE_FAILED'],
  ])('%s', async (_, query, code) => {
    const end = await refused(query);
    const [first] = end as [
      { errors?: [{ extensions?: { code?: string } }]; extensions?: { code?: string } },
    ];
    expect((first.errors?.[0] ?? first).extensions?.code).toBe(code);
  });

  test('over HTTP', async () => {
    expect(await api.refusal(CHANGED, { id: await customer() })).toMatchObject({
      code: 'GRAPHQL_VALIDATION_FAILED',
    });
  });

  test('more than twenty on one connection', async () => {
    const id = await customer();
    const client = connect();
    const listeners = Array.from({ length: 21 }, () => subscribe(client, CHANGED, { id }));
    await waitUntil('one ends', () => listeners.some(({ end }) => end !== null));
    const ends = listeners.map(({ end }) => end).filter((end) => end !== null);
    expect(ends).toMatchObject([[{ extensions: { code: 'RATE_LIMITED' } }]]);
  });
});

test('what is read, and then refused for want of room in the bucket, is counted as refused', async () => {
  const agent = viewerWith('AGENT');
  const buckets = createMemoryBucketStore({ size: 10, refillPerSecond: 1e-9 });
  await buckets.pour(agent.limitKey, 10);
  const refusals = createMemoryBucketStore({ size: 2, refillPerSecond: 1e-9 });
  const other = await openApi({ identify: () => Promise.resolve(agent), buckets, refusals });
  const client = liveClient(other.url);
  const told: unknown[] = [];
  for (let times = 0; times < 3; times += 1) {
    const listener = subscribe(client, CHANGED, { id: 'cus_0000000000000001' });
    await waitUntil('it ends', () => listener.end !== null);
    const [error] = listener.heard[0]?.errors ?? (listener.end as readonly { message: string }[]);
    told.push(error?.message.slice(0, 23));
  }
  const ofCost = 'You have asked for too ';
  expect(told).toEqual([ofCost, ofCost, 'You have sent too many ']);
  await client.dispose();
  await other.close();
});

test('what breaks its connection is put into the log, and not on the console', async () => {
  const told = jest.spyOn(console, 'error');
  const lines: string[] = [];
  const other = await openApi({ log: createLog('debug', { write: (line) => lines.push(line) }) });
  const socket = new WebSocket(`${other.url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws');
  const end = new Promise((resolve) => {
    socket.once('close', resolve);
  });
  await new Promise((resolve) => socket.once('open', resolve));
  socket.send('x'.repeat(200_000));
  expect(await end).toBe(1009);
  await waitUntil('it is told', () => lines.some((line) => line.includes('was broken by its client')));
  expect(told).not.toHaveBeenCalled();
  told.mockRestore();
  await other.close();
});
