import { createConnection, type Connection } from 'mysql2/promise';
import type { Viewer } from '../../../src/platform/identity/viewer';
import { withAllReads } from '../../support/all-reads';
import { openApi, type TestApi } from '../../support/api';
import { freshDatabase, type TestDatabase } from '../../support/database';
import { running } from '../../support/running-statements';
import { viewerWith } from '../../support/viewers';
import { waitUntil } from '../../support/wait-until';
import { liveClient, subscribe } from '../live/live-client';

const CUSTOMERS = '{ customers(first: 1) { nodes { id } } }';
const CONTACTS = '{ interactions(first: 1) { nodes { id } } }';
const READING = '/* customerList.%customers%';

const named = (name: string): Viewer => ({ ...viewerWith('CARE_MANAGER'), limitKey: `usr_${name}` });

describe('a viewer whose statements all wait', () => {
  let database: TestDatabase;
  let watching: TestDatabase;
  let api: TestApi;
  let blocker: Connection;
  const asking = new AbortController();
  beforeAll(async () => {
    const settings = { poolSize: 4, statementTimeoutMs: 60_000 };
    [database, watching] = await Promise.all([freshDatabase({ settings }), freshDatabase()]);
    api = await openApi({
      db: database.db,
      identify: ({ headers }) => Promise.resolve(named(headers['x-who']?.toString() ?? 'nobody')),
    });
    blocker = await createConnection(database.url);
    await blocker.query('LOCK TABLES customers WRITE');
  });
  afterAll(async () => {
    asking.abort();
    await blocker.end();
    await api.close();
    await Promise.all([database.drop(), watching.drop()]);
  });

  const ask = (who: string, query: string) =>
    fetch(`${api.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-who': who },
      body: JSON.stringify({ query }),
      signal: asking.signal,
    }).then(
      async (response) => (await response.json()) as { data: unknown; errors?: object[] },
      () => ({ data: 'it was never answered' }),
    );

  test('holds half of the connections, and keeps nobody else waiting', async () => {
    const stuck = Array.from({ length: 20 }, () => ask('greedy', CUSTOMERS));
    await waitUntil('they wait', async () => (await running(watching.db, READING)) === 2);
    for (const who of ['modest', 'other'])
      expect(await ask(who, CONTACTS)).toMatchObject({ data: { interactions: { nodes: [] } } });
    expect(await running(watching.db, READING)).toBe(2);
    asking.abort();
    await Promise.all(stuck);
    await waitUntil('nothing waits for them', async () => (await running(watching.db, READING)) === 0);
  });
});

test('what a subscription reads is asked for the viewer who listens', async () => {
  const keys = new Set<string | undefined>();
  const api = await openApi(({ db }) => {
    const heard = withAllReads(db, (read) => (name, sql, values, by) => {
      if (name.startsWith('customer')) keys.add(by?.key);
      return read(name, sql, values, by);
    });
    return { db: heard, identify: () => Promise.resolve(named('listener')) };
  });
  const id = `cus_${await api.bank.customer()}`;
  const client = liveClient(api.url);
  subscribe(client, 'subscription ($id: ID!) { customerChanged(id: $id) { topic } }', { id });
  await waitUntil('it has read', () => keys.size > 0);
  expect([...keys]).toEqual(['usr_listener']);
  await client.dispose();
  await api.close();
});
