import { openApi, type TestApi } from '../../support/api';

const FILTERED = 'query ($filter: CustomerFilter) { customers(filter: $filter, first: 1) { nodes { id } } }';
const SEARCHED = 'query ($text: String) { customers(search: $text, first: 1) { nodes { id } } }';
const CONTACTED = 'query ($text: String!) { customersByContact(value: $text, first: 1) { nodes { id } } }';
const NAMED =
  'query ($text: String) { customers(filter: { displayName: { eq: $text } }, first: 1) { nodes { id } } }';

/** Nested text, as nobody's JSON library would make it. */
const nested = (levels: number, open: string, close: string): string =>
  `${open.repeat(levels)}{}${close.repeat(levels)}`;

let api: TestApi;
beforeAll(async () => {
  api = await openApi();
});
afterAll(() => api.close());

interface Outcome {
  readonly status: number;
  readonly code: unknown;
  readonly message: string;
}

async function outcome(response: Response): Promise<Outcome> {
  const { errors = [] } = (await response.json()) as {
    errors?: { message: string; extensions: { code: unknown } }[];
  };
  return { status: response.status, code: errors[0]?.extensions.code, message: errors[0]?.message ?? '' };
}

/** What is answered to a body whose variables are given as JSON text. */
const post = async (query: string, variables: string): Promise<Outcome> =>
  outcome(
    await fetch(`${api.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: `{"query":${JSON.stringify(query)},"variables":${variables}}`,
    }),
  );

describe('variables', () => {
  test.each([
    ['"and"', '{"and":[', ']}', 3_000],
    ['"not"', '{"not":', '}', 3_000],
    ['lists', '[', ']', 40_000],
    ['names that nobody knows', '{"x":', '}', 12_000],
  ])('nested %s deep in each other are refused, with the remedy', async (_, open, close, levels) => {
    const refusal = await post(FILTERED, `{"filter":${nested(levels, open, close)}}`);
    expect(refusal).toEqual({
      status: 400,
      code: 'BAD_USER_INPUT',
      message: expect.stringContaining('more than 32 levels deep. Say it in fewer') as string,
    });
  });

  test('nested deeply are refused in a GET too', async () => {
    const variables = `{"filter":${nested(100, '{"and":[', ']}')}}`;
    const query = new URLSearchParams({ query: FILTERED, variables }).toString();
    const response = await fetch(`${api.url}/graphql?${query.replaceAll('%22', '"')}`, {
      headers: { 'apollo-require-preflight': '1' },
    });
    expect(await outcome(response)).toMatchObject({ status: 400, code: 'BAD_USER_INPUT' });
  });

  test('as deep as a filter may be are taken', async () => {
    const deepest = nested(4, '{"and":[', ']}').replace('{}', '{"accounts":{"some":{"status":{"in":[]}}}}');
    expect(await post(FILTERED, `{"filter":${deepest}}`)).toMatchObject({ status: 200, code: undefined });
  });
});

describe('a filter', () => {
  const refused = (message: string) => ({ status: 200, code: 'BAD_USER_INPUT', message });

  test('takes up to 1,000 values to compare with', async () => {
    const among = (count: number) =>
      post(FILTERED, JSON.stringify({ filter: { displayName: { in: Array(count).fill('x') } } }));
    expect(await among(1_000)).toMatchObject({ code: undefined });
    expect(await among(1_001)).toEqual(
      refused(
        '"filter.displayName.in" holds 1001 values; at most 1,000 are allowed. Ask in several requests.',
      ),
    );
    expect(
      await post(FILTERED, JSON.stringify({ filter: { segment: { notIn: Array(9_000).fill('SME') } } })),
    ).toMatchObject({ code: 'BAD_USER_INPUT' });
  });

  test('takes up to 100 conditions, wherever they stand', async () => {
    const either = (count: number, condition: object) =>
      post(FILTERED, JSON.stringify({ filter: { or: Array(count).fill(condition) } }));
    const some = { interactions: { some: { channel: { eq: 'PHONE' } } } };
    expect(await either(100, some)).toMatchObject({ code: undefined });
    expect(await either(101, some)).toEqual(
      refused(
        '"filter" has 101 conditions; at most 100 are allowed. Compare one field with many values by "in".',
      ),
    );
    expect(await either(34, { createdAt: { gt: '2026-01-01T00:00:00Z', lt: '2026-02-01T00:00:00Z' }, not: {} }))
      .toMatchObject({ code: 'BAD_USER_INPUT' }); // prettier-ignore
    expect(await either(101, {})).toMatchObject({ code: 'BAD_USER_INPUT' });
  });

  test('in the text of a query is refused where it is nested too deeply', async () => {
    const literal = nested(300, '{and:[', ']}');
    const refusal = await api.refusal(`{ customers(filter: ${literal}, first: 1) { nodes { id } } }`);
    expect(refusal).toEqual({
      code: 'BAD_USER_INPUT',
      message: expect.stringContaining('nested too deeply') as string,
    });
  });
});

describe('text of any kind', () => {
  const BAD = { status: 200, code: 'BAD_USER_INPUT' };
  const FINE = { status: 200, code: undefined };

  // As JSON, so that what is no text in this file can be said.
  test.each([
    ['NUL', '"jana\\u0000nov"', FINE],
    ['half a surrogate pair', '"jana\\ud83d"', FINE],
    ['nothing but halves of surrogate pairs', '"\\udc00\\ud800"', BAD],
    ['what shows nothing', '"\\u200d\\u200e\\ufeff"', BAD],
    ['marks on nothing', '"\\u0301\\u0301"', BAD],
    ['signs of LIKE', '"%_%"', BAD],
    ['a backslash and a quote', '"\\\\\' OR 1=1 -- "', BAD],
    ['a family in one sign', '"👨‍👩‍👧‍👦"', BAD],
    ['one letter that unfolds into eighteen', `"${'\ufdfa'.repeat(255)}"`, FINE],
    ['a letter under 200 accents', `"ja${'\u0301'.repeat(200)}"`, FINE],
    ['text that is too long', `"${'nova '.repeat(18_000)}"`, BAD],
    ['one word that is too long', `"${'a'.repeat(95_000)}"`, BAD],
    ['letters that unfold, too many', `"${'\ufdfa'.repeat(30_000)}"`, BAD],
  ])('with %s is searched for or refused, never a failure', async (_, json, expected) => {
    expect(await post(SEARCHED, `{"text":${json}}`)).toMatchObject(expected);
    for (const query of [CONTACTED, NAMED]) {
      const { status, code } = await post(query, `{"text":${json}}`);
      expect([status, [undefined, 'BAD_USER_INPUT'].includes(code as undefined)]).toEqual([200, true]);
    }
  });
});

describe('a message', () => {
  test.each([
    ['query ($text: ID!) { node(id: $text) { id } }', '"id" holds'],
    ['query ($text: ID!) { nodes(ids: [$text]) { id } }', '"ids" holds'],
    ['query ($text: TimeZone) { interactionStats(period: DAY, timeZone: $text) { count } }', '"timeZone" is'],
  ])('about a long value quotes its beginning: %s', async (query, beginning) => {
    const { code, message } = await post(query, JSON.stringify({ text: 'x'.repeat(50_000) }));
    expect([code, message.slice(0, beginning.length + 65)]).toEqual([
      'BAD_USER_INPUT',
      `${beginning} "${'x'.repeat(60)}…",`,
    ]);
    expect(message.length).toBeLessThan(200);
  });
});

test('a subscription over HTTP is refused', async () => {
  expect(await post('subscription { promiseDue { id } }', '{}')).toEqual({
    status: 400,
    code: 'GRAPHQL_VALIDATION_FAILED',
    message: 'A subscription needs a WebSocket (graphql-transport-ws) at the same address.',
  });
});
