import type { Client } from 'graphql-ws';
import { liveClient, subscribe } from './platform/live/live-client';
import { Bank } from './support/bank';
import { freshDatabase, type TestDatabase } from './support/database';
import { demoBearer } from './support/demo-token';
import { startRedisServer, type RedisServer } from './support/redis-server';
import { startNode, type StartedProcess } from './support/started-process';
import { temporaryFolder } from './support/temporary-folder';
import { waitUntil } from './support/wait-until';

const folder = temporaryFolder();
const BUCKET = 100_000;

/** One of several servers of one database, and who asks it. */
interface Instance {
  readonly process: StartedProcess;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly client: Client;
}

interface Answer<Data> {
  readonly data: Data;
  readonly extensions: { readonly cost: { readonly bucket: { readonly left: number } } };
}

let database: TestDatabase;
let redis: RedisServer;
const instances: Instance[] = [];

async function start(): Promise<Instance> {
  const process = await startNode(folder, ['dist/main.js'], {
    ...{ DATABASE_URL: database.url, REDIS_URL: redis.url, PORT: '0', DEMO_IDENTITIES: folder },
    ...{ CURSOR_KEY: 'ab'.repeat(32), LIMIT_BUCKET: String(BUCKET), LIMIT_BUCKET_REFILL: '1' },
  });
  const url = await process.printed(/"url":"([^"]+)"/);
  const headers = demoBearer(folder);
  const instance = { process, url, headers, client: liveClient(url, headers) };
  instances.push(instance);
  return instance;
}

beforeAll(async () => {
  database = await freshDatabase();
  redis = await startRedisServer(); // the package may have to be fetched first
}, 120_000);
afterAll(async () => {
  for (const { process, client } of instances) {
    await client.dispose();
    await process.stop();
  }
  await redis.stop();
  await database.drop();
});

async function ask<Data>({ url, headers }: Instance, query: string, input?: object): Promise<Answer<Data>> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query, variables: { input } }),
  });
  return (await response.json()) as Answer<Data>;
}

const MAKE = 'mutation ($input: MakePromiseInput!) { makePromise(input: $input) { promise { id } } }';

/** Promises the customer something, and gives its id. */
async function promise(at: Instance, customer: string): Promise<string> {
  const input = { customer, kind: 'OTHER', text: 'It will be.', dueAt: new Date(Date.now() + 3_600_000) };
  const { data } = await ask<{ makePromise: { promise: { id: string } } }>(at, MAKE, input);
  return data.makePromise.promise.id;
}

test('of two instances each hears, in one order, what is changed at either, and both pour into one bucket', async () => {
  const [one, other] = [await start(), await start()];
  const customer = `cus_${await (await Bank.open(database.db)).customer()}`;
  const query = `subscription { customerChanged(id: "${customer}") { object } }`;
  const listeners = [one, other].map(({ client }) => subscribe(client, query));
  // When a subscription begins, nobody is told: something is changed until both hear.
  await waitUntil('both listen', async () => {
    await promise(one, customer);
    return listeners.every(({ heard }) => heard.length > 0);
  });
  const made: string[] = [];
  for (let turn = 0; turn < 10; turn += 1) made.push(await promise(turn % 2 === 0 ? one : other, customer));
  const heardBy = listeners.map(
    ({ heard }) =>
      () =>
        heard
          .map(({ data }) => (data?.['customerChanged'] as { object: string }).object)
          .filter((object) => made.includes(object)),
  );
  await waitUntil('all is heard', () => heardBy.every((heard) => heard().length >= made.length));
  expect(heardBy.map((heard) => heard())).toEqual([made, made]);

  const { left } = (await ask(one, '{ viewer { name } }')).extensions.cost.bucket;
  const after = (await ask(other, '{ viewer { name } }')).extensions.cost.bucket;
  expect(left).toBeLessThan(BUCKET - made.length);
  // A little is refilled meanwhile; a bucket of its own would be fuller by what the other took.
  expect(after.left).toBeLessThan(left + 10);
}, 120_000);
