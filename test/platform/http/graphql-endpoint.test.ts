import { request } from 'node:http';
import { connect } from 'node:net';
import { USUAL_CHAIN_RULE } from '../../../src/platform/config/chain-variables';
import { USUAL_LIMITS } from '../../../src/platform/limits/limits';
import { createLog } from '../../../src/platform/observability/log';
import { openApi, type TestApi } from '../../support/api';
import { waitUntil } from '../../support/wait-until';

describe('the API over HTTP', () => {
  let api: TestApi;
  beforeAll(async () => {
    api = await openApi();
  });
  afterAll(() => api.close());

  const post = (body: string, headers: Record<string, string> = {}) =>
    fetch(`${api.url}/graphql`, {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/json', ...headers },
    });

  const codeOf = async (response: Response): Promise<unknown> => {
    const { errors } = (await response.json()) as { errors: { extensions: { code: unknown } }[] };
    return errors[0]?.extensions.code;
  };

  test('answers a POST', async () => {
    const response = await post('{"query":"{ viewer { kind } }"}');
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toMatch(/json/);
    expect(await response.json()).toMatchObject({ data: { viewer: { kind: 'USER' } } });
  });

  test('answers a GET of a client that sends the header against forgery, and no other', async () => {
    const url = `${api.url}/graphql?query=${encodeURIComponent('{ viewer { kind } }')}`;
    expect((await fetch(url, { headers: { 'apollo-require-preflight': 'true' } })).status).toBe(200);
    expect((await fetch(url)).status).toBe(400);
    expect((await post('query={viewer{kind}}', { 'content-type': 'text/plain' })).status).toBe(415);
  });

  test.each([
    ['no JSON', '{"query":', 400],
    ['an empty body', '', 400],
    ['a list of operations', '[{"query":"{ viewer { kind } }"}]', 400],
    ['a body over 100 kB', JSON.stringify({ query: `{ viewer { kind } } #${'x'.repeat(100_000)}` }), 413],
  ])('refuses %s', async (_, body, status) => {
    expect((await post(body)).status).toBe(status);
  });

  test('refuses a document of more than 2,000 words and signs before it is looked at', async () => {
    const response = await post(JSON.stringify({ query: `{ viewer { ${'kind '.repeat(2_000)} } }` }));
    expect(await codeOf(response)).toBe('GRAPHQL_PARSE_FAILED');
  });

  test('tells an unknown field and a syntax error apart', async () => {
    expect(await codeOf(await post('{"query":"{ nonsense }"}'))).toBe('GRAPHQL_VALIDATION_FAILED');
    expect(await codeOf(await post('{"query":"{ viewer"}'))).toBe('GRAPHQL_PARSE_FAILED');
  });

  test('keeps no queries for anybody', async () => {
    const sha256Hash = 'a'.repeat(64);
    const response = await post(
      JSON.stringify({ extensions: { persistedQuery: { version: 1, sha256Hash } } }),
    );
    expect(await codeOf(response)).toBe('PERSISTED_QUERY_NOT_SUPPORTED');
  });

  test.each(['{"query":"{ viewer"}', '{"query":"{ nonsense }"}', '{"query":"{ node(id: \\"x\\") { id } }"}'])(
    'says nothing of what it is made of in the error to %s',
    async (body) => {
      const text = await (await post(body)).text();
      expect(text).toContain('"errors"');
      expect(text).not.toMatch(/node_modules|stacktrace|[.][jt]s:/);
    },
  );

  test('lets pages of configured origins read answers, and no others', async () => {
    const allowed = await post('{"query":"{ viewer { kind } }"}', { origin: 'https://desk.example' });
    expect(allowed.headers.get('access-control-allow-origin')).toBe('https://desk.example');
    const stranger = await post('{"query":"{ viewer { kind } }"}', { origin: 'https://elsewhere.example' });
    expect(stranger.headers.get('access-control-allow-origin')).toBeNull();
    expect(stranger.headers.get('vary')).toBe('Origin, Accept-Encoding');
    const preflight = (origin: string) =>
      fetch(`${api.url}/graphql`, {
        method: 'OPTIONS',
        headers: { origin, 'access-control-request-method': 'POST' },
      });
    const allowance = await preflight('https://desk.example');
    expect([allowance.status, allowance.headers.get('access-control-allow-methods')]).toEqual([
      204,
      'GET, POST',
    ]);
    expect(allowance.headers.get('access-control-allow-headers')?.split(', ')).toEqual(
      expect.arrayContaining([
        'content-type',
        'authorization',
        'accept-language',
        'apollo-require-preflight',
      ]),
    );
    expect(
      (await preflight('https://elsewhere.example')).headers.get('access-control-allow-origin'),
    ).toBeNull();
  });

  test('with demo identities answers to this machine by name only, so that no page can have its own name lead here', async () => {
    const local = await openApi({ isLocal: true });
    const statusFor = (host: string, path = '/graphql?query=%7B__typename%7D') =>
      new Promise<number | undefined>((resolve, reject) => {
        const { port } = new URL(local.url);
        request({
          port,
          path,
          headers: { host, 'apollo-require-preflight': '1' },
        })
          .on('response', (response) => {
            response.resume();
            resolve(response.statusCode);
          })
          .on('error', reject)
          .end();
      });
    expect(
      await Promise.all(
        ['localhost', 'LOCALHOST:4000', '127.0.0.1:80', '[::1]:4000'].map((host) => statusFor(host)),
      ),
    ).toEqual([200, 200, 200, 200]);
    const strangers = ['evil.example', '127.0.0.1.evil.example', 'localhost.evil.example:4000', '10.0.0.1'];
    expect(await Promise.all(strangers.map((host) => statusFor(host)))).toEqual([421, 421, 421, 421]);
    const elsewhere = ['/', '/sandbox', '/sandbox/config.json', '/nothing'];
    expect(await Promise.all(elsewhere.map((path) => statusFor('evil.example', path)))).toEqual([
      421, 421, 421, 421,
    ]);
    await local.close();
  });

  test('lets no cache keep an answer', async () => {
    const stored = '{"extensions":{"persistedQuery":{"version":1,"sha256Hash":"a"}}}';
    for (const body of ['{"query":"{ viewer { kind } }"}', '{"query":"{ nonsense }"}', '{"query":', stored]) {
      const { headers } = await post(body);
      expect([headers.get('cache-control'), headers.get('x-content-type-options')]).toEqual([
        'no-store',
        'nosniff',
      ]);
    }
  });

  test('leads from elsewhere to nothing', async () => {
    const nothing = await fetch(`${api.url}/nothing`);
    expect([nothing.status, await nothing.text()]).toEqual([
      404,
      'There is nothing here. The API is at /graphql; / shows the rest.\n',
    ]);
  });
});

