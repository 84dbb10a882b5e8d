import { rm } from 'node:fs/promises';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { createSandbox } from '../../../src/platform/sandbox/sandbox';
import { startBankServer, type BankServer } from './bank-server';
import { rawRequest } from './raw-request';
import { appScript, iconSvg, pageHtml, writeSmallBuild } from './small-build';

let dir: string;
let server: BankServer;
const get = (path: string, headers: Record<string, string> = {}) =>
  rawRequest(server.origin, path, { headers });

beforeAll(async () => {
  dir = await writeSmallBuild();
  server = await startBankServer(createSandbox({ dir, exampleVariables: { phone: '+420777123456' } }));
});

afterAll(async () => {
  await server.stop();
  await rm(dir, { recursive: true });
});

describe('a page', () => {
  it.each(['/', '/sandbox', '/docs', '/docs/operators'])(
    'at %s is HTML that the browser asks for anew each time',
    async (at) => {
      const { status, headers, body } = await get(at);
      expect(status).toBe(200);
      expect(body.toString()).toBe(pageHtml);
      expect(headers).toMatchObject({
        'content-type': 'text/html; charset=utf-8',
        'content-length': String(pageHtml.length),
        'cache-control': 'no-cache',
        etag: '"p1"',
        vary: 'Accept-Encoding',
      });
    },
  );

  it('is found with a query behind it', async () => {
    expect((await get('/sandbox?x=1')).status).toBe(200);
  });

  it.each([
    ['/sandbox/', '../sandbox'],
    ['/docs/', '../docs'],
    ['/docs/operators/', '../operators'],
  ])('is found from %s by a relative redirect', async (path, location) => {
    const { status, headers } = await get(path);
    expect([status, headers.location]).toEqual([308, location]);
  });
});

describe('the assets', () => {
  it('carry their exact content type and may be kept for ever', async () => {
    const { headers, body } = await get('/sandbox/icon-i1.svg');
    expect(body.toString()).toBe(iconSvg);
    expect(headers).toMatchObject({
      'content-type': 'image/svg+xml',
      'cache-control': 'public, max-age=31536000, immutable',
    });
  });

  it.each([
    ['br, gzip', 'br', brotliDecompressSync],
    ['gzip, deflate', 'gzip', gunzipSync],
    ['br;q=0, *', 'gzip', gunzipSync],
  ])('come to a client that accepts "%s" as %s', async (accepted, encoding, decompress) => {
    const { headers, body } = await get('/sandbox/app-a1.js', { 'accept-encoding': accepted });
    expect(headers).toMatchObject({
      'content-encoding': encoding,
      'content-length': String(body.length),
      etag: `"a1-${encoding}"`,
    });
    expect(decompress(body).toString()).toBe(appScript);
  });

  it.each(['identity', 'br;q=0, gzip;q=0', 'zstd'])(
    'come as they are to a client that accepts "%s"',
    async (accepted) => {
      const { headers, body } = await get('/sandbox/app-a1.js', { 'accept-encoding': accepted });
      expect(headers['content-encoding']).toBeUndefined();
      expect(headers.etag).toBe('"a1"');
      expect(body.toString()).toBe(appScript);
    },
  );
});

describe('a client that holds a copy', () => {
  const conditional = (tag: string) =>
    get('/sandbox/app-a1.js', { 'accept-encoding': 'br', 'if-none-match': tag });

  it.each(['"a1-br"', 'W/"a1-br"', '"other", "a1-br"', '*'])(
    'is told with %s that nothing changed',
    async (tag) => {
      const { status, headers, body } = await conditional(tag);
      expect([status, body.length, headers.etag]).toEqual([304, 0, '"a1-br"']);
      expect(headers['content-type']).toBeUndefined();
    },
  );

  it.each(['"a1"', '"a1-gzip"', '"old"', 'a1-br'])('gets the file anew with %s', async (tag) => {
    expect((await conditional(tag)).status).toBe(200);
  });
});

describe('the configuration', () => {
  it('gives the page the library, with the example values of this server in its variables', async () => {
    const { headers, body } = await get('/sandbox/config.json');
    expect(headers).toMatchObject({
      'content-type': 'application/json; charset=utf-8',
      'cache-control': 'no-store',
    });
    expect(JSON.parse(body.toString())).toEqual({
      hasDemoBank: true,
      identities: [],
      operations: [
        {
          name: 'ScreenPop',
          hint: 'The phone rings.',
          query:
            '# The phone rings.\nquery ScreenPop($phone: String!) { customersByContact(value: $phone) { id } }',
          variables: '{\n  "phone": "+420777123456"\n}',
        },
      ],
    });
  });
});

it('says so when there is no demo bank to ask about', async () => {
  const bare = await startBankServer(createSandbox({ dir }));
  const { body } = await rawRequest(bare.origin, '/sandbox/config.json');
  expect(JSON.parse(body.toString())).toMatchObject({ hasDemoBank: false });
  await bare.stop();
});

describe('what is not served', () => {
  it.each([
    '/sandbox/unlisted.txt',
    '/sandbox/manifest.json',
    '/sandbox/page.html',
    '/sandbox/app-a1.js.br',
    '/sandbox/../sandbox.ts',
    '/sandbox/..%2f..%2fetc%2fpasswd',
    '/sandbox/../../../../../../etc/passwd',
    '/sandbox//etc/passwd',
    '/sandbox/app-a1.js/',
    '/sandbox/__proto__',
    '/sandbox/constructor',
    '/docs/nothing',
    '/docs/../../package.json',
  ])('%s is not there', async (path) => {
    const { status, headers, body } = await get(path);
    expect([status, headers['content-type']]).toEqual([404, 'text/plain; charset=utf-8']);
    expect(body.toString()).toBe('There is no such file. The pages are /, /sandbox, /schema and /docs.\n');
  });

  it.each(['/graphql', '/sandboxes', '/Sandbox', '/a/sandbox', '/metrics', '//', '/docs2'])(
    '%s is left to the rest of the server',
    async (path) => {
      expect((await get(path)).body.toString()).toBe('nothing of the sandbox');
    },
  );
});

describe('methods', () => {
  it('HEAD says what GET would send, without the content', async () => {
    const path = '/sandbox/app-a1.js';
    const headers = { 'accept-encoding': 'br' };
    const got = await rawRequest(server.origin, path, { headers });
    const head = await rawRequest(server.origin, path, { method: 'HEAD', headers });
    expect(head.body).toHaveLength(0);
    expect({ ...head.headers, date: '' }).toEqual({ ...got.headers, date: '' });
  });

  it.each(['POST', 'PUT', 'DELETE', 'OPTIONS'])('%s is refused, naming what is possible', async (method) => {
    const { status, headers } = await rawRequest(server.origin, '/sandbox', { method });
    expect([status, headers.allow]).toEqual([405, 'GET, HEAD']);
  });
});

it.each([
  ['GET', '/'],
  ['GET', '/sandbox'],
  ['GET', '/docs/operators'],
  ['GET', '/sandbox/app-a1.js'],
  ['GET', '/sandbox/config.json'],
  ['GET', '/sandbox/'],
  ['GET', '/sandbox/nothing'],
  ['POST', '/sandbox'],
])('%s %s is answered under the strict policy', async (method, path) => {
  const { headers } = await rawRequest(server.origin, path, { method });
  expect(headers).toMatchObject({
    'content-security-policy':
      "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; " +
      "base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    'cross-origin-resource-policy': 'same-origin',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
  });
});
