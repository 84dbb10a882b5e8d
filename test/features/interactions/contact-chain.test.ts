import { NOW, minutesAgo } from '../../support/bank';
import { viewerWith } from '../../support/viewers';
import { InteractionApi, type Shown } from './interaction-api';

let open: InteractionApi;
let cards: string;
let lost: string;
let stolen: string;
let loans: string;
beforeAll(async () => {
  open = await InteractionApi.open();
  const { bank } = open.api;
  cards = await bank.reason('Cards');
  lost = await bank.reason('Lost card', { parentId: cards });
  stolen = await bank.reason('Stolen', { parentId: lost });
  loans = await bank.reason('Loans');
});
afterAll(() => open.api.close());
beforeEach(() => {
  open.reset();
});

const DAY = 24 * 60;

/** A contact that ended within a minute, so many days ago. */
const logged = (
  customer: string,
  daysAgo: number,
  reason: string | null,
  more: object = {},
): Promise<Shown> =>
  open.done('log', {
    ...{ customer: `cus_${customer}`, channel: 'PHONE', direction: 'INBOUND', outcome: 'ANSWERED' },
    ...{ startedAt: minutesAgo(daysAgo * DAY + 1), endedAt: minutesAgo(daysAgo * DAY) },
    ...{ settlement: 'NOT_SETTLED', reason: reason && `rea_${reason}`, ...more },
  });

const startOf = (daysAgo: number): string => minutesAgo(daysAgo * DAY + 1).toISOString();

/** What is kept of the chains of a customer, by count. */
const kept = async (customer: string): Promise<unknown[]> =>
  (
    await open.rows<{ contacts: number }>('contact_chains', `customer_id = '${customer}' ORDER BY started_at`)
  ).map(({ contacts }) => contacts);

const chainOf = async ({ id }: Pick<Shown, 'id'>): Promise<unknown> =>
  (
    await open.api.ask<{ node: unknown }>(`{ node(id: "${id}") { ... on Interaction { chain {
      reason { name } startedAt lastContactAt contacts settlement interactions { id } } } } }`)
  ).node;

describe('a contact', () => {
  test('joins those before it about the same reason, on whatever channel, and ends as the last of them', async () => {
    const customer = await open.api.bank.customer();
    const first = await logged(customer, 40, lost);
    const second = await logged(customer, 26, stolen, { channel: 'CHAT' });
    const third = await logged(customer, 13, lost, { channel: 'BRANCH', settlement: 'SETTLED_NOW' });
    const chain = {
      ...{ reason: { name: 'Lost card' }, startedAt: startOf(40), lastContactAt: startOf(13), contacts: 3 },
      ...{
        settlement: 'SETTLED_NOW',
        interactions: [third, second, first].map(({ id }) => ({ id })),
      },
    };
    for (const each of [first, second, third]) expect(await chainOf(each)).toEqual({ chain });
  });

  test('that comes after the window begins another, as one about something else does', async () => {
    const customer = await open.api.bank.customer();
    await logged(customer, 50, lost);
    const late = await logged(customer, 35, lost);
    const other = await logged(customer, 34, loans);
    const above = await logged(customer, 33, cards);
    expect([late, other, above].map(({ chain }) => chain?.contacts)).toEqual([1, 1, 1]);
    expect(await kept(customer)).toEqual([1, 1, 1, 1]);
  });

  test('that is told of late joins what it lies between', async () => {
    const customer = await open.api.bank.customer();
    await logged(customer, 50, lost);
    await logged(customer, 30, lost);
    expect(await kept(customer)).toEqual([1, 1]);
    expect((await logged(customer, 40, lost)).chain).toMatchObject({ contacts: 3, startedAt: startOf(50) });
    expect(await kept(customer)).toEqual([3]);
  });

  test('that was none, that reached nobody, of no known reason or of nobody is in no chain', async () => {
    const customer = await open.api.bank.customer();
    const none = [
      await logged(customer, 9, lost, { outcome: 'PHANTOM', settlement: 'UNKNOWN' }),
      await logged(customer, 8, lost, { outcome: 'MISSED', direction: 'OUTBOUND', settlement: 'UNKNOWN' }),
      await logged(customer, 7, null),
      await logged(customer, 6, lost, { customer: null }),
    ];
    expect(none.map(({ chain }) => chain)).toEqual([null, null, null, null]);
    expect(await kept(customer)).toEqual([]);
  });

  test('is in its chain from its start, and moves to another when it turns out to be about something else', async () => {
    const customer = await open.api.bank.customer();
    await logged(customer, 3, lost);
    const { id, chain } = await open.rings({ customer: `cus_${customer}`, reason: `rea_${lost}` });
    expect(chain).toMatchObject({ contacts: 2, settlement: 'UNKNOWN', lastContactAt: NOW.toISOString() });
    const ended = await open.done('end', { id, settlement: 'NOT_SETTLED', reason: `rea_${loans}` });
    expect(ended.chain).toMatchObject({ contacts: 1, settlement: 'NOT_SETTLED' });
    expect(await kept(customer)).toEqual([1, 1]);
  });

  test('of nobody joins a chain when it gets its customer', async () => {
    const customer = await open.api.bank.customer();
    await logged(customer, 3, lost);
    const { id } = await open.rings({ customer: null, reason: `rea_${lost}` });
    expect((await open.done('identify', { id, customer: `cus_${customer}` })).chain).toMatchObject({
      contacts: 2,
    });
  });

  test('that was imported has no chain until the next contact of its customer, which it then belongs to', async () => {
    const { bank } = open.api;
    const customer = await bank.customer();
    const startedAt = minutesAgo(5 * DAY);
    const imported = { id: `int_${await bank.interaction(customer, { startedAt, reasonId: lost })}` };
    expect(await chainOf(imported)).toEqual({ chain: null });
    expect((await logged(customer, 3, lost)).chain).toMatchObject({ contacts: 2 });
    expect(await chainOf(imported)).toMatchObject({ chain: { contacts: 2 } });
  });
});

