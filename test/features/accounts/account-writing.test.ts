import { newId, type Id } from '../../../src/kernel/id';
import { minutesAgo, NOW } from '../../support/bank';
import { viewerWith } from '../../support/viewers';
import { holdsItsContract, later, partnerOf, WritingApi, type Mutation, type Row } from '../writing-api';

interface Shown {
  readonly id: string;
  readonly version: number;
  readonly holders: readonly { readonly validTo: string | null }[];
}

const selection = `id version status currency maskedNumber balance { amount currency } creditLimit { amount } overdue { amount }
  openedAt closedAt closingReason product { code } holders(includeEnded: true) { role validFrom validTo customer { id } }`;
const mutation = (name: string): Mutation => ({ name, object: 'account', selection, hasMoves: true });
const UPSERT = mutation('upsertAccount');
const HOLDER = mutation('setAccountHolder');
const CLOSE = mutation('closeAccount');
const MANAGER = viewerWith('CARE_MANAGER');

const open = new WritingApi(['customers', 'source_profiles', 'accounts', 'account_holders']);
beforeAll(async () => {
  await open.open();
  await open.api.bank.source('core', { trustRank: 10, name: 'Core' });
  await open.api.bank.product('Current account', { code: 'current' });
  await open.api.bank.product('Savings', { code: 'savings' });
});
afterAll(() => open.api.close());
beforeEach(() => {
  open.reset(MANAGER);
});

/** Somebody whom the test bank’s source knows. */
async function customer(): Promise<Id> {
  const id = await open.api.bank.customer();
  await open.api.bank.sourceProfile(id);
  return id;
}

const upsert = (said: object) => open.ask<Shown>(UPSERT, { source: 'crm', ...said });
const opening = (owner: Id, said: object = {}) =>
  upsert({ externalId: newId(), product: 'current', currency: 'CZK', owner: `cus_${owner}`, ...said });
/** The id of an account that was opened for somebody new. */
const opened = async (said: object = {}): Promise<string> =>
  String((await opening(await customer(), said)).shown?.id);
const close = (id: string, more: object = {}) =>
  open.ask<Shown>(CLOSE, { id, reason: 'Moved away.', ...more });
const hold = (id: string, who: Id, role: string, more: object = {}) =>
  open.ask<Shown>(HOLDER, { id, customer: `cus_${who}`, role, ...more });

describe('an account that is new', () => {
  test('is opened for its owner, as the source says', async () => {
    const owner = await customer();
    const openedAt = minutesAgo(60).toISOString();
    const { shown, userErrors } = await opening(owner, {
      ...{ number: 'CZ65 0800 0000 1920 0014 5399', balance: '-1250.5', creditLimit: '20000', overdue: '0' },
      openedAt,
    });
    expect([userErrors, shown]).toMatchObject([
      [],
      {
        ...{
          version: 1,
          status: 'OPEN',
          currency: 'CZK',
          maskedNumber: '••••5399',
          openedAt,
          closedAt: null,
        },
        ...{ balance: { amount: '-1250.5000', currency: 'CZK' }, creditLimit: { amount: '20000.0000' } },
        ...{ overdue: { amount: '0.0000' }, product: { code: 'current' } },
        holders: [{ role: 'OWNER', validFrom: openedAt, validTo: null, customer: { id: `cus_${owner}` } }],
      },
    ]);
    expect(
      await open.api.ask(`{ customers(search: "CZ6508000000192000145399", first: 2) { nodes { id } } }`),
    ).toEqual({ customers: { nodes: [{ id: `cus_${owner}` }] } });
  });

  test('is opened once by many who bring it at once', async () => {
    const owner = await customer();
    const at = Array.from({ length: 5 }, (_, index) =>
      opening(owner, { externalId: 'at once', balance: String(index) }),
    );
    const answers = await Promise.all(at);
    expect(answers.flatMap(({ userErrors }) => userErrors)).toEqual([]);
    expect(new Set(answers.map(({ shown }) => shown?.id)).size).toBe(1);
  });

  test.each(['product', 'currency', 'owner'])('must have its %s', async (field) => {
    const owner = await customer();
    const before = await open.everything();
    expect((await opening(owner, { [field]: null })).userErrors).toMatchObject([{ code: 'INVALID', field }]);
    expect(await open.everything()).toEqual(before);
  });

  test.each([
    ['INVALID', 'externalId', { externalId: null }],
    ['INVALID', 'externalId', { externalId: ' ' }],
    ['INVALID', 'number', { number: '-- --' }],
    ['INVALID', 'number', { number: '1'.repeat(65) }],
    ['INVALID', 'currency', { currency: 'ZZZ' }],
    ['INVALID', 'status', { status: 'CLOSED' }],
    ['INVALID', 'creditLimit', { creditLimit: '-1' }],
    ['INVALID', 'overdue', { overdue: '-0.0001' }],
    ['INVALID', 'openedAt', { openedAt: later(1) }],
    ['INVALID', 'openedAt', { openedAt: '1799-12-31T00:00:00Z' }],
    ['NOT_FOUND', 'product', { product: 'nothing' }],
    ['NOT_FOUND', 'product', { product: 'účet' }],
    ['NOT_FOUND', 'owner', { owner: `cus_${newId()}` }],
    ['NOT_FOUND', 'source', { source: 'unknown' }],
  ])('is refused as %s for such a %s', async (code, field, said) => {
    const owner = await customer();
    const before = await open.everything();
    expect((await opening(owner, said)).userErrors).toMatchObject([{ code, field }]);
    expect(await open.everything()).toEqual(before);
  });
});

