import { ensureSourceProfiles } from '../../../src/features/customers/source-profiles.effects';
import {
  upsertInteractions,
  type StoredInteraction,
} from '../../../src/features/interactions/delivered-interactions.effects';
import { beginDelivery, declareSource } from '../../../src/features/sources/source-delivery.effects';
import type { Tx } from '../../../src/platform/db/db';
import { freshDatabase, type TestDatabase } from '../../support/database';

let database: TestDatabase;
beforeEach(async () => {
  database = await freshDatabase();
});
afterEach(() => database.drop());

const now = new Date('2026-11-22T12:00:00Z');

const source = (code: string) => ({ code, name: code, kind: 'TELEPHONY', trustRank: 1, timeZone: 'UTC' });

/** Two sources, and two customers of the first, in the order of their ids. */
async function twoCustomers(): Promise<{ sources: [string, string]; customers: [string, string] }> {
  return database.db.transaction(async (tx) => {
    const sources: [string, string] = [
      await declareSource(tx, source('a')),
      await declareSource(tx, source('b')),
    ];
    const profiles = await ensureSourceProfiles(tx, sources[0], ['7', '8'], {
      newcomer: { kind: 'PERSON', status: 'ACTIVE' },
      now,
    });
    const [first = '', second = ''] = [...profiles.values()].map(({ customerId }) => customerId).sort();
    return { sources, customers: [first, second] };
  });
}

const contact = (customerId: string, startedAt: string): StoredInteraction => ({
  sourceProfileId: null,
  customerId,
  channel: 'PHONE',
  direction: 'INBOUND',
  startedAt: new Date(startedAt),
  queuedAt: null,
  answeredAt: null,
  endedAt: null,
  waitSeconds: null,
  handleSeconds: null,
  ivrSeconds: null,
  outcome: 'ANSWERED',
  settlement: 'UNKNOWN',
  reasonId: null,
  agentId: null,
  language: null,
});

/** Delivers one contact for each customer named, under keys of their own. */
const deliver = (
  tx: Tx,
  sourceId: string,
  contacts: readonly (readonly [customerId: string, startedAt: string])[],
) =>
  upsertInteractions(tx, {
    sourceId,
    rows: contacts.map(([customerId, startedAt]) => ({
      externalId: `of ${customerId}`,
      row: contact(customerId, startedAt),
    })),
    said: ['startedAt', 'customerId'],
    now,
    isRepeat: () => false,
  });

async function lastContact(id: string): Promise<Date | null | undefined> {
  const [row] = await database.db.query<{ at: Date | null }>(
    'test.lastContact',
    'SELECT last_contact_at AS at FROM customers WHERE id = ?',
    [id],
  );
  return row?.at;
}

/** Asks until another transaction on this database is at, or waits for, the rows of customers. */
async function untilSomebodyWaits(tx: Tx): Promise<void> {
  const waiting = () =>
    tx.query(
      'test.waiting',
      `SELECT 1 FROM information_schema.PROCESSLIST
        WHERE db = DATABASE() AND id <> CONNECTION_ID() AND info REGEXP 'lockLastContacts|setLastContacts'`,
    );
  while ((await waiting()).length === 0);
}

describe('the last contact of a customer', () => {
  it('is the latest start, whatever comes first', async () => {
    const { sources, customers } = await twoCustomers();
    await database.db.transaction((tx) => deliver(tx, sources[0], [[customers[0], '2026-02-02T10:00:00Z']]));
    await database.db.transaction((tx) => deliver(tx, sources[1], [[customers[0], '2026-01-01T10:00:00Z']]));
    expect(await lastContact(customers[0])).toEqual(new Date('2026-02-02T10:00:00Z'));
    expect(await lastContact(customers[1])).toBeNull();
  });

  it('goes back when the latest contact turns out to have been earlier', async () => {
    const { sources, customers } = await twoCustomers();
    for (const at of ['2026-02-02T10:00:00Z', '2026-01-01T10:00:00Z'])
      await database.db.transaction((tx) => deliver(tx, sources[0], [[customers[0], at]]));
    expect(await lastContact(customers[0])).toEqual(new Date('2026-01-01T10:00:00Z'));
  });

  it('is exact when two sources deliver at the same time, and the later contact commits first', async () => {
    const { sources, customers } = await twoCustomers();
    const [other, shared] = customers;
    let announce = (): void => undefined;
    const laterIsWritten = new Promise<void>((resolve) => (announce = resolve));
    const later = database.db.transaction(async (tx) => {
      await deliver(tx, sources[0], [[shared, '2026-02-02T10:00:00Z']]);
      announce();
      await untilSomebodyWaits(tx);
    });
    await laterIsWritten;
    // It comes to the shared customer last, after it has begun to look for the latest contacts.
    const both = [other, shared].map((id) => [id, '2026-01-01T10:00:00Z'] as const);
    await database.db.transaction((tx) => deliver(tx, sources[1], both));
    await later;
    expect(await lastContact(shared)).toEqual(new Date('2026-02-02T10:00:00Z'));
  });
});

