import { createServer, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { StrictResponse } from '../../../src/platform/http/strict-response';

const STRICT = {
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
};
const OWN = { 'content-type': 'text/plain', 'content-length': '2' };

/** The headers of an answer as they came, each as often as it came. */
function headersOf(answer: (response: ServerResponse) => void): Promise<[string, string][]> {
  return new Promise((resolve, reject) => {
    const server = createServer({ ServerResponse: StrictResponse }, (_, response) => {
      answer(response);
    }).listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      request({ port, headers: { connection: 'close' } }, (response) => {
        const { rawHeaders } = response.resume();
        server.close(() => {
          const names = rawHeaders.filter((__, index) => index % 2 === 0).map((name) => name.toLowerCase());
          resolve(
            names
              .map((name, index): [string, string] => [name, rawHeaders[2 * index + 1] ?? ''])
              .filter(([name]) => name !== 'date' && name !== 'connection'),
          );
        });
      })
        .on('error', reject)
        .end();
    });
  });
}

const inOrder = (headers: Readonly<Record<string, string>>): [string, string][] =>
  Object.entries(headers).sort(([one], [other]) => (one < other ? -1 : 1));

describe('an answer', () => {
  test.each<[string, (response: ServerResponse) => void, Readonly<Record<string, string>>]>([
    ['that says nothing of its head', (response) => response.end('ok'), { 'content-length': '2' }],
    [
      'whose headers are set',
      (response) => {
        for (const [name, value] of Object.entries(OWN)) response.setHeader(name, value);
        response.end('ok');
      },
      OWN,
    ],
    ['whose headers are an object', (response) => response.writeHead(200, OWN).end('ok'), OWN],
    ['that gives its reason', (response) => response.writeHead(200, 'Fine', OWN).end('ok'), OWN],
    [
      'whose headers are given in turn',
      (response) => response.writeHead(200, Object.entries(OWN).flat()).end('ok'),
      OWN,
    ],
    [
      'that gives no reason where one may stand',
      (response) => response.writeHead(200, undefined, OWN).end('ok'),
      OWN,
    ],
    ['that has no body', (response) => response.writeHead(304, []).end(), {}],
    [
      'some of whose headers were set before',
      (response) =>
        response
          .setHeader('Vary', 'Origin')
          .writeHead(200, [...Object.entries(OWN).flat(), 'vary', 'Origin, Accept'])
          .end('ok'),
      { ...OWN, vary: 'Origin, Accept' },
    ],
    [
      'that says otherwise itself',
      (response) => response.setHeader('Cache-Control', 'no-cache').writeHead(200, OWN).end('ok'),
      { ...OWN, 'cache-control': 'no-cache' },
    ],
    [
      'that says otherwise in turn',
      (response) =>
        response.writeHead(200, [...Object.entries(OWN).flat(), 'CACHE-control', 'no-cache']).end('ok'),
      { ...OWN, 'cache-control': 'no-cache' },
    ],
  ])('%s has all strict headers, and none twice', async (_, answer, own) => {
    const headers = await headersOf(answer);
    expect(headers.sort(([one], [other]) => (one < other ? -1 : 1))).toEqual(inOrder({ ...STRICT, ...own }));
  });
});
