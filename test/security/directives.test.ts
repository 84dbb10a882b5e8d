import { openApi, type TestApi } from '../support/api';

/** As many as the 2,000 words and signs of a document leave room for. */
const repeated = (text: string, words: number): string => text.repeat(Math.floor(1_950 / words));
const customers = (directives: string): string => `{ customers(first: 1) ${directives} { nodes { id } } }`;

interface Outcome {
  readonly status: number;
  readonly bytes: number;
  readonly codes: readonly unknown[];
  readonly cpuMs: number;
}

/** A document with hundreds of directives is refused before anything is read, in little time and few words. */
describe('directives, as many as fit', () => {
  let api: TestApi;
  beforeAll(async () => {
    api = await openApi();
    await api.ask('{ viewer { kind } }');
  });
  afterAll(() => api.close());
  beforeEach(() => {
    api.statements.length = 0;
  });

  /** The cheapest of three: what another has left in the memory of this process is collected in one of them at most. */
  async function post(query: string): Promise<Outcome> {
    // Each by a text of its own: one that is known is not read again.
    const tries = [await posted(query), await posted(`${query} `), await posted(`${query}  `)];
    return tries.reduce((least, each) => (each.cpuMs < least.cpuMs ? each : least));
  }

  async function posted(query: string): Promise<Outcome> {
    const before = process.cpuUsage();
    const response = await fetch(`${api.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query }),
    });
    const text = await response.text();
    const { user, system } = process.cpuUsage(before);
    const { errors = [] } = JSON.parse(text) as { errors?: { extensions: { code: unknown } }[] };
    return {
      status: response.status,
      bytes: text.length,
      codes: errors.map(({ extensions }) => extensions.code),
      cpuMs: (user + system) / 1_000,
    };
  }

  test.each([
    ['@include on one field', customers(repeated('@include(if: true) ', 7))],
    ['@skip on one field', customers(repeated('@skip(if: false) ', 7))],
    ['both in turns', customers(repeated('@include(if: true) @skip(if: false) ', 14))],
    ['unknown ones', customers(repeated('@nobody ', 2))],
    ['unknown ones with arguments', customers(repeated('@nobody(a: 1) ', 7))],
    ['directives of types', customers(repeated('@cost(weight: "0") ', 7))],
    [
      'repeated on an inline fragment',
      `{ ... on Query ${repeated('@include(if: true) ', 7)} { viewer { kind } } }`,
    ],
    ['repeated on an operation', `query Q ${repeated('@skip(if: false) ', 7)} { viewer { kind } }`],
    ['without their argument', customers(repeated('@include ', 2))],
  ])('%s are refused before anything is read', async (_, query) => {
    const { status, bytes, codes, cpuMs } = await post(query);
    expect([status, new Set(codes)]).toEqual([400, new Set(['GRAPHQL_VALIDATION_FAILED'])]);
    // GraphQL stops after a hundred faults; each is told in a sentence and a place or two.
    expect(codes.length).toBeLessThanOrEqual(101);
    expect(bytes).toBeLessThan(50_000);
    expect(cpuMs).toBeLessThan(2_000);
    expect(api.statements).toEqual([]);
  });

  const SAID = 'zkanarinka7@example.com';
  test.each([
    ['of another type', `subscription { customerChanged(id: "${SAID}") @skip(if: "${SAID}") { topic } }`],
    ['without its argument', `subscription { customerChanged(id: "${SAID}") @include { topic } }`],
    ['by a variable', 'subscription ($n: Boolean!) { customerChanged(id: "x") @skip(if: $n) { topic } }'],
    [
      'on a fragment',
      'subscription { ... on Subscription @skip(if: 1) { customerChanged(id: "x") { topic } } }',
    ],
    [
      'within fragments that spread each other',
      'subscription { ...A } fragment A on Subscription { ...B } fragment B on Subscription { ...A customerChanged(id: "x") @skip(if: 1) { topic } }',
    ],
  ])('a condition on the field of a subscription is refused, and quoted nowhere: %s', async (_, query) => {
    const said = ['stdout', 'stderr'].map((name) =>
      jest.spyOn(process[name === 'stdout' ? 'stdout' : 'stderr'], 'write').mockReturnValue(true),
    );
    const consoles = (['error', 'warn', 'log'] as const).map((name) =>
      jest.spyOn(console, name).mockImplementation(() => undefined),
    );
    const { status, codes } = await posted(query);
    const told = [...said, ...consoles].flatMap(({ mock }) => mock.calls.map(String));
    jest.restoreAllMocks();
    expect([status, codes, told]).toEqual([400, ['GRAPHQL_VALIDATION_FAILED'], []]);
  });

  test('one on each of hundreds of fields takes no more than the fields', async () => {
    const skipped = await post(
      `{ viewer { ${repeated('kind @skip(if: true) name @include(if: true) ', 16)} } }`,
    );
    expect([skipped.status, skipped.codes]).toEqual([200, []]);
    expect(skipped.cpuMs).toBeLessThan(2_000);
    expect(api.statements).toEqual([]);
  });

  test('none that leaves a field out lowers what an operation is weighed as', async () => {
    const large =
      '{ customers(first: 100) @skip(if: true) { nodes { interactions(first: 100) { nodes { id } } } } }';
    expect((await api.refusal(large)).code).toBe('COST_LIMIT_EXCEEDED');
  });
});
