import { ApolloServer } from '@apollo/server';
import { parse } from 'graphql';
import type { AuditEvent } from '../../../src/platform/audit/audit';
import type { Identify } from '../../../src/platform/identity/identify';
import { anonymousViewer, type Viewer } from '../../../src/platform/identity/viewer';
import { KnownDocuments } from '../../../src/platform/graphql/known-documents';
import { USUAL_LIMITS } from '../../../src/platform/limits/limits';
import { createMemoryBucketStore } from '../../../src/platform/limits/memory-bucket-store';
import { openApi, type TestApi } from '../../support/api';
import { seesEverything, viewerWith } from '../../support/viewers';

// A document that was found valid is answered without Apollo Server the next time. Nobody may tell the difference.

const VIEWERS: Readonly<Record<string, Viewer>> = {
  everything: seesEverything,
  agent: viewerWith('AGENT'),
  stranger: anonymousViewer,
};
const identify: Identify = ({ headers }) =>
  Promise.resolve(VIEWERS[String(headers['x-viewer'])] ?? seesEverything);

interface Asked {
  readonly body: Readonly<Record<string, unknown>>;
  readonly headers?: Readonly<Record<string, string>>;
}

const NOBODY = 'cus_0000000000000000';
const CUSTOMER = 'query Card($id: ID!) { node(id: $id) { ... on Customer { displayName segment } } }';
const TRAIL = '{ auditEvents(first: 1) { nodes { action } } }';
const BESIDE = '{ customers(first: 1) { nodes { displayName } } node(id: "nonsense") { id } }';
const MANY = '{ customers(first: 100) { nodes { interactions(first: 100) { nodes { id } } } } }';
const OPTIONAL = 'query List($first: Int = 2) { customers(first: $first) { nodes { id } } }';
const AND_MORE = `mutation Call($input: LogInteractionInput!) { logInteraction(input: $input) {
  interaction { customer { interactions(first: 1, after: "nonsense") { nodes { id } } } } } }`;
const CALL = `mutation Call($input: LogInteractionInput!) {
  logInteraction(input: $input) { interaction { channel } userErrors { code } } }`;

interface Answer {
  readonly extensions: { readonly cost: { readonly bucket: { readonly left: number } } };
}