describe('a client that hangs up in the middle of its request', () => {
  test('is no failure of the server', async () => {
    const said: { level: string; message: string }[] = [];
    const say = (level: string) => (_: unknown, message: string) => said.push({ level, message });
    const log = Object.assign(createLog('silent'), { debug: say('debug'), error: say('error') });
    const api = await openApi({ log });
    const socket = connect(Number(new URL(api.url).port), '127.0.0.1');
    socket.write(
      'POST /graphql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{',
    );
    await api.ask('{ viewer { kind } }'); // by then the other request has come in
    socket.destroy();
    await waitUntil('the hang-up was noticed', () => said.length > 0);
    expect(said).toEqual([{ level: 'debug', message: 'A client hung up' }]);
    await api.close();
  });
});

describe('a request that takes longer than it may', () => {
  test('is answered with TIMEOUT, and the next one is served', async () => {
    const never = new Promise<never>(() => undefined);
    const wait = () => never;
    const db = {
      query: wait,
      lookUp: wait,
      execute: wait,
      executeLater: wait,
      load: wait,
      takesLoads: wait,
      transaction: wait,
    };
    const config = {
      corsOrigins: [],
      cursorKey: Buffer.alloc(32),
      limits: USUAL_LIMITS,
      phoneRegion: 'CZ',
      contactChains: USUAL_CHAIN_RULE,
      requestTimeoutMs: 100,
    } as const;
    const api = await openApi({ db, config });
    expect((await api.refusal('{ customers(first: 1) { nodes { id } } }')).code).toBe('TIMEOUT');
    expect(await api.ask('{ viewer { kind } }')).toEqual({ viewer: { kind: 'USER' } });
    await api.close();
  });
});