describe('deliveries of one source at the same time', () => {
  it('come one after the other, and make one customer of one key', async () => {
    const sourceId = await database.db.transaction((tx) => declareSource(tx, source('a')));
    const both = [1, 2].map(() =>
      database.db.transaction(async (tx) => {
        await beginDelivery(tx, sourceId);
        return ensureSourceProfiles(tx, sourceId, ['7', '8'], {
          newcomer: { kind: 'PERSON', status: 'ACTIVE' },
          now,
        });
      }),
    );
    const [first, second] = await Promise.all(both);
    expect(first).toEqual(second);
    expect(await database.db.query('test.customers', 'SELECT COUNT(*) AS n FROM customers')).toEqual([
      { n: 2 },
    ]);
  });
});

test('contacts lie beside their customer, and each customer at a place of their own', async () => {
  const { sources, customers } = await twoCustomers();
  const contacts = customers.map((customer) => [customer, '2026-02-02T10:00:00Z'] as const);
  await database.db.transaction((tx) => deliver(tx, sources[1], contacts));
  const placeOf = (id: string) => id.slice(0, 7);
  const placesIn = async (table: string) => {
    const rows = await database.db.query<{ id: string; customerId: string }>(
      'test.places',
      `SELECT id, customer_id AS customerId FROM ${table} ORDER BY customer_id`,
    );
    return rows.map(({ id, customerId }) => [placeOf(id), customerId]);
  };
  const expected = customers.map((customer) => [placeOf(customer), customer]);
  expect(placeOf(customers[0])).not.toBe(placeOf(customers[1]));
  expect(await placesIn('interactions')).toEqual(expected);
  expect(await placesIn('source_profiles')).toEqual(expected);
});

test('what is delivered of a customer lets their chains be forgotten, but of nobody else', async () => {
  const { sources, customers } = await twoCustomers();
  const [touched, other] = customers;
  await database.db.execute(
    'test.chains',
    `INSERT INTO contact_chains (customer_id, topic_id, started_at, last_contact_at, contacts, settlement)
       SELECT id, id, NOW(3), NOW(3), 1, 'UNKNOWN' FROM customers`,
  );
  const owners = async () =>
    (
      await database.db.query<{ id: string }>('test.owners', 'SELECT customer_id AS id FROM contact_chains')
    ).map(({ id }) => id);
  expect((await owners()).sort()).toEqual([touched, other]);
  await database.db.transaction((tx) => deliver(tx, sources[0], [[touched, '2026-02-02T10:00:00Z']]));
  expect(await owners()).toEqual([other]);
});

test('a contact that a source tells otherwise has another version, and one that it repeats the same', async () => {
  const { sources, customers } = await twoCustomers();
  const version = async () =>
    (await database.db.query<{ version: number }>('test.version', 'SELECT version FROM interactions')).map(
      ({ version: is }) => is,
    );
  const deliverAt = (at: string) =>
    database.db.transaction((tx) => deliver(tx, sources[0], [[customers[0], at]]));
  await deliverAt('2026-02-02T10:00:00Z');
  await deliverAt('2026-02-02T10:00:00Z');
  expect(await version()).toEqual([1]);
  await deliverAt('2026-02-02T11:00:00Z');
  expect(await version()).toEqual([2]);
});
