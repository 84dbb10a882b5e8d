import { newId, type Id } from '../../../src/kernel/id';
import { minutesAgo } from '../../support/bank';
import { viewerWith } from '../../support/viewers';
import { later, partnerOf } from '../writing-api';
import { AccountApi, MANAGER } from './account-api';

const open = new AccountApi();
let product: Id;
beforeAll(async () => {
  await open.open();
  product = await open.api.bank.product();
});
afterAll(() => open.api.close());
beforeEach(() => {
  open.reset(MANAGER);
});

const RETAIL = viewerWith('CARE_MANAGER', { segments: ['RETAIL'] });

/** An account that somebody private owns, and that somebody retail holds so. */
async function account(holding: object, values: object = {}): Promise<{ id: string; retail: Id }> {
  const { bank } = open.api;
  const [retail, owner] = [await bank.customer(), await bank.customer({ segment: 'PRIVATE' })];
  const id = await bank.account(product, { ...values });
  await bank.holder(id, owner, { validFrom: minutesAgo(500) });
  await bank.holder(id, retail, { role: 'JOINT', ...holding });
  return { id: `acc_${id}`, retail };
}

/** Every way to an account of a customer. */
async function ways(id: string, customer: Id): Promise<Record<string, boolean>> {
  const accounts = 'nodes { id }';
  const answer = await open.api.ask<Record<string, unknown>>(
    `query ($id: ID!, $customer: ID!) { node(id: $id) { id } accounts(first: 100) { ${accounts} }
      customer(by: { id: $customer }) { accounts(first: 5) { ${accounts} } ended: accounts(first: 5, includeEnded: true) { ${accounts} } } }`,
    { id, customer: `cus_${customer}` },
  );
  const { customer: theirs, ...rest } = answer;
  const shown = { ...rest, ...(theirs as object) };
  return Object.fromEntries(
    ['node', 'accounts', 'ended'].map((way) => [
      way,
      way === 'accounts'
        ? JSON.stringify([rest['accounts'], (theirs as Record<string, unknown>)['accounts']]).includes(id)
        : JSON.stringify(shown[way as keyof typeof shown]).includes(id),
    ]),
  );
}

const ALL = { node: true, accounts: true, ended: true };
const NONE = { node: false, accounts: false, ended: false };

describe('an account is within reach by', () => {
  test.each<[string, object, object]>([
    ['who holds it', {}, {}],
    ['who holds it until later', { validFrom: minutesAgo(60), validTo: later(60) }, {}],
  ])('%s, to be seen and to be changed', async (_who, holding, values) => {
    const { id, retail } = await account(holding, values);
    open.viewer = RETAIL;
    expect(await ways(id, retail)).toEqual(ALL);
    expect((await open.hold(id, retail, 'SIGNATORY')).userErrors).toEqual([]);
    expect((await open.close(id)).userErrors).toEqual([]);
  });

  test('who held it when it was closed, to be seen', async () => {
    const closed = { status: 'CLOSED', closedAt: minutesAgo(60) };
    const { id, retail } = await account({ validTo: minutesAgo(60) }, closed);
    open.viewer = RETAIL;
    expect(await ways(id, retail)).toEqual({ ...ALL, accounts: true });
  });
});

describe('an account is out of reach by', () => {
  test.each<[string, object, object]>([
    ['who held it', { validFrom: minutesAgo(90), validTo: minutesAgo(60) }, {}],
    ['who held it until now', { validTo: open.now }, {}],
    ['who will hold it', { validFrom: later(60) }, {}],
    [
      'who held it before it was closed',
      { validTo: minutesAgo(61) },
      { status: 'CLOSED', closedAt: minutesAgo(60) },
    ],
  ])('%s: neither seen nor changed', async (_who, holding, values) => {
    const { id, retail } = await account(holding, { externalId: newId(), ...values });
    const before = await open.everything();
    open.viewer = RETAIL;
    expect(await ways(id, retail)).toEqual(NONE);
    const refused = [{ code: 'NOT_FOUND', field: 'id' }];
    expect((await open.hold(id, retail, 'JOINT')).userErrors).toMatchObject(refused);
    expect((await open.close(id)).userErrors).toMatchObject(refused);
    expect(await open.everything()).toEqual(before);
    open.viewer = MANAGER;
    expect(await ways(id, retail)).toMatchObject({ node: true, accounts: true, ended: true });
  });

  test('whoever would be the last within reach to hold it: that is refused', async () => {
    const { id, retail } = await account({});
    const before = await open.everything();
    open.viewer = RETAIL;
    for (const [field, times] of [
      ['validTo', { validTo: open.now }],
      ['validFrom', { validFrom: later(60) }],
    ] as const)
      expect((await open.hold(id, retail, 'JOINT', times)).userErrors).toMatchObject([
        { code: 'INVALID', field },
      ]);
    expect(await open.everything()).toEqual(before);
    await open.hold(id, await open.customer(), 'SIGNATORY');
    expect((await open.hold(id, retail, 'JOINT', { validTo: open.now })).userErrors).toEqual([]);
  });
});

