import { request } from 'node:http';
import { freshDatabase, type TestDatabase } from '../support/database';
import { demoBearer } from '../support/demo-token';
import { startNode, type StartedProcess } from '../support/started-process';
import { temporaryFolder } from '../support/temporary-folder';

const JSON_TYPE = { 'content-type': 'application/json' };
const OWN_PAGE = /default-src 'none'; script-src 'self';.*frame-ancestors 'none'/;
const NOTHING = /^default-src 'none'; frame-ancestors 'none'$/;

interface Asked {
  readonly path: string;
  readonly status: number;
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** `no-store` unless it says otherwise. */
  readonly kept?: RegExp;
  readonly policy?: RegExp;
}

const post = (
  status: number,
  body: string,
  headers: Readonly<Record<string, string>> = JSON_TYPE,
): Asked => ({
  path: '/graphql',
  status,
  method: 'POST',
  headers,
  body,
});
const page = (path: string, status = 200, method = 'GET'): Asked => ({
  path,
  status,
  method,
  kept: /^no-cache$/,
  policy: OWN_PAGE,
});

/** Every path, and every way in which one is answered. */
const ASKED: readonly (readonly [string, Asked])[] = [
  ['an answer', post(200, '{"query":"{ viewer { kind } }"}')],
  ['a refusal', post(401, '{"query":"{ customers(first: 1) { nodes { id } } }"}')],
  ['what does not parse', post(400, '{"query":"{"}')],
  ['what is not in the graph', post(400, '{"query":"{ nonsense }"}')],
  ['a stored document', post(200, '{"extensions":{"persistedQuery":{"version":1,"sha256Hash":"a"}}}')],
  ['no JSON', post(400, '{')],
  ['a body that is too large', post(413, `{"query":"${'x'.repeat(100_001)}"}`)],
  ['a body of another type', post(415, 'query={viewer{kind}}', { 'content-type': 'text/plain' })],
  ['a bad credential', post(401, '{}', { ...JSON_TYPE, authorization: 'Bearer nonsense' })],
  ['a GET without the header', { path: '/graphql?query=%7B__typename%7D', status: 400 }],
  [
    'another method',
    {
      path: '/graphql',
      status: 405,
      method: 'PUT',
      headers: { ...JSON_TYPE, 'apollo-require-preflight': '1' },
    },
  ],
  [
    'a preflight of a stranger',
    {
      path: '/graphql',
      status: 405,
      method: 'OPTIONS',
      headers: { ...JSON_TYPE, origin: 'https://evil.example', 'access-control-request-method': 'POST' },
    },
  ],
  ['another host', { path: '/', status: 421, headers: { host: 'evil.example' } }],
  ['/health', { path: '/health', status: 200 }],
  ['/ready', { path: '/ready', status: 200 }],
  ['/ready, posted to', { path: '/ready', status: 405, method: 'POST' }],
  ['/metrics', { path: '/metrics', status: 200 }],
  ['nothing', { path: '/nothing', status: 404 }],
  ['the front page', page('/')],
  ['the sandbox', page('/sandbox')],
  ['its configuration, which holds tokens', { ...page('/sandbox/config.json'), kept: /^no-store$/ }],
  ['the schema', page('/schema')],
  ['the documentation', page('/docs')],
  ['a page that has moved', page('/docs/', 308)],
  ['no such file', page('/sandbox/nothing.js', 404)],
  ['a page, posted to', page('/sandbox', 405, 'POST')],
];

describe('every answer of every path', () => {
  const folder = temporaryFolder();
  let database: TestDatabase;
  let main: StartedProcess;
  let port = '';

  beforeAll(async () => {
    database = await freshDatabase();
    main = await startNode(folder, ['dist/main.js'], {
      DATABASE_URL: database.url,
      CURSOR_KEY: 'ab'.repeat(32),
      DEMO_IDENTITIES: folder,
      PORT: '0',
    });
    ({ port } = new URL(await main.printed(/"url":"([^"]+)"/)));
  }, 60_000);
  afterAll(async () => {
    await main.stop();
    await database.drop();
  });

  const ask = ({ path, method = 'GET', headers = {}, body }: Asked) =>
    new Promise<{ status: number | undefined; headers: NodeJS.Dict<string | string[]> }>(
      (resolve, reject) => {
        const sent = request(
          { port, path, method, headers: { host: 'localhost', ...headers } },
          (response) => {
            response.resume();
            response.on('end', () => {
              resolve({ status: response.statusCode, headers: response.headers });
            });
            response.on('error', () => {
              resolve({ status: response.statusCode, headers: response.headers });
            });
          },
        );
        sent.on('error', reject);
        sent.end(body);
      },
    );

  test.each(ASKED)('says how it may be kept, framed and taken: %s', async (_, asked) => {
    const { kept = /^no-store$/, policy = NOTHING } = asked;
    const { status, headers } = await ask(asked);
    expect([
      status,
      headers['x-content-type-options'],
      headers['x-frame-options'],
      headers['referrer-policy'],
    ]).toEqual([asked.status, 'nosniff', 'DENY', 'no-referrer']);
    expect(headers['cache-control']).toMatch(kept);
    expect(headers['content-security-policy']).toMatch(policy);
    expect(headers).not.toHaveProperty('x-powered-by');
    expect(headers).not.toHaveProperty('server');
  });

  test('with customers in it is for nobody else', async () => {
    const asked = post(200, '{"query":"{ customers(first: 1) { nodes { id } } }"}', {
      ...JSON_TYPE,
      ...demoBearer(folder),
    });
    const { status, headers } = await ask(asked);
    expect([status, headers['cache-control']]).toEqual([200, 'no-store']);
  });
});