describe('an account that is known', () => {
  test('keeps what is left out, takes back what is null, and stays as it is when the same is said', async () => {
    const owner = await customer();
    const { shown } = await opening(owner, {
      externalId: 'A-1',
      number: '123-456',
      balance: '10',
      overdue: '5',
    });
    const said = { externalId: 'A-1', overdue: null, product: 'savings', status: 'BLOCKED' };
    expect((await upsert(said)).shown).toMatchObject({
      ...{ id: shown?.id, version: 2, status: 'BLOCKED', overdue: null, product: { code: 'savings' } },
      ...{ balance: { amount: '10.0000' }, maskedNumber: '••••456' },
    });
    const before = await open.rows('accounts');
    expect((await upsert({ ...said, balance: '10.00', owner: `cus_${owner}` })).shown).toMatchObject({
      version: 2,
    });
    expect(await open.rows('accounts')).toEqual(before);
  });

  test('is known by its number too, in whatever notation', async () => {
    const owner = await customer();
    const { shown } = await opening(owner, { externalId: null, number: '99-1234 5678' });
    const { id } = shown ?? {};
    expect((await upsert({ number: '9912345678', balance: '7' })).shown).toMatchObject({ id, version: 2 });
    const other = await opening(owner, { externalId: 'B-2', number: '9912345678' });
    expect(other.shown?.id).not.toBe(id);
    expect((await upsert({ number: '99 12345678', balance: '8' })).userErrors).toMatchObject([
      { code: 'INVALID', field: 'number' },
    ]);
    expect((await upsert({ source: 'core', number: '9912345678', balance: '8' })).userErrors).toMatchObject([
      { code: 'INVALID', field: 'product' },
    ]);
  });

  test('keeps its currency, and its owner but for setAccountHolder', async () => {
    const owner = await customer();
    await opening(owner, { externalId: 'C-1' });
    expect((await upsert({ externalId: 'C-1', currency: 'EUR' })).userErrors).toMatchObject([
      { code: 'INVALID', field: 'currency' },
    ]);
    expect((await upsert({ externalId: 'C-1', owner: `cus_${await customer()}` })).userErrors).toMatchObject([
      { code: 'INVALID', field: 'owner' },
    ]);
  });

  test('is not a partner’s where another source keeps it', async () => {
    const owner = await customer();
    await opening(owner, { source: 'core', externalId: 'D-1', number: '77 1' });
    const { shown } = await opening(owner, { externalId: 'D-2' });
    const core = (await open.rows('accounts')).find(({ external_id: key }) => key === 'D-1');
    open.viewer = partnerOf('crm');
    const before = await open.everything();
    expect((await upsert({ source: 'core', externalId: 'D-1', balance: '1' })).userErrors).toMatchObject([
      { code: 'NOT_FOUND', field: 'source' },
    ]);
    const id = `acc_${String(core?.['id'])}`;
    expect((await close(id)).userErrors).toMatchObject([{ code: 'NOT_FOUND' }]);
    expect((await hold(id, owner, 'PROXY')).userErrors).toMatchObject([{ code: 'NOT_FOUND' }]);
    expect(await open.everything()).toEqual(before);
    expect((await close(String(shown?.id))).userErrors).toEqual([]);
  });
});

