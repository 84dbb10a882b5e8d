import { pino } from 'pino';
import { createLog } from '../../src/platform/observability/log';
import { createMetrics } from '../../src/platform/observability/metrics';
import { openApi, type TestApi } from '../support/api';
import { Bank } from '../support/bank';
import { freshDatabase, type TestDatabase } from '../support/database';
import { CANARY, FOUND, withoutReasons } from './planted-canary';

const PHONE = '+420601777333';
const EMAIL = 'zkanarinka7@example.com';

/** Ways of saying it: text of a query, a variable, a name, a value of another type, a header. */
const ASKED: readonly (readonly [place: string, body: object, headers?: Record<string, string>])[] = [
  ['a search', { query: '{ customers(search: "Zkanarinka7", first: 1) { nodes { displayName } } }' }],
  [
    'a search that is refused',
    { query: `{ customers(search: "${CANARY} ${'x'.repeat(600)}", first: 1) { nodes { id } } }` },
  ],
  [
    'a contact',
    {
      query: 'query ($v: String!) { customersByContact(value: $v, first: 1) { nodes { id } } }',
      variables: { v: PHONE },
    },
  ],
  [
    'an address',
    {
      query: 'query ($v: String!) { customersByContact(value: $v, first: 1) { nodes { id } } }',
      variables: { v: EMAIL },
    },
  ],
  [
    'a filter',
    {
      query:
        'query ($v: String) { customers(filter: { displayName: { eq: $v } }, first: 1) { nodes { id } } }',
      variables: { v: CANARY },
    },
  ],
  [
    'a text inside a customer’s list',
    {
      query:
        'query ($v: String) { customers(first: 1) { nodes { cases(filter: { subject: { contains: $v } }, first: 1) { nodes { subject } } } } }',
      variables: { v: CANARY },
    },
  ],
  [
    'an external id',
    {
      query: 'query ($v: String!) { customer(by: { externalId: { source: $v, id: $v } }) { id } }',
      variables: { v: CANARY },
    },
  ],
  [
    'a broken statement',
    {
      query:
        'query ($v: String!) { customer(by: { externalId: { source: $v, id: $v } }) { sourceProfiles { externalId } } interactions(first: 1) { nodes { id } } }',
      variables: { v: CANARY },
    },
  ],
  ['the reason', { query: '{ customers(first: 1) { nodes { id } } }' }, { 'x-reason': CANARY }],
  ['the language', { query: '{ customers(first: 1) { nodes { id } } }' }, { 'accept-language': CANARY }],
  [
    'a stranger’s origin',
    { query: '{ customers(first: 1) { nodes { id } } }' },
    { origin: `https://${CANARY}.example` },
  ],
];

/** Errors that quote to the client what the client has just sent, at its own place: these stay between the two. */
const QUOTED: readonly (readonly [place: string, body: object])[] = [
  ['a field', { query: `{ ${CANARY} }` }],
  ['an id', { query: 'query ($v: ID!) { node(id: $v) { id } }', variables: { v: CANARY } }],
  [
    'a number',
    { query: 'query ($v: Int) { customers(first: $v) { nodes { id } } }', variables: { v: CANARY } },
  ],
  [
    'a cursor',
    {
      query: 'query ($v: String) { customers(first: 1, after: $v) { nodes { id } } }',
      variables: { v: CANARY },
    },
  ],
  ['the name of an operation', { query: '{ viewer { name } }', operationName: CANARY }],
  ['a syntax error', { query: `{ viewer(name: "${CANARY}` }],
];

describe('personal data', () => {
  const lines: string[] = [];
  let database: TestDatabase;
  let api: TestApi;
  let metricsText: () => Promise<string>;
  beforeAll(async () => {
    const metrics = createMetrics();
    database = await freshDatabase({ observe: metrics.observeStatement });
    const log = createLog('trace', { write: (line) => void lines.push(line) });
    api = await openApi({ db: database.db, log });
    metricsText = () =>
      new Promise((resolve) => {
        const response = { writeHead: () => undefined, end: resolve };
        metrics.answer({ method: 'GET' } as never, response as never, '/metrics');
      });
    const rows = await Bank.open(database.db);
    const customer = await rows.customer({ displayName: `${CANARY} Nováková`, familyName: CANARY });
    await rows.contactPoint(customer, PHONE);
    await rows.case(customer, { subject: `about ${CANARY}` });
    // Whatever reads contacts fails from here on: a failure is where values leak.
    await database.db.execute('test.break', 'RENAME TABLE interactions TO elsewhere');
  });
  afterAll(async () => {
    await api.close();
    await database.drop();
  });

  const ask = async (body: object, headers: Record<string, string> = {}) => {
    const response = await fetch(`${api.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });
    return (await response.json()) as { data?: unknown; errors?: object[]; extensions?: object };
  };

  test.each(ASKED.map(([place, body, headers = {}]) => [place, { body, headers }] as const))(
    'said in %s is in no error and no line of the log',
    async (_, { body, headers }) => {
      lines.length = 0;
      const { errors = [], extensions = {} } = await ask(body, headers);
      expect(JSON.stringify([errors, extensions])).not.toMatch(FOUND);
      expect(withoutReasons(lines)).not.toMatch(FOUND);
    },
  );

  test.each(QUOTED)('said in %s is quoted to nobody but who said it', async (_, body) => {
    lines.length = 0;
    expect((await ask(body)).errors).toHaveLength(1);
    expect(lines.join('')).not.toMatch(FOUND);
  });

  test('of a failing statement is in the log only as an incident without values', async () => {
    lines.length = 0;
    const query =
      'query ($v: String) { customers(filter: { displayName: { eq: $v } }, first: 1) { nodes { displayName interactions(first: 1) { nodes { id } } } } }';
    const { data, errors = [] } = await ask({ query, variables: { v: `${CANARY} Nováková` } });
    expect(JSON.stringify(data)).toMatch(FOUND); // it is there to leak
    expect(JSON.stringify(errors)).not.toMatch(FOUND);
    const failure = lines.find((line) => line.includes('A resolver failed')) ?? '';
    expect(failure).toContain('"incident"');
    expect(failure).not.toMatch(FOUND);
  });

  test('that does not fit its type in the graph is in the log only as an incident without values', async () => {
    const rows = await Bank.open(database.db);
    const customer = await rows.customer({ status: CANARY });
    lines.length = 0;
    const query = `{ customer(by: { id: "cus_${customer}" }) { status } }`;
    const { errors = [] } = await ask({ query });
    expect(JSON.stringify(errors)).toContain('INTERNAL_SERVER_ERROR');
    expect(JSON.stringify(errors)).not.toMatch(FOUND);
    const failure = lines.find((line) => line.includes('A resolver failed')) ?? '';
    expect(failure).toContain('"incident"');
    expect(failure).not.toMatch(FOUND);
  });

  test('is in no figure of the metrics', async () => {
    const text = await metricsText();
    expect(text).toContain('sql_statement_duration_seconds');
    expect(text).not.toMatch(FOUND);
  });

  test('that is written where it should not be would be found: a log without this care is full of it', async () => {
    const careless: string[] = [];
    const other = await openApi({
      db: database.db,
      log: pino({ level: 'trace' }, { write: (line: string) => void careless.push(line) }),
    });
    const query =
      'query ($v: String) { customers(filter: { displayName: { eq: $v }, interactions: { some: { reach: { gt: 0 } } } }, first: 1) { nodes { id } } }';
    expect((await other.refusal(query, { v: CANARY })).code).toBe('INTERNAL_SERVER_ERROR');
    await other.close();
    expect(withoutReasons(careless)).toMatch(FOUND);
  });
});
