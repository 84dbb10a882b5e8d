import { WebSocket } from 'ws';
import { newId } from '../../../src/kernel/id';
import { createMemoryBucketStore } from '../../../src/platform/limits/memory-bucket-store';
import { insertOutboxMessages } from '../../../src/platform/outbox/outbox.repository';
import { orderEvents } from '../../../src/platform/outbox/order-events';
import { openApi, type TestApi } from '../../support/api';
import { NOW } from '../../support/bank';
import { viewerWith } from '../../support/viewers';
import { waitUntil } from '../../support/wait-until';
import { liveClient, subscribe } from './live-client';

// What waits for a client that does not read is bounded: it is dropped with a code, and nobody who reads minds.

let api: TestApi;
beforeAll(async () => {
  api = await openApi({ identify: () => Promise.resolve(viewerWith('AGENT')) });
});
afterAll(() => api.close());

/** Events that happen at once, and how often. A thousand may wait, besides what the sockets of both sides hold. */
const AT_ONCE = 500;
const TIMES = 4;

test('whoever does not read is dropped with 4429, and whoever does hears all', async () => {
  const id = await api.bank.customer();
  for (let count = 0; count < 100; count += 1) await api.bank.interaction(id);
  const slow = new WebSocket(`${api.url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws');
  const end = new Promise((resolve) => {
    slow.once('close', resolve);
  });
  const said: string[] = [];
  slow.on('message', (data: Buffer) => said.push(data.toString().slice(0, 30)));
  await new Promise((resolve) => slow.once('open', resolve));
  slow.send(JSON.stringify({ type: 'connection_init', payload: { authorization: 'Bearer t' } }));
  await waitUntil('it is let in', () => said.length === 1);
  // Some 30 kB an answer.
  const query = `subscription { customerChanged(id: "cus_${id}") { customer {
    interactions(first: 100) { nodes { id channel direction outcome startedAt queuedAt answeredAt endedAt waitSeconds handleSeconds settlement } } } } }`;
  api.statements.length = 0;
  slow.send(JSON.stringify({ type: 'subscribe', id: '1', payload: { query } }));
  const hasBegun = () => api.statements.includes('customers.findCustomersById');
  await waitUntil('it listens', hasBegun);
  slow.pause();

  const client = liveClient(api.url);
  api.statements.length = 0;
  const quick = subscribe(client, `subscription { customerChanged(id: "cus_${id}") { object } }`);
  await waitUntil('the other listens', hasBegun);
  for (let time = 1; time <= TIMES; time += 1) {
    const messages = Array.from({ length: AT_ONCE }, () => ({
      ...{ id: newId(), at: NOW, topic: 'test:do', object: `cus_${id}`, customerId: id, changeId: newId() },
    }));
    await insertOutboxMessages(api.database.db, messages);
    await orderEvents(api.database.db);
    await waitUntil('the other has heard', () => quick.heard.length === time * AT_ONCE);
  }
  slow.resume();
  expect([await end, quick.end]).toEqual([4429, null]);
  expect(said.length).toBeLessThan(TIMES * AT_ONCE);
  await client.dispose();
}, 120_000);

test('a connection whose bucket has no room ends with 4429 as soon as a thousand events wait', async () => {
  const buckets = createMemoryBucketStore({ size: 10, refillPerSecond: 1e-9 });
  const agent = viewerWith('AGENT');
  const other = await openApi({ identify: () => Promise.resolve(agent), buckets });
  const id = await other.bank.customer();
  const client = liveClient(other.url);
  const listener = subscribe(client, `subscription { customerChanged(id: "cus_${id}") { object } }`);
  const left = () => buckets.giveBack(agent.limitKey, 0);
  await waitUntil('it listens', () => other.statements.includes('customers.findCustomersById'));
  await buckets.pour(agent.limitKey, await left());
  const messages = Array.from({ length: 1_002 }, () => ({
    ...{ id: newId(), at: NOW, topic: 'test:do', object: `cus_${id}`, customerId: id, changeId: newId() },
  }));
  await insertOutboxMessages(other.database.db, messages);
  await orderEvents(other.database.db);
  await waitUntil('it ends', () => listener.end !== null);
  expect([listener.end, listener.heard]).toMatchObject([{ code: 4429 }, []]);
  await client.dispose();
  await other.close();
});