describe('a document that is known', () => {
  let api: TestApi;
  let id: string;
  const noted: AuditEvent[] = [];
  const store = createMemoryBucketStore({ size: 1e9, refillPerSecond: 1e9 });
  const byApollo = jest.spyOn(ApolloServer.prototype, 'executeHTTPGraphQLRequest');
  beforeAll(async () => {
    const audit = {
      record: () => Promise.resolve(),
      note: (event: AuditEvent) => void noted.push(event),
      canKeep: () => true,
    };
    api = await openApi({ identify, audit, buckets: store });
    id = `cus_${await api.bank.customer()}`;
  });
  afterAll(async () => {
    byApollo.mockRestore();
    await api.close();
  });

  const post = async ({ body, headers = {} }: Asked) => {
    api.statements.length = 0;
    noted.length = 0;
    byApollo.mockClear();
    const response = await fetch(`${api.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });
    const told = Object.fromEntries([...response.headers].filter(([name]) => name !== 'date'));
    const text = await response.text();
    return {
      isByApollo: byApollo.mock.calls.length > 0,
      answer: {
        ...{ status: response.status, told, text: text.replace(/"left":\d+/, '"left":…') },
        ...{
          statements: [...api.statements],
          noted: noted.map(({ action, subjects, operation }) => [action, subjects, operation]),
        },
      },
    };
  };

  /** The same twice: of a text that nobody has seen, and of one that is known. */
  const twice = async ({ body, headers }: Asked) => {
    const query = `${String(body['query'])} # ${String(Math.random())}`;
    const asked = { body: { ...body, query }, ...(headers && { headers }) };
    const first = await post(asked);
    // Where the first was refused before it was read.
    await post({ body: { query } });
    return { first, second: await post(asked) };
  };

  const call = () => ({
    ...{
      channel: 'PHONE',
      direction: 'INBOUND',
      customer: id,
      idempotencyKey: 'one call',
      outcome: 'ANSWERED',
      settlement: 'SETTLED_NOW',
    },
    ...{ startedAt: '2026-03-01T10:00:00Z', endedAt: '2026-03-01T10:05:00Z' },
  });

  test.each<[string, () => Asked]>([
    ['a question', () => ({ body: { query: CUSTOMER, variables: { id } } })],
    ['one about nobody', () => ({ body: { query: CUSTOMER, variables: { id: NOBODY } } })],
    [
      'one without variables',
      () => ({
        body: { query: '{ customers(first: 5) { nodes { id } totalCount { value } } }', variables: null },
      }),
    ],
    [
      'one of two',
      () => ({ body: { query: `${CUSTOMER} query Other { viewer { kind } }`, operationName: 'Other' } }),
    ],
    ['introspection', () => ({ body: { query: '{ __type(name: "Customer") { name } }' } })],
    [
      'extensions of a client',
      () => ({ body: { query: '{ viewer { kind } }', extensions: { clientLibrary: { name: 'x' } } } }),
    ],
    [
      'another type',
      () => ({
        body: { query: '{ viewer { kind } }' },
        headers: { accept: 'application/graphql-response+json' },
      }),
    ],
    [
      'a packed answer',
      () => ({
        body: { query: '{ __schema { types { name description } } }' },
        headers: { 'accept-encoding': 'gzip' },
      }),
    ],
    ['a change that was made before', () => ({ body: { query: CALL, variables: { input: call() } } })],
    [
      'a change that is refused',
      () => ({
        body: {
          query: CALL,
          variables: {
            input: { ...call(), customer: NOBODY, idempotencyKey: 'none' },
          },
        },
      }),
    ],
  ])('is answered the same way without Apollo Server: %s', async (_, asked) => {
    await post(asked()); // a change is made by then
    const { first, second } = await twice(asked());
    expect(first.answer.status).toBe(200);
    expect(first.answer.text).not.toContain('"errors"');
    expect([first.isByApollo, second.isByApollo]).toEqual([true, false]);
    expect(second.answer).toEqual(first.answer);
  });

  test.each<[string, number, () => Asked]>([
    ['what is refused', 403, () => ({ body: { query: TRAIL }, headers: { 'x-viewer': 'agent' } })],
    [
      'what is refused to a stranger',
      401,
      () => ({ body: { query: TRAIL }, headers: { 'x-viewer': 'stranger' } }),
    ],
    ['what is refused in part', 200, () => ({ body: { query: BESIDE }, headers: { 'x-viewer': 'agent' } })],
    ['variables that do not fit', 400, () => ({ body: { query: CUSTOMER, variables: { id: null } } })],
    ['variables as a text', 400, () => ({ body: { query: OPTIONAL, variables: '{}' } })],
    [
      'a change that was made, of which something fails',
      200,
      () => ({ body: { query: AND_MORE, variables: { input: { ...call(), idempotencyKey: null } } } }),
    ],
    [
      'an unknown operation',
      400,
      () => ({ body: { query: CUSTOMER, operationName: 'Other', variables: { id } } }),
    ],
    [
      'two operations and no name',
      400,
      () => ({ body: { query: `${CUSTOMER} query Other { viewer { kind } }` } }),
    ],
    ['too much', 400, () => ({ body: { query: MANY } })],
    ['a subscription', 400, () => ({ body: { query: `subscription { caseChanged(id: "${id}") { id } }` } })],
    [
      'a stored document',
      200,
      () => ({
        body: {
          query: '{ viewer { kind } }',
          extensions: { persistedQuery: { version: 1, sha256Hash: 'a' } },
        },
      }),
    ],
    [
      'a type that there is not',
      406,
      () => ({ body: { query: '{ viewer { kind } }' }, headers: { accept: 'image/png' } }),
    ],
  ])('leaves it to Apollo Server to tell what goes wrong: %s', async (_, status, asked) => {
    const { first, second } = await twice(asked());
    expect([first.isByApollo, second.isByApollo]).toEqual([true, true]);
    expect(first.answer.status).toBe(status);
    expect(first.answer.text).toContain('"errors"');
    expect(second.answer).toEqual(first.answer);
  });

  test.each([
    ['that is long', 20_001, 1],
    ['after which many others came', 15_000, 34],
  ])('is not kept: one %s', async (_, length, count) => {
    const texts = Array.from({ length: count }, (__, nth) =>
      `{ viewer { kind } } # ${String(nth)} ${'x'.repeat(length)}`.slice(0, length),
    );
    for (const query of texts) await post({ body: { query } });
    expect((await post({ body: { query: texts[0] } })).isByApollo).toBe(true);
    expect((await post({ body: { query: texts.at(-1) } })).isByApollo).toBe(length > 20_000);
  });

  test('is kept without the comments in it', () => {
    const documents = new KnownDocuments();
    const text = `{ viewer { kind } }${'\n# nothing'.repeat(5)}`;
    documents.keep(text, parse(text));
    const { document } = documents.find({ query: text }) ?? {};
    expect([document?.loc?.startToken.next, document?.loc?.endToken.prev]).toEqual([null, null]);
    expect(document?.definitions[0]?.loc?.start).toBe(0);
  });

  test('that cannot be paid is on record all the same, and is told by Apollo Server', async () => {
    const asked = { body: { query: '{ customers(first: 9) { nodes { displayName } } }' } };
    await post(asked);
    const giveBack = jest.spyOn(store, 'giveBack').mockRejectedValue(new Error('It is away.'));
    const { isByApollo, answer } = await post(asked);
    giveBack.mockRestore();
    expect([isByApollo, answer.status, answer.noted.length]).toEqual([true, 500, 1]);
  });

  describe('of a narrow bucket', () => {
    let narrow: TestApi;
    beforeEach(async () => {
      narrow = await openApi({
        ...{ identify, buckets: createMemoryBucketStore({ size: 20, refillPerSecond: 1e-6 }) },
        refusals: createMemoryBucketStore(USUAL_LIMITS.refusals),
      });
    });
    afterEach(() => narrow.close());

    const ask = async (query: string) => {
      const response = await fetch(`${narrow.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query }),
      });
      const { extensions } = (await response.json()) as Answer;
      return [response.status, response.headers.has('retry-after'), extensions.cost.bucket.left];
    };

    test('is paid out of the same bucket, and refused when that is empty', async () => {
      const all: unknown[] = [];
      for (let asked = 0; asked < 16; asked += 1)
        all.push(await ask('{ customers(first: 5) { nodes { id } } }'));
      // Each is weighed as 6 and costs 1: the connection, which is empty.
      expect(all.slice(0, 3)).toEqual([
        [200, false, 19],
        [200, false, 18],
        [200, false, 17],
      ]);
      expect(all.at(-1)).toEqual([429, true, 5]);
    });

    test('is paid once where it fails, all that it was weighed as', async () => {
      const query = '{ customers(first: 2, after: "nonsense") { nodes { id } } }';
      const left = [await ask('{ viewer { kind } }'), await ask(query), await ask(query)];
      expect(left).toEqual([
        [200, false, 19],
        [200, false, 16],
        [200, false, 13],
      ]);
    });
  });
});
