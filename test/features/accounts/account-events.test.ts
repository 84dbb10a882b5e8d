import { newId, type Id } from '../../../src/kernel/id';
import { changeInvariants } from '../../../src/platform/mutations/change.invariants';
import { orderEvents } from '../../../src/platform/outbox/order-events';
import type { Viewer } from '../../../src/platform/identity/viewer';
import { liveClient, subscribe } from '../../platform/live/live-client';
import { minutesAgo } from '../../support/bank';
import { viewerWith } from '../../support/viewers';
import { waitUntil } from '../../support/wait-until';
import { later } from '../writing-api';
import { AccountApi, MANAGER } from './account-api';

const open = new AccountApi();
beforeAll(() => open.open());
afterAll(() => open.api.close());
beforeEach(() => {
  open.reset(MANAGER);
});

interface Told {
  readonly topic: string;
  readonly object: string;
  readonly customer: string | null;
}

/** What a viewer hears of an account: all of it, in order. */
async function heard(id: string, as: Viewer = MANAGER): Promise<Told[]> {
  await orderEvents(open.api.database.db);
  const asking = open.viewer;
  open.viewer = as;
  const told: Told[] = [];
  for (let after: string | null = null; ;) {
    const { changes }: { changes: { events: Told[]; next: string; isCaughtUp: boolean } } =
      await open.api.ask(
        'query ($after: String) { changes(first: 100, after: $after) { events { topic object customer } next isCaughtUp } }',
        { after },
      );
    told.push(...changes.events.filter(({ object }) => object === id));
    if (changes.isCaughtUp) break;
    after = changes.next;
  }
  open.viewer = asking;
  return told;
}

const of = (segment: string): Viewer => viewerWith('CARE_MANAGER', { segments: [segment] });

/** An account with holders of several sorts, a segment each. */
async function shared(): Promise<{ id: string; who: Readonly<Record<string, Id>> }> {
  const { bank } = open.api;
  const account = await bank.account(await bank.product(), { externalId: newId() });
  const who: Record<string, Id> = {};
  for (const [segment, holding] of [
    ['RETAIL', {}],
    ['AFFLUENT', { role: 'JOINT', validFrom: minutesAgo(5) }],
    ['PRIVATE', { role: 'JOINT', validTo: minutesAgo(5) }],
    ['SME', { role: 'PROXY', validFrom: later(60) }],
  ] as const) {
    const customer = await bank.customer({ segment });
    await bank.sourceProfile(customer);
    await bank.holder(account, customer, holding);
    who[segment] = customer;
  }
  return { id: `acc_${account}`, who };
}

const customers = (told: readonly Told[]): string[] => told.map(({ customer }) => String(customer).slice(4));

/** Says something new of an account. */
async function say(id: string, balance: string): Promise<void> {
  const account = (await open.rows('accounts')).find(({ id: key }) => `acc_${String(key)}` === id);
  expect((await open.upsert({ externalId: account?.['external_id'], balance })).userErrors).toEqual([]);
}

