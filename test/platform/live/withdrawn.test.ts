import { WebSocket } from 'ws';
import type { AuditEvent } from '../../../src/platform/audit/audit';
import { orderEvents } from '../../../src/platform/outbox/order-events';
import { openApi, type TestApi } from '../../support/api';
import { viewerWith } from '../../support/viewers';
import { waitUntil } from '../../support/wait-until';
import { liveClient, subscribe } from './live-client';

// What nobody waits for any more is not counted, not worked on, and not on record.

let api: TestApi;
/** What the identity of whoever connects waits for. */
let isKnown: Promise<void>;
let asked = 0;
const noted: AuditEvent[] = [];
beforeAll(async () => {
  api = await openApi({
    identify: async () => {
      asked += 1;
      await isKnown;
      return viewerWith('AGENT');
    },
    audit: {
      record: () => Promise.resolve(),
      note: (event) => void noted.push(event),
      canKeep: () => true,
    },
  });
});
afterAll(() => api.close());
beforeEach(() => {
  isKnown = Promise.resolve();
  asked = 0;
});

/** A connection without a client that would mind its manners. */
async function raw(): Promise<{ socket: WebSocket; said: unknown[]; say: (message: object) => void }> {
  const socket = new WebSocket(`${api.url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws');
  const said: unknown[] = [];
  socket.on('message', (data: Buffer) => said.push(JSON.parse(data.toString())));
  await new Promise((resolve) => socket.once('open', resolve));
  return {
    socket,
    said,
    say: (message) => {
      socket.send(JSON.stringify(message));
    },
  };
}
const INIT = { type: 'connection_init', payload: { authorization: 'Bearer t' } };

test('connections that are gone before it is known whose they are keep nobody out', async () => {
  let tell = (): void => undefined;
  isKnown = new Promise((resolve) => (tell = resolve));
  const sockets = await Promise.all(Array.from({ length: 60 }, raw));
  for (const { say } of sockets) say(INIT);
  await waitUntil('all are asked for', () => asked === 60);
  const closed = sockets.map(({ socket }) => new Promise((resolve) => socket.once('close', resolve)));
  for (const { socket } of sockets) socket.close();
  await Promise.all(closed);
  tell();
  const customer = `cus_${await api.bank.customer()}`;
  const client = liveClient(api.url);
  const listener = subscribe(client, 'subscription ($id: ID!) { customerChanged(id: $id) { topic } }', {
    id: customer,
  });
  api.statements.length = 0;
  await waitUntil(
    'it is heard',
    () => api.statements.includes('customers.findCustomersById') || listener.end !== null,
  );
  expect(listener.end === null).toBe(true);
  await client.dispose();
});

test('what was withdrawn before it could begin is counted until it has ended', async () => {
  const id = `cus_${await api.bank.customer()}`;
  const { socket, said, say } = await raw();
  const pongs = () => said.filter((message) => JSON.stringify(message) === '{"type":"pong"}').length;
  say(INIT);
  await waitUntil('it is let in', () => said.length > 0);
  let tell = (): void => undefined;
  isKnown = new Promise((resolve) => (tell = resolve));
  asked = 0;
  api.statements.length = 0;
  const query = `subscription { customerChanged(id: "${id}") { topic } }`;
  for (let number = 0; number < 100; number += 1) {
    say({ type: 'subscribe', id: String(number), payload: { query } });
    say({ type: 'complete', id: String(number) });
    say({ type: 'ping' });
  }
  await waitUntil('all is read', () => pongs() === 100 && asked >= 20);
  // Each is looked at again in its turn.
  const looked = asked;
  tell();
  const begun = () => api.statements.filter((name) => name === 'customers.findCustomersById').length;
  await waitUntil('they have begun', () => begun() >= 20);
  expect([looked, begun()]).toEqual([20, 20]);
  socket.close();
});

test('whose data was read for an answer that is not given is not on record', async () => {
  const [mine, other] = [await api.bank.queue(), await api.bank.queue()];
  const client = liveClient(api.url);
  const listener = subscribe(
    client,
    'subscription Hears($queue: ID!) { interactionStarted(queue: $queue) { customer { displayName } } }',
    { queue: `que_${mine}` },
  );
  const rings = async (queue: string): Promise<string> => {
    const customer = `cus_${await api.bank.customer()}`;
    await api.ask(
      'mutation ($input: StartInteractionInput!) { startInteraction(input: $input) { userErrors { code } } }',
      { input: { channel: 'PHONE', direction: 'INBOUND', customer, queue: `que_${queue}` } },
    );
    await orderEvents(api.database.db);
    return customer;
  };
  await waitUntil('it hears', async () => {
    await rings(mine);
    return listener.heard.length > 0;
  });
  noted.length = 0;
  const [theirs, last] = [await rings(other), await rings(mine)];
  const subjects = () =>
    noted.filter(({ operation }) => operation === 'Hears').flatMap((event) => event.subjects);
  await waitUntil('the last is heard of', () => subjects().includes(last));
  expect(subjects()).not.toContain(theirs);
  await client.dispose();
});