describe('the chains of merged customers', () => {
  test('are joined as soon as they are merged, and parted as soon as that is undone', async () => {
    const { bank, database } = open.api;
    const [survivor, loser] = [await bank.customer(), await bank.customer()];
    const first = await logged(survivor, 30, lost);
    const between = await logged(loser, 20, lost);
    const last = await logged(survivor, 10, lost, { settlement: 'SETTLED_NOW' });
    expect(await chainOf(first)).toMatchObject({ chain: { contacts: 1 } });
    await bank.absorb(survivor, loser);
    for (const each of [first, between, last])
      expect(await chainOf(each)).toMatchObject({
        chain: {
          ...{ startedAt: startOf(30), lastContactAt: startOf(10), contacts: 3, settlement: 'SETTLED_NOW' },
          interactions: [last, between, first].map(({ id }) => ({ id })),
        },
      });
    await database.db.execute('test.part', 'UPDATE customers SET absorbed_into_id = NULL WHERE id = ?', [
      loser,
    ]);
    await database.db.execute('test.part', 'UPDATE customers SET absorbed_ids = NULL WHERE id = ?', [
      survivor,
    ]);
    for (const each of [first, between, last])
      expect(await chainOf(each)).toMatchObject({ chain: { contacts: 1 } });
  });
});

test('A survivor was last in contact when any of their ids was, and the next contact makes the chains of all of them', async () => {
  const { bank } = open.api;
  const [survivor, loser] = [await bank.customer(), await bank.customer()];
  await logged(loser, 2, loans);
  const startedAt = minutesAgo(6 * DAY);
  const imported = { id: `int_${await bank.interaction(loser, { startedAt, reasonId: lost })}` };
  await open.api.database.db.execute('test.forget', 'DELETE FROM contact_chains WHERE customer_id = ?', [
    loser,
  ]);
  await bank.absorb(survivor, loser);
  expect((await logged(survivor, 5, lost)).chain).toMatchObject({ contacts: 2 });
  expect(await chainOf(imported)).toMatchObject({ chain: { contacts: 2, lastContactAt: startOf(5) } });
  expect(await open.rows('customers', `id = '${survivor}'`)).toMatchObject([
    { last_contact_at: minutesAgo(2 * DAY + 1) },
  ]);
});

describe('chains', () => {
  const question = (customers: readonly string[]) =>
    `{ nodes(ids: [${customers.map((id) => `"cus_${id}"`).join()}]) { ... on Customer {
      interactions(first: 5) { nodes { chain { contacts reason { name } interactions { id } } } } } } }`;

  test('are read in as many statements for twenty customers as for two', async () => {
    const customers = await Promise.all(Array.from({ length: 20 }, () => open.api.bank.customer()));
    for (const customer of customers) {
      await logged(customer, 20, lost);
      await logged(customer, 2, lost);
      await logged(customer, 1, loans);
    }
    const statementsFor = async (count: number): Promise<string[]> => {
      open.api.statements.length = 0;
      await open.api.ask(question(customers.slice(0, count)));
      return [...open.api.statements];
    };
    const few = await statementsFor(2);
    expect(few).toContain('interactions.findChains');
    // What goes on at the same time has no order.
    expect((await statementsFor(20)).sort()).toEqual([...few].sort());
  });

  test('of customers out of reach are not shown', async () => {
    const customer = await open.api.bank.customer();
    const { id } = await logged(customer, 2, lost);
    open.viewer = viewerWith('AGENT', { segments: ['PRIVATE'] });
    expect(await open.api.ask(`{ node(id: "${id}") { id } }`)).toEqual({ node: null });
  });

  test('are the same for writers that come at once', async () => {
    const customer = await open.api.bank.customer();
    await Promise.all([1, 2, 3, 4, 5, 6].map((daysAgo) => logged(customer, daysAgo, lost)));
    expect(await kept(customer)).toEqual([6]);
    expect(await open.rows('customers', `id = '${customer}'`)).toMatchObject([
      { last_contact_at: minutesAgo(DAY + 1) },
    ]);
  });
});
