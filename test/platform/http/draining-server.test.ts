import { once } from 'node:events';
import { Agent, request, type IncomingMessage, type ServerResponse } from 'node:http';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { listen, type DrainingServer } from '../../../src/platform/http/draining-server';

/** A server whose answers the test gives when it likes. */
async function slowServer(): Promise<{ server: DrainingServer; nextRequest: () => Promise<ServerResponse> }> {
  const waiting: ServerResponse[] = [];
  const wanted: ((response: ServerResponse) => void)[] = [];
  const server = await listen('127.0.0.1', 0, (_request, response) => {
    const taker = wanted.shift();
    if (taker) taker(response);
    else waiting.push(response);
  });
  const nextRequest = () =>
    new Promise<ServerResponse>((resolve) => {
      const response = waiting.shift();
      if (response) resolve(response);
      else wanted.push(resolve);
    });
  return { server, nextRequest };
}

const agent = new Agent({ keepAlive: true });
afterAll(() => {
  agent.destroy();
});

async function get(port: number): Promise<IncomingMessage> {
  const [response] = (await once(request({ port, host: '127.0.0.1', agent }).end(), 'response')) as [
    IncomingMessage,
  ];
  return response;
}

it('answers a client that is too slow in sending with 408, and lets go of it', async () => {
  const server = await listen('127.0.0.1', 0, () => undefined, { sendWithinMs: 100 });
  const slow = connect(server.port, '127.0.0.1');
  slow.write('POST /graphql HTTP/1.1\r\nHost: localhost\r\n');
  expect(await text(slow)).toMatch(/^HTTP\/1\.1 408 /);
  await server.drain(0);
});

describe('a server that drains', () => {
  it('finishes the request in flight, though its connection is kept alive, and refuses new ones', async () => {
    const { server, nextRequest } = await slowServer();
    const answer = get(server.port);
    const inFlight = await nextRequest();
    const drained = server.drain(10_000);
    await expect(get(server.port)).rejects.toThrow('ECONNREFUSED');
    inFlight.end('the whole answer');
    expect(await text(await answer)).toBe('the whole answer');
    await drained;
  });

  it('closes the connection of a request that had begun to arrive, once it has answered it', async () => {
    const { server, nextRequest } = await slowServer();
    const client = connect(server.port, '127.0.0.1');
    const answers = text(client);
    client.write('GET /1 HTTP/1.1\r\nHost: localhost\r\n\r\nGET /2 HTTP/1.1\r\nHost: ');
    (await nextRequest()).end('one');
    const drained = server.drain(10_000);
    client.write('localhost\r\n\r\n');
    (await nextRequest()).end('two');
    expect(await answers).toMatch(/Connection: close\r\n.*two$/s);
    await drained;
  });

  it('cuts what is still in flight when the time is over', async () => {
    const { server, nextRequest } = await slowServer();
    const answer = get(server.port);
    await nextRequest();
    await Promise.all([expect(answer).rejects.toThrow('socket hang up'), server.drain(50)]);
  });

  it('does not wait for idle connections', async () => {
    const { server, nextRequest } = await slowServer();
    const answer = get(server.port);
    (await nextRequest()).end('done');
    expect(await text(await answer)).toBe('done');
    await server.drain(600_000); // longer than a test may take
  });

  it('names PORT when somebody else has the port', async () => {
    const { server } = await slowServer();
    const { port } = server;
    await expect(listen('127.0.0.1', port, () => undefined)).rejects.toThrow(
      `Somebody else uses port ${String(port)} on 127.0.0.1. Set PORT to another one.`,
    );
    await server.drain(0);
  });
});
