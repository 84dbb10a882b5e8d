import { createMemoryBucketStore } from '../../../src/platform/limits/memory-bucket-store';
import { openApi, type TestApi } from '../../support/api';
import { seesEverything } from '../../support/viewers';

const GOOD = '{ viewer { kind } }';
const NO_GRAPHQL = '{ viewer';
const UNKNOWN = '{ nonsense }';
const TOO_LARGE = '{ customers(first: 100) { nodes { timeline(first: 100) { nodes { at } } } } }';
const UNNAMED = 'query A { __typename } query B { __typename }';

let api: TestApi;
beforeEach(async () => {
  api = await openApi({
    // Nothing leaks out while a test runs.
    refusals: createMemoryBucketStore({ size: 4, refillPerSecond: 2 }, () => 0),
    identify: ({ headers }) => Promise.resolve({ ...seesEverything, limitKey: String(headers['x-who']) }),
  });
});
afterEach(() => api.close());

const post = (query: string, who = 'somebody') =>
  fetch(`${api.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-who': who },
    body: JSON.stringify({ query }),
  });
const statusOf = async (query: string, who?: string): Promise<number> => (await post(query, who)).status;

test('who has sent too many documents that were refused is told to wait before the next one is read; others are served', async () => {
  for (let index = 0; index < 10; index += 1) expect(await statusOf(GOOD)).toBe(200);
  for (const query of [NO_GRAPHQL, UNKNOWN, TOO_LARGE, UNNAMED]) expect(await statusOf(query)).toBe(400);
  const response = await post(NO_GRAPHQL);
  expect([response.status, response.headers.get('retry-after')]).toEqual([429, '1']);
  expect(await response.json()).toEqual({
    errors: [
      {
        message: 'You have sent too many documents that were refused. Mend them before you ask again.',
        extensions: { code: 'RATE_LIMITED', retryAfterMs: 500 },
      },
    ],
  });
  expect([await statusOf(GOOD), await statusOf(GOOD, 'somebody else')]).toEqual([429, 200]);
});

test('a document that is too large counts each time, though it was read before', async () => {
  for (let index = 0; index < 4; index += 1) expect(await statusOf(TOO_LARGE)).toBe(400);
  expect(await statusOf(TOO_LARGE)).toBe(429);
});

test('a document that is good, and does not fit into the bucket of costs, counts too', async () => {
  const dear = await openApi({
    refusals: createMemoryBucketStore({ size: 4, refillPerSecond: 2 }, () => 0),
    buckets: createMemoryBucketStore({ size: 1, refillPerSecond: 1 }, () => 0),
  });
  // More than the bucket holds is let in while it is empty.
  await dear.ask('{ customers(first: 100) { nodes { id } } }');
  const messages: string[] = [];
  for (let index = 0; index < 6; index += 1)
    messages.push((await dear.refusal('{ customers(first: 100) { nodes { id } } }')).message.slice(0, 31));
  expect(messages).toEqual([
    ...Array<string>(4).fill('You have asked for too much in '),
    ...Array<string>(2).fill('You have sent too many document'),
  ]);
  await dear.close();
});

test('of many at once no more are read than may be refused', async () => {
  const statuses = await Promise.all(Array.from({ length: 20 }, () => statusOf(UNKNOWN)));
  expect(statuses.filter((status) => status === 400)).toHaveLength(4);
  expect(statuses.filter((status) => status === 429)).toHaveLength(16);
});