describe('what is done to an account', () => {
  test('is heard of by whoever reaches one who holds it, once for each, and by nobody else', async () => {
    const { id, who } = await shared();
    await say(id, '1');
    await open.close(id);
    const running = [who['RETAIL'], who['AFFLUENT']];
    expect(customers(await heard(id))).toEqual([...running, ...running]);
    for (const segment of ['RETAIL', 'AFFLUENT'])
      expect(await heard(id, of(segment))).toEqual(
        ['account:upsert', 'account:close'].map((topic) => ({
          ...{ topic, object: id, customer: `cus_${String(who[segment])}` },
        })),
      );
    for (const segment of ['PRIVATE', 'SME', 'CORPORATE']) expect(await heard(id, of(segment))).toEqual([]);
  });

  test('of a colleague is heard of by nobody who sees none, also where nothing else narrows them', async () => {
    const { bank } = open.api;
    const account = await bank.account(await bank.product(), { externalId: newId() });
    await bank.holder(account, await bank.customer({ isColleague: true }));
    await say(`acc_${account}`, '2');
    expect(await heard(`acc_${account}`)).toHaveLength(1);
    expect(await heard(`acc_${account}`, viewerWith('CARE_MANAGER', { colleagues: false }))).toEqual([]);
  });

  test('that changes who holds it is heard of by who did and by who does', async () => {
    const { id, who } = await shared();
    const heir = await open.customer();
    await open.hold(id, heir, 'OWNER');
    const [former, joint] = [who['RETAIL'], who['AFFLUENT']];
    expect(new Set(customers(await heard(id)))).toEqual(new Set([former, joint, heir]));
    await say(id, '3');
    expect(new Set(customers((await heard(id)).slice(3)))).toEqual(new Set([joint, heir]));
  });

  test('is heard of by whoever reaches the survivor, when who holds it has been merged', async () => {
    const { bank } = open.api;
    const { id, who } = await shared();
    const survivor = await bank.customer({ segment: 'CORPORATE' });
    await bank.absorb(survivor, who['AFFLUENT'] ?? '');
    await say(id, '4');
    expect(await heard(id, of('CORPORATE'))).toHaveLength(1);
    expect(await heard(id, of('AFFLUENT'))).toEqual([]);
  });

  test('that nobody holds any more is told of those who did', async () => {
    const { bank } = open.api;
    const account = await bank.account(await bank.product(), { externalId: newId() });
    const last = await bank.customer({ isColleague: true });
    await bank.holder(account, last, { validTo: minutesAgo(1) });
    await say(`acc_${account}`, '5');
    expect(customers(await heard(`acc_${account}`))).toEqual([last]);
  });

  test('is one change, told of each holder once, in places one after the other', async () => {
    const { id } = await shared();
    await say(id, '6');
    await heard(id);
    const rows = await open.rows('events');
    const positions = rows.map(({ position }) => Number(position)).sort((one, other) => one - other);
    expect(positions).toEqual(positions.map((_, index) => (positions[0] ?? 0) + index));
    expect(await open.rows('outbox_messages')).toEqual([]);
    for (const { says, faults } of changeInvariants.slice(1))
      expect([says, await open.api.database.db.query('test.faults', faults)]).toEqual([says, []]);
  });
});

test('customerChanged of each who holds it hears of it, and of nobody who did', async () => {
  const { id, who } = await shared();
  const client = liveClient(open.api.url);
  const listeners = ['RETAIL', 'AFFLUENT', 'PRIVATE'].map((segment) =>
    subscribe(
      client,
      'subscription ($id: ID!) { customerChanged(id: $id) { topic object customer { id } } }',
      {
        id: `cus_${String(who[segment])}`,
      },
    ),
  );
  const consent = (segment: string) =>
    open.api.ask('mutation ($input: SetConsentInput!) { setConsent(input: $input) { __typename } }', {
      input: { customer: `cus_${String(who[segment])}`, purpose: 'SURVEY', state: 'GRANTED' },
    });
  await waitUntil('all three hear', async () => {
    for (const segment of ['RETAIL', 'AFFLUENT', 'PRIVATE']) await consent(segment);
    await orderEvents(open.api.database.db);
    return listeners.every(({ heard: some }) => some.length > 0);
  });
  await say(id, '8');
  await consent('PRIVATE');
  await orderEvents(open.api.database.db);
  const told = listeners.map(
    ({ heard: some }) =>
      () =>
        some.map(({ data }) => data?.['customerChanged']) as Told[],
  );
  await waitUntil('both hear of it', () =>
    [told[0], told[1]].every((those) => those?.().some(({ object }) => object === id)),
  );
  const last = told[2]?.().length ?? 0;
  await consent('PRIVATE');
  await orderEvents(open.api.database.db);
  await waitUntil('the third hears what came later', () => (told[2]?.().length ?? 0) > last);
  expect(told.map((those) => those().filter(({ object }) => object === id).length)).toEqual([1, 1, 0]);
  await client.dispose();
});