describe('a number', () => {
  const number = 'CZ65 0800 0000 1920 0001 2345';

  test('is no way for a partner to an account: a guess is answered as any other', async () => {
    const owner = await open.customer();
    await open.opening(owner, { number });
    open.viewer = partnerOf('crm');
    const before = await open.everything();
    const right = await open.upsert({ number, balance: '1' });
    expect(right.userErrors).toMatchObject([{ code: 'INVALID', field: 'externalId' }]);
    expect(await open.upsert({ number: 'CZ65 0800 0000 1920 0001 9999', balance: '1' })).toEqual(right);
    expect(await open.everything()).toEqual(before);
    expect((await open.opening(owner, { number })).userErrors).toEqual([]);
  });

  test('finds nobody for whoever sees numbers masked', async () => {
    const owner = await open.customer();
    await open.opening(owner, { number: 'CZ65 0800 0000 1920 0007 7777' });
    const found = (): Promise<unknown> =>
      open.api.ask('{ customers(search: "CZ6508000000192000077777", first: 2) { nodes { id } } }');
    expect(await found()).toEqual({ customers: { nodes: [{ id: `cus_${owner}` }] } });
    open.viewer = partnerOf('crm');
    expect(await found()).toEqual({ customers: { nodes: [] } });
  });

  test('means of several accounts the one within reach', async () => {
    const [retail, other] = [await account({}), await account({ validTo: minutesAgo(1) })];
    await open.api.database.db.execute('test.number', 'UPDATE accounts SET number = ? WHERE id IN (?)', [
      'SHARED',
      [retail.id.slice(4), other.id.slice(4)],
    ]);
    expect((await open.upsert({ number: 'shared', balance: '7' })).userErrors).toMatchObject([
      { code: 'INVALID', field: 'number' },
    ]);
    open.viewer = RETAIL;
    expect((await open.upsert({ number: 'shared', balance: '7' })).shown).toMatchObject({ id: retail.id });
  });
});

describe('a key', () => {
  test.each([{}, { product: 'current', currency: 'CZK' }, { balance: '1' }])(
    'that is taken out of reach is answered as one that is not: %j',
    async (said) => {
      const { bank } = open.api;
      const id = await bank.account(product, { externalId: `taken ${JSON.stringify(said)}` });
      await bank.holder(id, await bank.customer({ segment: 'PRIVATE', isColleague: true }));
      const before = await open.everything();
      for (const viewer of [RETAIL, viewerWith('CARE_MANAGER', { colleagues: false }), partnerOf('crm')]) {
        open.viewer = viewer;
        const taken = await open.upsert({ externalId: `taken ${JSON.stringify(said)}`, ...said });
        expect(taken.userErrors).toHaveLength(1);
        expect(await open.upsert({ externalId: newId(), ...said })).toEqual(taken);
      }
      expect(await open.everything()).toEqual(before);
    },
  );

  test('that is taken out of reach opens nothing for a partner either', async () => {
    const { bank } = open.api;
    await bank.holder(
      await bank.account(product, { externalId: 'theirs' }),
      await bank.customer({ isColleague: true }),
    );
    const owner = await open.customer();
    const before = await open.everything();
    open.viewer = partnerOf('crm');
    expect((await open.opening(owner, { externalId: 'theirs' })).userErrors).toMatchObject([
      { code: 'NOT_FOUND', field: 'externalId' },
    ]);
    expect(await open.everything()).toEqual(before);
  });

  test('is taken for nothing new by whoever does not see the whole bank', async () => {
    const owner = await open.customer();
    const before = await open.everything();
    open.viewer = RETAIL;
    expect((await open.opening(owner)).userErrors).toMatchObject([
      { code: 'NOT_FOUND', field: 'externalId' },
    ]);
    expect(await open.everything()).toEqual(before);
  });
});
