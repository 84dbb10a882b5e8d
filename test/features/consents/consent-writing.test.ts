import { newId } from '../../../src/kernel/id';
import { minutesAgo, NOW } from '../../support/bank';
import { AGENT, holdsItsContract, later, WritingApi, type Mutation } from '../writing-api';

const SET: Mutation = {
  name: 'setConsent',
  isUnversioned: true,
  object: 'consent',
  selection: 'purpose channel state decidedAt source { code } history { id state decidedAt source { code } }',
};

const open = new WritingApi(['customers', 'source_profiles', 'consent_decisions']);
beforeAll(() => open.open());
afterAll(() => open.api.close());
beforeEach(() => {
  open.reset();
});

const set = (customer: string, state: 'GRANTED' | 'WITHDRAWN', more: object = {}) =>
  open.ask<{ history: { id: string }[] }>(SET, {
    ...{ customer: `cus_${customer}`, purpose: 'MARKETING', state },
    ...more,
  });

describe('a consent that is set', () => {
  test('holds from when the customer said so, and what they said before stays on record', async () => {
    const customer = await open.api.bank.customer();
    const { shown, userErrors } = await set(customer, 'GRANTED', { channel: 'EMAIL' });
    expect([userErrors, shown]).toMatchObject([
      [],
      {
        ...{ purpose: 'MARKETING', channel: 'EMAIL', state: 'GRANTED', decidedAt: NOW.toISOString() },
        ...{ source: { code: 'one-window' }, history: [{}] },
      },
    ]);
    const before = await open.rows('consent_decisions');
    open.now = later(60);
    expect((await set(customer, 'WITHDRAWN', { channel: 'EMAIL' })).shown).toMatchObject({
      state: 'WITHDRAWN',
      history: [{ state: 'WITHDRAWN' }, { state: 'GRANTED', decidedAt: NOW.toISOString() }],
    });
    const after = await open.rows('consent_decisions');
    expect(after).toHaveLength(before.length + 1);
    expect(after).toEqual(expect.arrayContaining(before));
  });

  test('by what was said earlier does not change what holds', async () => {
    const customer = await open.api.bank.customer();
    await set(customer, 'WITHDRAWN');
    expect((await set(customer, 'GRANTED', { decidedAt: minutesAgo(5) })).shown).toMatchObject({
      ...{ channel: null, state: 'WITHDRAWN', decidedAt: NOW.toISOString() },
      history: [{ state: 'WITHDRAWN' }, { state: 'GRANTED' }],
    });
  });

  test('of one who was merged is the survivor’s, by a profile that goes with whoever was named', async () => {
    const { bank } = open.api;
    const [survivor, loser] = [await bank.customer(), await bank.customer()];
    await bank.absorb(survivor, loser);
    const { shown } = await set(loser, 'GRANTED');
    const [row] = await open.api.database.db.query(
      'test.row',
      `SELECT d.customer_id, p.external_id FROM consent_decisions d JOIN source_profiles p ON p.id = d.source_profile_id WHERE d.id = ?`,
      [shown?.history[0]?.id.slice(4) ?? ''],
    );
    expect(row).toEqual({ customer_id: survivor, external_id: loser });
  });

  test('can be read again by the id of what was said', async () => {
    const { shown } = await set(await open.api.bank.customer(), 'GRANTED');
    const id = shown?.history[0]?.id ?? '';
    expect(await open.api.ask(`{ node(id: "${id}") { ... on ConsentDecision { id state } } }`)).toEqual({
      node: { id, state: 'GRANTED' },
    });
  });

  test('was not said in the future, nor by nobody', async () => {
    const customer = await open.api.bank.customer();
    const before = await open.everything();
    for (const decidedAt of [later(1), new Date('1700-01-01')])
      expect((await set(customer, 'GRANTED', { decidedAt })).userErrors).toMatchObject([
        { code: 'INVALID', field: 'decidedAt' },
      ]);
    expect((await set(newId(), 'GRANTED')).userErrors).toMatchObject([
      { code: 'NOT_FOUND', field: 'customer' },
    ]);
    expect(await open.everything()).toEqual(before);
  });
});

holdsItsContract(open, {
  mutation: SET,
  roles: ['AGENT', 'TEAM_LEAD', 'CARE_MANAGER', 'PARTNER'],
  inputOf: async () => {
    open.viewer = AGENT;
    const customer = await open.api.bank.customer();
    await open.api.bank.sourceProfile(customer);
    return { customer: `cus_${customer}`, purpose: 'SURVEY', channel: 'SMS', state: 'GRANTED' };
  },
});
