import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { setImmediate } from 'node:timers/promises';
import { readJsonBody, UnreadableBody } from '../../../src/platform/http/request-body';

const open: Server[] = [];

/** A test that fails must not keep the whole run from ending. */
afterEach(() => {
  for (const server of open.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

/** A request as a server gets it whose client has sent `text`, and whatever else is done to it before it is read. */
async function received(text: string, length: number, then: (request: IncomingMessage) => Promise<unknown>) {
  const server = createServer().listen(0, '127.0.0.1');
  open.push(server);
  await once(server, 'listening');
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
  socket.on('error', () => undefined);
  const head = [
    'POST / HTTP/1.1',
    'Host: x',
    'Content-Type: application/json',
    `Content-Length: ${String(length)}`,
  ];
  socket.write(`${head.join('\r\n')}\r\n\r\n${text}`);
  const [request] = (await once(server, 'request')) as [IncomingMessage];
  return then(request);
}

test('a body that has come is read', () =>
  expect(received('{"query":"…"}', 15, (request) => readJsonBody(request, 100))).resolves.toEqual({
    query: '…',
  }));

test('of a body that was read whole nothing is left that hears of its end: each request has one', async () => {
  const listening = await received('{"query":"…"}', 15, async (request) => {
    const before = request.listenerCount('close');
    const read = readJsonBody(request, 100);
    const during = request.listenerCount('close') - before;
    // Listens behind whoever reads.
    const counted = new Promise((resolve) => {
      request.once('end', () => {
        resolve(request.listenerCount('close') - before);
      });
    });
    await read;
    return { during, left: await counted };
  });
  expect(listening).toEqual({ during: 1, left: 0 });
});

test('of a body that is too large no more is read than it takes to see it', async () => {
  const seen = await received('x'.repeat(1_000), 1_000_000, async (request) => {
    const refused: unknown = await readJsonBody(request, 100).catch((error: unknown) => error);
    return { refused, isRead: request.listenerCount('data') > 0, flows: request.readableFlowing };
  });
  expect(seen).toMatchObject({ isRead: false, flows: false });
  expect((seen as { refused: unknown }).refused).toBeInstanceOf(UnreadableBody);
});

test('a body that is too large is not looked at when it has come all the same', async () => {
  await received('x'.repeat(1_000), 1_000, async (request) => {
    while (!request.complete) await setImmediate();
    const ended = once(request, 'end');
    const parse = jest.spyOn(JSON, 'parse');
    await expect(readJsonBody(request, 100)).rejects.toMatchObject({ status: 413 });
    await ended;
    expect(parse).not.toHaveBeenCalled();
    parse.mockRestore();
  });
});

test.each(['before', 'while'])('of a client that goes %s it is read, it is told', async (when) => {
  await received('{', 100, async (request) => {
    if (when === 'before') {
      request.destroy();
      await once(request, 'close');
    }
    const read = readJsonBody(request, 1_000);
    if (when === 'while') request.destroy();
    await expect(read).rejects.toThrow(/hung up|aborted/);
  });
});