describe('a holder', () => {
  const holders = (rows: readonly Row[], id: string): Row[] =>
    rows.filter(({ account_id: account }) => `acc_${String(account)}` === id);

  test('who becomes the owner ends the former ones, from then on', async () => {
    const former = await customer();
    const { shown } = await opening(former);
    const id = String(shown?.id);
    const [heir, partner] = [await customer(), await customer()];
    await hold(id, partner, 'SIGNATORY');
    const { shown: taken } = await hold(id, heir, 'OWNER', { validFrom: minutesAgo(5), expectedVersion: 2 });
    const at = minutesAgo(5).toISOString();
    expect(taken?.holders).toHaveLength(3);
    expect(taken).toMatchObject({
      version: 3,
      holders: expect.arrayContaining([
        expect.objectContaining({ customer: { id: `cus_${former}` }, role: 'OWNER', validTo: at }),
        expect.objectContaining({
          customer: { id: `cus_${heir}` },
          role: 'OWNER',
          validFrom: at,
          validTo: null,
        }),
        expect.objectContaining({ customer: { id: `cus_${partner}` }, role: 'SIGNATORY', validTo: null }),
      ]) as unknown,
    });
  });

  test('who is one already is so from and until other times; and once ended, anew', async () => {
    const id = await opened();
    const proxy = await customer();
    expect((await hold(id, proxy, 'PROXY')).shown?.holders).toHaveLength(2);
    const { shown } = await hold(id, proxy, 'PROXY', { validTo: NOW });
    expect(shown?.holders).toMatchObject(
      expect.arrayContaining([
        expect.objectContaining({ role: 'PROXY', validTo: NOW.toISOString() }),
      ]) as object,
    );
    expect((await hold(id, proxy, 'PROXY')).shown?.holders).toHaveLength(3);
  });

  test('of one who was merged is the survivor’s, by a profile that goes with whoever was named', async () => {
    const { bank } = open.api;
    const [survivor, loser] = [await bank.customer(), await bank.customer()];
    await bank.absorb(survivor, loser);
    const id = await opened();
    expect((await hold(id, loser, 'JOINT')).userErrors).toEqual([]);
    const joint = holders(await open.rows('account_holders'), id).find(({ role }) => role === 'JOINT');
    const profile = (await open.rows('source_profiles')).find(
      ({ id: key }) => key === joint?.['source_profile_id'],
    );
    expect([joint?.['customer_id'], profile?.['external_id']]).toEqual([survivor, loser]);
  });

  test.each([
    ['NOT_FOUND', 'customer', { customer: `cus_${newId()}` }],
    ['NOT_FOUND', 'id', { id: `acc_${newId()}` }],
    ['INVALID', 'validTo', { validFrom: NOW, validTo: minutesAgo(1) }],
  ])('is refused as %s for such a %s', async (code, field, more) => {
    const [id, who] = [await opened(), await customer()];
    const before = await open.everything();
    expect((await hold(id, who, 'JOINT', more)).userErrors).toMatchObject([{ code, field }]);
    expect(await open.everything()).toEqual(before);
  });
});

