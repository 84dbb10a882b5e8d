import { createServer } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { headerText } from '../../../src/platform/http/header-text';

/** What a server makes of a header whose value is these bytes. */
async function received(value: Buffer): Promise<string | null> {
  const server = createServer();
  const text = new Promise<string | null>((resolve) => {
    server.on('request', ({ headers }, response) => {
      resolve(headerText(headers['x-reason']));
      response.end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
  socket.write(
    Buffer.concat([Buffer.from('GET / HTTP/1.1\r\nHost: a\r\nX-Reason: '), value, Buffer.from('\r\n\r\n')]),
  );
  const found = await text;
  socket.destroy();
  server.close();
  return found;
}

describe('the text of a header', () => {
  test.each([
    ['ASCII', 'the customer calls', 'utf8'],
    ['UTF-8', 'stížnost 👍', 'utf8'],
    ['Latin-1', 'réclamation', 'latin1'],
  ] as const)('is what was written in %s', async (_, text, encoding) => {
    expect(await received(Buffer.from(text, encoding))).toBe(text);
  });

  test('is null of none', () => {
    expect(headerText(undefined)).toBeNull();
  });
});
