import type { Client } from 'graphql-ws';
import { orderEvents } from '../../../src/platform/outbox/order-events';
import { insertOutboxMessages } from '../../../src/platform/outbox/outbox.repository';
import { newId, type Id } from '../../../src/kernel/id';
import { openApi, type TestApi } from '../../support/api';
import { NOW } from '../../support/bank';
import { viewerWith } from '../../support/viewers';
import { waitUntil } from '../../support/wait-until';
import { liveClient, subscribe } from './live-client';

// Two thousand subscriptions on a hundred connections, of ten agents.

const AGENTS = 10;
const CONNECTIONS = 100;
const EACH = 20;
/** On a busy machine the hundred connections take a multiple of their seconds. */
const WITHIN_MS = 120_000;
const clients: Client[] = [];
let api: TestApi;

beforeAll(async () => {
  api = await openApi({
    identify: ({ headers }) =>
      Promise.resolve({ ...viewerWith('AGENT'), limitKey: headers.authorization ?? 'nobody' }),
  });
});
afterAll(async () => {
  for (const client of clients) await client.dispose();
  await api.close();
});

async function tell(customerId: Id): Promise<void> {
  const message = { at: NOW, topic: 'test:do', object: `cus_${customerId}`, changeId: newId() } as const;
  await insertOutboxMessages(api.database.db, [{ ...message, id: newId(), customerId }]);
  await orderEvents(api.database.db);
}

test(
  'hear what is theirs alone, all of them, and while nothing happens cost one look at a time',
  async () => {
    const [theirs, other] = [await api.bank.customer(), await api.bank.customer()];
    const listeners = Array.from({ length: CONNECTIONS }, (_, number) => {
      const client = liveClient(api.url, { authorization: `Bearer agent-${String(number % AGENTS)}` });
      clients.push(client);
      return Array.from({ length: EACH }, () =>
        subscribe(client, 'subscription ($id: ID!) { customerChanged(id: $id) { object } }', {
          id: `cus_${theirs}`,
        }),
      );
    }).flat();
    const begun = () => api.statements.filter((name) => name === 'customers.findCustomersById').length;
    await waitUntil('all have begun', () => begun() === listeners.length, WITHIN_MS);

    api.statements.length = 0;
    await waitUntil('it has looked ten times', () => api.statements.length >= 10);
    expect(new Set(api.statements)).toEqual(new Set(['changeFeed.listEvents']));

    await tell(other);
    await tell(theirs);
    await waitUntil('all hear', () => listeners.every(({ heard }) => heard.length > 0), WITHIN_MS);
    const said = new Set(listeners.map(({ heard, end }) => JSON.stringify([heard, end])));
    expect([...said]).toEqual([
      JSON.stringify([[{ data: { customerChanged: { object: `cus_${theirs}` } } }], null]),
    ]);
  },
  WITHIN_MS,
);
