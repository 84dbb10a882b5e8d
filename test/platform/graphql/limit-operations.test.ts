import { GraphQLClient } from 'graphql-request';
import { USUAL_CHAIN_RULE } from '../../../src/platform/config/chain-variables';
import { USUAL_LIMITS } from '../../../src/platform/limits/limits';
import { createMemoryBucketStore } from '../../../src/platform/limits/memory-bucket-store';
import { openApi, type TestApi } from '../../support/api';
import { seesEverything } from '../../support/viewers';

interface Cost {
  readonly estimated: number;
  readonly actual: number;
  readonly bucket: { readonly size: number; readonly left: number; readonly refillPerSecond: number };
}

/** As full as it was left: nothing leaks out while a test runs. */
const stopped = () => createMemoryBucketStore(USUAL_LIMITS.bucket, () => 0);

async function costOf({ url }: TestApi, query: string): Promise<Cost> {
  const client = new GraphQLClient(`${url}/graphql`, { errorPolicy: 'all' });
  const { extensions } = await client.rawRequest(query);
  return (extensions as { cost: Cost }).cost;
}

describe('what an operation costs', () => {
  let api: TestApi;
  beforeEach(async () => {
    api = await openApi({ buckets: stopped() });
  });
  afterEach(() => api.close());

  test('is told with the answer: as weighed, as counted, and what is left', async () => {
    const customer = await api.bank.customer();
    await api.bank.interaction(customer);
    await api.bank.interaction(customer);
    const query =
      '{ customers(first: 10) { nodes { interactions(first: 5) { nodes { id } totalCount { value } } } } }';
    expect(await costOf(api, query)).toEqual({
      estimated: 1 + 10 * (1 + 1 + 5 + 1) + 50,
      actual: 1 + 1 + 1 + 2 + 1 + 50,
      bucket: { size: 50_000, left: 50_000 - 56, refillPerSecond: 5_000 },
    });
  });

  test.each([
    [
      'what nobody has',
      '{ customers(first: 10) { nodes { interactions(first: 5) { totalCount { value } } } } }',
      1,
    ],
    [
      'an unknown customer',
      '{ customer(by: { id: "cus_0000000000000000" }) { accounts(first: 5) { totalCount { value } } } }',
      0,
    ],
    [
      'a count under two names',
      '{ a: customers(first: 1) { totalCount { value } } b: customers(first: 1) { totalCount { value } } }',
      104,
    ],
    [
      'a count in a fragment that is spread twice',
      '{ customers(first: 1) { ...F ...F } } fragment F on CustomerConnection { totalCount { value } }',
      52,
    ],
    [
      'a count in a fragment that is spread beside one that spreads it',
      '{ customers(first: 1) { ...F ...G } } fragment G on CustomerConnection { ...F } fragment F on CustomerConnection { totalCount { value } }',
      52,
    ],
    [
      'a count in one fragment at two places',
      '{ a: customers(first: 1) { ...F } b: customers(first: 1) { ...F } } fragment F on CustomerConnection { totalCount { value } }',
      104,
    ],
    [
      'a count beside introspection',
      '{ __type(name: "Query") { name } customers(first: 1) { totalCount { value } } }',
      252,
    ],
    ['introspection', '{ i: __schema { types { fields { name } } } __type(name: "Query") { name } }', 1_200],
  ])('is counted in the answer: %s', async (_, query, actual) => {
    expect((await costOf(api, query)).actual).toBe(actual);
  });

  test.each([
    ['a page', 'query ($n: Int = 7) { customers(first: $n) { nodes { id } } }', 1 + 7],
    [
      'ids',
      'query ($ids: [ID!]! = ["cus_0000000000000000", "cus_0000000000000001", "cus_0000000000000002"]) { nodes(ids: $ids) { id } }',
      3,
    ],
  ])('is weighed by the defaults of variables that are not given: %s', async (_, query, estimated) => {
    expect((await costOf(api, query)).estimated).toBe(estimated);
  });

  test('is at least 1 of what is left, because every operation is work', async () => {
    expect(await costOf(api, '{ __typename }')).toMatchObject({
      estimated: 0,
      actual: 0,
      bucket: { left: 49_999 },
    });
  });

  test('is as weighed where something failed, which may have been long work', async () => {
    await api.database.db.execute('test.break', 'RENAME TABLE interactions TO elsewhere');
    await api.bank.customer();
    const query = '{ customers(first: 10) { nodes { interactions(first: 5) { nodes { id } } } } }';
    expect(await costOf(api, query)).toMatchObject({
      estimated: 71,
      actual: 71,
      bucket: { left: 50_000 - 71 },
    });
  });

  test('is nothing of a field that was refused before it did anything, where no other is missing with it', async () => {
    await api.bank.customer();
    const refused = 'interactions(first: 5, last: 5) { nodes { id } }';
    expect(
      await costOf(api, `{ customers(first: 10) { nodes { id ${refused} } } viewer { name } }`),
    ).toMatchObject({ estimated: 1 + 10 * (1 + 1 + 5) + 1, actual: 1 + 1 + 1 });
    expect(
      await costOf(api, `{ viewer { name } customers(first: 10, last: 10) { nodes { id } } }`),
    ).toMatchObject({ estimated: 1 + 1 + 10, actual: 1 + 1 + 10 });
  });

  test('is not charged for what is refused', async () => {
    await api.refusal('{ customers(first: 100) { nodes { interactions(first: 100) { nodes { id } } } } }');
    await api.refusal('{ nonsense }');
    expect((await costOf(api, '{ viewer { name } }')).bucket.left).toBe(49_999);
  });
});

