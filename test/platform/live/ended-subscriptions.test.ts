import { createConnection } from 'mysql2/promise';
import { USUAL_CHAIN_RULE } from '../../../src/platform/config/chain-variables';
import { USUAL_LIMITS } from '../../../src/platform/limits/limits';
import { orderEvents } from '../../../src/platform/outbox/order-events';
import { openApi, type TestApi } from '../../support/api';
import { Bank } from '../../support/bank';
import { freshDatabase, type TestDatabase } from '../../support/database';
import { running } from '../../support/running-statements';
import { waitUntil } from '../../support/wait-until';
import { liveClient, subscribe } from './live-client';

// An answer that nobody waits for any more is not worked on: also one whose statement has begun.

/** So that nothing else ends it. */
const LONG_MS = 600_000;

let api: TestApi;
let database: TestDatabase;
let watching: TestDatabase;
beforeAll(async () => {
  [database, watching] = [
    await freshDatabase({ settings: { statementTimeoutMs: LONG_MS } }),
    await freshDatabase(),
  ];
  api = await openApi({
    db: database.db,
    config: {
      ...{ corsOrigins: [], cursorKey: Buffer.alloc(32), limits: USUAL_LIMITS, phoneRegion: 'CZ' },
      ...{ contactChains: USUAL_CHAIN_RULE, requestTimeoutMs: LONG_MS },
    },
  });
});
afterAll(async () => {
  await api.close();
  await database.drop();
  await watching.drop();
});

const reading = () => running(watching.db, '/* interactions.findInteractionsById%interactions%');

test('the statement of an answer ends on the server when its listener leaves', async () => {
  const client = liveClient(api.url);
  const listener = subscribe(client, 'subscription { interactionStarted { id } }');
  const customer = `cus_${await (await Bank.open(database.db)).customer()}`;
  const begin = async (): Promise<void> => {
    await api.ask(
      'mutation ($input: StartInteractionInput!) { startInteraction(input: $input) { userErrors { code } } }',
      { input: { customer, channel: 'PHONE', direction: 'INBOUND' } },
    );
  };
  await waitUntil('it hears', async () => {
    await begin();
    await orderEvents(database.db);
    return listener.heard.length > 0;
  });
  await begin();
  const blocker = await createConnection(database.url);
  await blocker.query('LOCK TABLES interactions WRITE');
  await orderEvents(database.db);
  await waitUntil('it is read for it', async () => (await reading()) === 1);
  listener.stop();
  await waitUntil('nothing is read for it', async () => (await reading()) === 0);
  await blocker.end();
  await client.dispose();
});