describe('an account that is closed', () => {
  test('is so from this moment, or when it was, for a reason', async () => {
    expect((await close(await opened(), { expectedVersion: 1, reason: ' Moved. ' })).shown).toMatchObject({
      ...{ status: 'CLOSED', closedAt: NOW.toISOString(), closingReason: 'Moved.', version: 2 },
    });
    const closedAt = minutesAgo(5).toISOString();
    const id = await opened({ openedAt: minutesAgo(9) });
    expect((await close(id, { closedAt })).shown).toMatchObject({ closedAt });
  });

  test('is closed for good: what says something else of it is refused, what says the same is not', async () => {
    const externalId = newId();
    const id = await opened({ externalId, balance: '0' });
    await close(id);
    const before = (await open.rows('accounts')).length;
    const illegal = [{ code: 'ILLEGAL_MOVE', allowedMoves: [] }];
    expect((await close(id)).userErrors).toMatchObject([{ ...illegal[0], field: 'id' }]);
    expect((await hold(id, await customer(), 'PROXY')).userErrors).toMatchObject(illegal);
    const { userErrors } = await upsert({ externalId, status: 'OPEN' });
    expect(userErrors).toMatchObject([
      {
        ...illegal[0],
        field: 'externalId',
        message: expect.stringContaining('no move for an account') as string,
      },
    ]);
    expect((await upsert({ externalId, balance: '0.0' })).shown).toMatchObject({
      status: 'CLOSED',
      version: 2,
    });
    expect(await open.rows('accounts')).toHaveLength(before);
  });

  test.each([
    ['INVALID', 'reason', { reason: ' ' }],
    ['INVALID', 'reason', { reason: 'x'.repeat(256) }],
    ['INVALID', 'closedAt', { closedAt: later(1) }],
    ['INVALID', 'closedAt', { closedAt: minutesAgo(10) }],
    ['NOT_FOUND', 'id', { id: `acc_${newId()}` }],
  ])('is refused as %s for such a %s', async (code, field, more) => {
    const id = await opened({ openedAt: minutesAgo(9) });
    const before = await open.everything();
    expect((await close(id, more)).userErrors).toMatchObject([{ code, field }]);
    expect(await open.everything()).toEqual(before);
  });
});

describe('a change', () => {
  test('is on record with how the account was and is, holders and all, so that one that nobody recorded stands out', async () => {
    const externalId = newId();
    const id = await opened({ externalId, balance: '1.5', openedAt: minutesAgo(9) });
    await upsert({ externalId, balance: '2' });
    await hold(id, await customer(), 'OWNER');
    await close(id);
    const rows = (await open.rows('changes')).filter(({ object }) => object === id);
    let [last] = rows.filter(({ before_digest: before }) => before === null);
    const order = [last?.['action']];
    for (let next = last; next !== undefined; order.push(next?.['action'])) {
      next = rows.find(({ before_digest: before }) => before === last?.['after_digest']);
      last = next;
    }
    expect(order.slice(0, -1)).toEqual([
      'account:upsert',
      'account:upsert',
      'account:setHolder',
      'account:close',
    ]);
  });
});

const roles = ['CARE_MANAGER', 'PARTNER'] as const;
const idOf = async (): Promise<{ id: string }> => {
  open.viewer = MANAGER;
  return { id: await opened() };
};
holdsItsContract(open, {
  ...{ mutation: UPSERT, roles },
  inputOf: async () => {
    open.viewer = MANAGER;
    const externalId = newId();
    await opened({ externalId });
    return { source: 'crm', externalId, balance: '12.5' };
  },
});
holdsItsContract(open, {
  ...{ mutation: HOLDER, roles, hasVersion: true },
  inputOf: async () => {
    const { id } = await idOf();
    return { id, customer: `cus_${await customer()}`, role: 'JOINT' };
  },
});
holdsItsContract(open, {
  ...{ mutation: CLOSE, roles, hasVersion: true },
  inputOf: async () => ({ ...(await idOf()), reason: 'Moved away.' }),
});
