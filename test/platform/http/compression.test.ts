import { request, type IncomingMessage } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { openApi, type TestApi } from '../../support/api';

interface Raw {
  readonly headers: IncomingMessage['headers'];
  readonly body: Buffer;
}

let api: TestApi;
beforeAll(async () => {
  api = await openApi();
  for (let index = 0; index < 60; index += 1) {
    await api.bank.customer({ displayName: `Nováková 王小明 ${String(index)}` });
  }
});
afterAll(() => api.close());

/** An answer as it came over the wire: `fetch` would unpack it. */
function ask(first: number, acceptEncoding?: string): Promise<Raw> {
  return new Promise((resolve, reject) => {
    request(`${api.url}/graphql`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(acceptEncoding !== undefined && { 'accept-encoding': acceptEncoding }),
      },
    })
      .on('response', (response) => {
        buffer(response).then((body) => {
          resolve({ headers: response.headers, body });
        }, reject);
      })
      .on('error', reject)
      .end(JSON.stringify({ query: `{ customers(first: ${String(first)}) { nodes { id displayName } } }` }));
  });
}

const dataOf = (body: Buffer): unknown => (JSON.parse(body.toString()) as { data: unknown }).data;

describe('an answer', () => {
  test.each([
    ['gzip, deflate, br, zstd', 'br', brotliDecompressSync],
    ['gzip', 'gzip', gunzipSync],
    ['br;q=0, gzip;q=0.5', 'gzip', gunzipSync],
    ['*', 'br', brotliDecompressSync],
  ])('to a client that accepts %s is sent as %s', async (accepted, encoding, unpack) => {
    const plain = await ask(50);
    const small = await ask(50, accepted);
    expect(small.headers['content-encoding']).toBe(encoding);
    expect(small.headers['content-length']).toBe(String(small.body.length));
    expect(small.body.length).toBeLessThan(plain.body.length / 2);
    // What is left of the bucket differs from one to the other.
    expect(dataOf(unpack(small.body))).toEqual(dataOf(plain.body));
    expect(plain.body.toString()).toContain('Nováková 王小明 49');
  });

  test.each([undefined, 'identity', 'br;q=0, gzip;q=0', 'zstd'])(
    'to a client that accepts %s is sent as it is',
    async (accepted) => {
      const { headers, body } = await ask(50, accepted);
      expect(headers['content-encoding']).toBeUndefined();
      expect(JSON.parse(body.toString())).toHaveProperty('data.customers.nodes.length', 50);
    },
  );

  test('that fits into a packet is sent as it is', async () => {
    const { headers, body } = await ask(2, 'br, gzip');
    expect([headers['content-encoding'], headers['content-length']]).toEqual([
      undefined,
      String(body.length),
    ]);
    expect(JSON.parse(body.toString())).toHaveProperty('data.customers.nodes.length', 2);
  });

  test.each([2, 50])('of %d rows says that it hangs on what the client accepts', async (first) => {
    expect((await ask(first)).headers.vary).toBe('Accept-Encoding');
    expect((await ask(first, 'br')).headers.vary).toBe('Accept-Encoding');
  });
});