describe('who asks for too much in a short time', () => {
  const bucket = { size: 2_300, refillPerSecond: 100 };
  const limits = { ...USUAL_LIMITS, bucket };
  const ASKED = '{ customers(first: 100) { nodes { interactions(first: 10) { nodes { id } } } } }';
  const openLimited = () =>
    openApi(({ db }) => ({
      db,
      config: {
        corsOrigins: [],
        cursorKey: Buffer.alloc(32),
        limits,
        phoneRegion: 'CZ',
        contactChains: USUAL_CHAIN_RULE,
        requestTimeoutMs: 5_000,
      },
      buckets: createMemoryBucketStore(bucket, () => 0),
      identify: ({ headers }) => Promise.resolve({ ...seesEverything, limitKey: String(headers['x-who']) }),
    }));
  const post = ({ url }: TestApi, query: string, who = 'somebody') =>
    fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-who': who },
      body: JSON.stringify({ query }),
    });

  test('is told to wait, and for how long, before anything is read; others are served', async () => {
    const api = await openLimited();
    const twice = `{ viewer { name } ${ASKED.slice(1)}`;
    // The first one fails, so that what it holds is kept.
    await api.database.db.execute('test.break', 'RENAME TABLE customers TO elsewhere');
    expect((await post(api, twice)).status).toBe(200);
    api.statements.length = 0;
    const response = await post(api, ASKED);
    expect([response.status, response.headers.get('retry-after')]).toEqual([429, '2']);
    expect(await response.json()).toEqual({
      errors: [
        {
          message:
            'You have asked for too much in a short time: this operation costs 1201, and 1098 is left. Ask again in 2 s, or for less.',
          extensions: { code: 'RATE_LIMITED', retryAfterMs: 1_030 },
        },
      ],
      extensions: { cost: { estimated: 1_201, actual: 0, bucket: { ...bucket, left: 1_098 } } },
    });
    expect(api.statements).toEqual([]);
    expect((await post(api, '{ viewer { name } }', 'somebody else')).status).toBe(200);
    await api.close();
  });
});

describe('the limits of a viewer', () => {
  test('can be asked for', async () => {
    const api = await openApi({ buckets: stopped() });
    const query =
      '{ viewer { limits { cost depth rootFields aliases tokens bodyBytes bucketSize refillPerSecond left } } }';
    expect(await api.ask(query)).toEqual({
      viewer: {
        limits: {
          cost: 2_500,
          depth: 12,
          rootFields: 30,
          aliases: 30,
          tokens: 2_000,
          bodyBytes: 100_000,
          bucketSize: 50_000,
          refillPerSecond: 5_000,
          left: 49_998,
        },
      },
    });
    await api.close();
  });
});
