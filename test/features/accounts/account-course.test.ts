import { newId } from '../../../src/kernel/id';
import { minutesAgo, NOW } from '../../support/bank';
import { holdsItsContract, later, type Row } from '../writing-api';
import { AccountApi, CLOSE, HOLDER, MANAGER, UPSERT } from './account-api';

const open = new AccountApi();
beforeAll(() => open.open());
afterAll(() => open.api.close());
beforeEach(() => {
  open.reset(MANAGER);
});

describe('a holder', () => {
  const holders = (rows: readonly Row[], id: string): Row[] =>
    rows.filter(({ account_id: account }) => `acc_${String(account)}` === id);

  test('who becomes the owner ends the former ones, from then on', async () => {
    const former = await open.customer();
    const { shown } = await open.opening(former);
    const id = String(shown?.id);
    const [heir, partner] = [await open.customer(), await open.customer()];
    await open.hold(id, partner, 'SIGNATORY');
    const { shown: taken } = await open.hold(id, heir, 'OWNER', {
      validFrom: minutesAgo(5),
      expectedVersion: 2,
    });
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

  const ownersOf = async (id: string) =>
    holders(await open.rows('account_holders'), id)
      .filter(({ role }) => role === 'OWNER')
      .map(({ customer_id: who, valid_from: from, valid_to: to }) => [who, from, to]);
  const inOneMonth = later(30 * 24 * 3_600);

  test('who becomes the owner, not known since when, ends the former ones now', async () => {
    const [former, heir] = [await open.customer(), await open.customer()];
    const { shown } = await open.opening(former, { openedAt: minutesAgo(9) });
    const id = String(shown?.id);
    expect((await open.hold(id, heir, 'OWNER', { validFrom: null })).userErrors).toEqual([]);
    expect(await ownersOf(id)).toEqual(
      expect.arrayContaining([
        [former, minutesAgo(9), NOW],
        [heir, null, null],
      ]),
    );
  });

  test('who owns it owns it until the next one does: neither later, nor by another who would come before', async () => {
    const [former, heir] = [await open.customer(), await open.customer()];
    const { shown } = await open.opening(former, { openedAt: minutesAgo(9) });
    const id = String(shown?.id);
    await open.hold(id, heir, 'OWNER', { validFrom: inOneMonth });
    const owners = await ownersOf(id);
    expect(owners).toEqual(expect.arrayContaining([[former, minutesAgo(9), inOneMonth]]));
    const between = await open.customer();
    const before = await open.everything();
    for (const validTo of [null, later(31 * 24 * 3_600)])
      expect((await open.hold(id, former, 'OWNER', { validTo })).userErrors).toMatchObject([
        { code: 'INVALID', field: 'validTo' },
      ]);
    expect((await open.hold(id, between, 'OWNER')).userErrors).toMatchObject([
      { code: 'INVALID', field: 'validTo' },
    ]);
    expect(await open.everything()).toEqual(before);
    await open.hold(id, between, 'OWNER', { validTo: inOneMonth });
    expect(await ownersOf(id)).toEqual(
      expect.arrayContaining([
        [former, minutesAgo(9), NOW],
        [between, NOW, inOneMonth],
        [heir, inOneMonth, null],
      ]),
    );
    // Who owns it already, and says since when, ends whoever had it before then.
    await open.hold(id, between, 'OWNER', { validFrom: minutesAgo(5) });
    expect(await ownersOf(id)).toEqual(expect.arrayContaining([[between, minutesAgo(5), inOneMonth]]));
  });

  test('who owns it since some time cannot be followed by somebody from before that', async () => {
    const { shown } = await open.opening(await open.customer(), { openedAt: minutesAgo(5) });
    const heir = await open.customer();
    const before = await open.everything();
    const { userErrors } = await open.hold(String(shown?.id), heir, 'OWNER', {
      validFrom: minutesAgo(9),
    });
    expect(userErrors).toMatchObject([{ code: 'INVALID', field: 'validFrom' }]);
    expect(await open.everything()).toEqual(before);
  });

  test('who is one already is so from and until other times; and once ended, anew', async () => {
    const id = await open.opened();
    const proxy = await open.customer();
    expect((await open.hold(id, proxy, 'PROXY')).shown?.holders).toHaveLength(2);
    const { shown } = await open.hold(id, proxy, 'PROXY', { validTo: NOW });
    expect(shown?.holders).toMatchObject(
      expect.arrayContaining([
        expect.objectContaining({ role: 'PROXY', validTo: NOW.toISOString() }),
      ]) as object,
    );
    expect((await open.hold(id, proxy, 'PROXY')).shown?.holders).toHaveLength(3);
  });

  test('of one who was merged is the survivor’s, by a profile that goes with whoever was named', async () => {
    const { bank } = open.api;
    const [survivor, loser] = [await bank.customer(), await bank.customer()];
    await bank.absorb(survivor, loser);
    const id = await open.opened();
    expect((await open.hold(id, loser, 'JOINT')).userErrors).toEqual([]);
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
    ['INVALID', 'validFrom', { validFrom: new Date('1700-01-01') }],
    ['INVALID', 'validTo', { validTo: new Date('2900-01-01') }],
  ])('is refused as %s for such a %s', async (code, field, more) => {
    const [id, who] = [await open.opened(), await open.customer()];
    const before = await open.everything();
    expect((await open.hold(id, who, 'JOINT', more)).userErrors).toMatchObject([{ code, field }]);
    expect(await open.everything()).toEqual(before);
  });
});

describe('an account that is closed', () => {
  test('is so from this moment, or when it was, for a reason', async () => {
    expect(
      (await open.close(await open.opened(), { expectedVersion: 1, reason: ' Moved. ' })).shown,
    ).toMatchObject({
      ...{ status: 'CLOSED', closedAt: NOW.toISOString(), closingReason: 'Moved.', version: 2 },
    });
    const closedAt = minutesAgo(5).toISOString();
    const id = await open.opened({ openedAt: minutesAgo(9) });
    expect((await open.close(id, { closedAt })).shown).toMatchObject({ closedAt });
  });

  test('is not closed before it was opened, though by a clock that is behind that of whoever opened it', async () => {
    open.now = later(1);
    const id = await open.opened({ openedAt: open.now });
    open.now = NOW;
    expect((await open.close(id)).shown).toMatchObject({ closedAt: later(1).toISOString() });
  });

  test('is closed for good: what says something else of it is refused, what says the same is not', async () => {
    const externalId = newId();
    const id = await open.opened({ externalId, balance: '0' });
    await open.close(id);
    const before = (await open.rows('accounts')).length;
    const illegal = [{ code: 'ILLEGAL_MOVE', allowedMoves: [] }];
    expect((await open.close(id)).userErrors).toMatchObject([{ ...illegal[0], field: 'id' }]);
    expect((await open.hold(id, await open.customer(), 'PROXY')).userErrors).toMatchObject(illegal);
    const { userErrors } = await open.upsert({ externalId, status: 'OPEN' });
    expect(userErrors).toMatchObject([
      {
        ...illegal[0],
        field: 'externalId',
        message: expect.stringContaining('no move for an account') as string,
      },
    ]);
    expect((await open.upsert({ externalId, balance: '0.0' })).shown).toMatchObject({
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
    const id = await open.opened({ openedAt: minutesAgo(9) });
    const before = await open.everything();
    expect((await open.close(id, more)).userErrors).toMatchObject([{ code, field }]);
    expect(await open.everything()).toEqual(before);
  });
});

describe('a change', () => {
  test('is on record with how the account was and is, holders and all, so that one that nobody recorded stands out', async () => {
    const externalId = newId();
    const id = await open.opened({ externalId, balance: '1.5', openedAt: minutesAgo(9) });
    await open.upsert({ externalId, balance: '2' });
    await open.hold(id, await open.customer(), 'OWNER');
    await open.close(id);
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
  return { id: await open.opened() };
};
holdsItsContract(open, {
  ...{ mutation: UPSERT, roles },
  inputOf: async () => {
    open.viewer = MANAGER;
    const externalId = newId();
    await open.opened({ externalId });
    return { source: 'crm', externalId, balance: '12.5' };
  },
});
holdsItsContract(open, {
  ...{ mutation: HOLDER, roles, hasVersion: true },
  inputOf: async () => {
    const { id } = await idOf();
    return { id, customer: `cus_${await open.customer()}`, role: 'JOINT' };
  },
});
holdsItsContract(open, {
  ...{ mutation: CLOSE, roles, hasVersion: true },
  inputOf: async () => ({ ...(await idOf()), reason: 'Moved away.' }),
});
