import { USUAL_CHAIN_RULE } from '../../src/platform/config/chain-variables';
import type { Db } from '../../src/platform/db/db';
import { USUAL_LIMITS } from '../../src/platform/limits/limits';
import { CredentialNotCheckable, InvalidCredential } from '../../src/platform/identity/credential';
import { openApi, type TestApi } from '../support/api';
import { asking, askingAnonymously, viewerWith } from '../support/viewers';

const CUSTOMERS = '{ customers(first: 1) { nodes { id } } }';
const TOO_LARGE = `${CUSTOMERS} #${'x'.repeat(100_000)}`;

/** Status of the answer and code of its first error: what docs/errors.md tells front ends to expect. */
async function outcome(api: TestApi, body: object, headers: Record<string, string> = {}): Promise<string> {
  const response = await fetch(`${api.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
  const { errors } = (await response.json()) as { errors: { extensions: { code: unknown } }[] };
  return `${String(response.status)} ${String(errors[0]?.extensions.code)}`;
}

/** A database on which every statement ends so, or never. */
function databaseThat(run: () => Promise<never>): Db {
  return {
    query: run,
    lookUp: run,
    execute: run,
    executeLater: run,
    load: run,
    takesLoads: run,
    transaction: run,
  };
}

function databaseError(errno: number, code: string): () => Promise<never> {
  return () => Promise.reject(Object.assign(new Error('It failed.'), { errno, code }));
}

const badCredential = () => Promise.reject(new InvalidCredential('This is no token.'));
const awayIssuer = () => Promise.reject(new CredentialNotCheckable('The keys cannot be fetched.'));

describe('an answer with an error', () => {
  let api: TestApi;
  beforeAll(async () => {
    api = await openApi();
  });
  afterAll(() => api.close());

  test.each([
    ['a question that is no GraphQL', '{ customers', {}, '400 GRAPHQL_PARSE_FAILED'],
    ['an unknown field', '{ nonsense }', {}, '400 GRAPHQL_VALIDATION_FAILED'],
    [
      'a variable of the wrong type',
      'query ($n: Int!) { customers(first: $n) { nodes { id } } }',
      { n: 'x' },
      '400 BAD_USER_INPUT',
    ],
    ['a list without a page', '{ customers { nodes { id } } }', {}, '200 BAD_USER_INPUT'],
    ['an id that is none', '{ node(id: "x") { id } }', {}, '200 BAD_USER_INPUT'],
    [
      'two operations and no name',
      'query A { __typename } query B { __typename }',
      {},
      '400 OPERATION_RESOLUTION_FAILURE',
    ],
    [
      'a question that is too large',
      '{ customers(first: 100) { nodes { timeline(first: 100) { nodes { at } } } } }',
      {},
      '400 COST_LIMIT_EXCEEDED',
    ],
    ['a body without a question', undefined, {}, '400 BAD_REQUEST'],
    ['a body that is too large', TOO_LARGE, {}, '413 BAD_REQUEST'],
  ])(
    'tells %s by status and code, whatever form of answer is accepted',
    async (_what, query, variables, expected) => {
      expect(await outcome(api, { query, variables })).toBe(expected);
      expect(await outcome(api, { query, variables }, { accept: 'application/graphql-response+json' })).toBe(
        expected,
      );
    },
  );

  const configuration = {
    corsOrigins: [],
    cursorKey: Buffer.alloc(32),
    limits: USUAL_LIMITS,
    phoneRegion: 'CZ',
    contactChains: USUAL_CHAIN_RULE,
  } as const;
  test.each([
    ['nobody who says who they are', { identify: askingAnonymously }, '401 UNAUTHENTICATED'],
    ['somebody who may not', { identify: asking(viewerWith('ADMINISTRATOR')) }, '403 FORBIDDEN'],
    ['a credential that is none', { identify: badCredential }, '401 UNAUTHENTICATED'],
    ['an issuer that is away', { identify: awayIssuer }, '503 UNAVAILABLE'],
    ['a statement that takes too long', { db: databaseThat(databaseError(1969, '')) }, '200 TIMEOUT'],
    ['a database that is away', { db: databaseThat(databaseError(0, 'ECONNREFUSED')) }, '200 UNAVAILABLE'],
    ['a failure inside', { db: databaseThat(databaseError(1064, '')) }, '200 INTERNAL_SERVER_ERROR'],
    [
      'a request that takes too long',
      {
        db: databaseThat(() => new Promise<never>(() => undefined)),
        config: { ...configuration, requestTimeoutMs: 100 },
      },
      '504 TIMEOUT',
    ],
  ])('tells %s by status and code', async (_what, dependencies, expected) => {
    const other = await openApi(dependencies);
    expect(await outcome(other, { query: CUSTOMERS })).toBe(expected);
    await other.close();
  });

  test('tells how to say who one is, when that is what is missing', async () => {
    const other = await openApi({ identify: askingAnonymously });
    const asked = (query: string) =>
      fetch(`${other.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query }),
      });
    expect((await asked(CUSTOMERS)).headers.get('www-authenticate')).toBe('Bearer realm="One Window"');
    const answered = await asked('{ viewer { kind } }');
    expect([answered.status, answered.headers.get('www-authenticate')]).toEqual([200, null]);
    await other.close();
  });
});
