import { newId } from '../../../src/kernel/id';
import { viewerWith } from '../../support/viewers';
import { waitUntil } from '../../support/wait-until';
import {
  AGENT,
  holdsItsContract,
  later,
  partnerOf,
  WritingApi,
  type Answer,
  type Mutation,
} from '../writing-api';

interface Shown {
  readonly id: string;
  readonly version: number;
}

const selection = 'id type value verified primary validFrom validTo version';
const mutation = (name: string): Mutation => ({ name, object: 'contactPoint', selection, hasMoves: true });
const ADD = mutation('addContactPoint');
const VERIFY = mutation('verifyContactPoint');
const END = mutation('endContactPoint');

const open = new WritingApi(['customers', 'source_profiles', 'contact_points']);
beforeAll(async () => {
  await open.open();
  await open.api.bank.source('chat', { trustRank: 50, name: 'Chat' });
});
afterAll(() => open.api.close());
beforeEach(() => {
  open.reset();
});

const add = (customer: string, value: string, more: object = {}) =>
  open.ask<Shown>(ADD, { customer: `cus_${customer}`, type: 'PHONE', value, ...more });

/** Somebody whom the test bank’s source knows, and a number of theirs that it delivered. */
async function reached() {
  const { bank } = open.api;
  const customer = await bank.customer();
  const sourceProfileId = await bank.sourceProfile(customer);
  return { customer, point: await bank.contactPoint(customer, '601 234 567', { sourceProfileId }) };
}

describe('a contact point that is added', () => {
  test('reaches the customer from now on, in whatever notation it is looked for, as One Window knows them', async () => {
    const customer = await open.api.bank.customer();
    const { shown, userErrors } = await add(customer, ' 602 345 678 ', { primary: true });
    expect([userErrors, shown]).toMatchObject([
      [],
      {
        ...{ type: 'PHONE', value: '602 345 678', verified: false, primary: true, version: 1 },
        ...{ validFrom: open.now.toISOString(), validTo: null },
      },
    ]);
    expect(
      await open.api.ask(
        `query ($id: ID!) { node(id: $id) { ... on ContactPoint { id } } customersByContact(value: "+420 602345678", first: 1) {
          nodes { id sourceProfiles { externalId source { code } delivered { name } } } } }`,
        { id: shown?.id },
      ),
    ).toEqual({
      node: { id: shown?.id },
      customersByContact: {
        nodes: [
          {
            id: `cus_${customer}`,
            sourceProfiles: [{ externalId: customer, source: { code: 'one-window' }, delivered: [] }],
          },
        ],
      },
    });
  });

  test('is not added while it reaches them, whoever said so, but by one of several at once', async () => {
    const { customer } = await reached();
    const before = await open.everything();
    expect((await add(customer, '+420601234567')).userErrors).toMatchObject([
      { code: 'INVALID', field: 'value' },
    ]);
    expect(await open.everything()).toEqual(before);
    const at = Array.from({ length: 4 }, () => add(customer, 'jana@mail.cz', { type: 'EMAIL' }));
    const codes = (await Promise.all(at)).map(({ userErrors }) => userErrors[0]?.code ?? 'DONE');
    expect(codes.sort()).toEqual(['DONE', 'INVALID', 'INVALID', 'INVALID']);
  });

  test('waits for whoever else changes the customer, and sees what they have added', async () => {
    const { customer } = await reached();
    const { api } = open;
    api.statements.length = 0;
    let adding: Promise<Answer<Shown>> | undefined;
    await api.database.db.transaction(async (tx) => {
      await tx.query('test.hold', 'SELECT id FROM customers WHERE id = ? FOR UPDATE', [customer]);
      adding = add(customer, '607 111 222');
      await waitUntil('the profile is held', () => api.statements.includes('customers.lockProfileOfSource'));
      for (let times = 0; times < 50; times += 1) await tx.query('test.other', 'SELECT 1');
      expect(api.statements).not.toContain('customers.lockContactPointsByKey');
      await tx.execute(
        'test.add',
        `INSERT INTO contact_points (id, source_profile_id, customer_id, type, value, value_key, is_verified, is_primary)
         SELECT ?, source_profile_id, customer_id, type, '607111222', '+420607111222', 0, 0 FROM contact_points WHERE customer_id = ?`,
        [newId(), customer],
      );
    });
    expect((await adding)?.userErrors).toMatchObject([{ code: 'INVALID', field: 'value' }]);
  });

  test('again after it was ended is the same one, to be verified anew', async () => {
    const customer = await open.api.bank.customer();
    const { id } = (await add(customer, '603 111 222')).shown ?? {};
    await open.ask(VERIFY, { id });
    await open.ask(END, { id });
    open.now = later(60);
    expect((await add(customer, '603111222')).shown).toMatchObject({
      ...{ id, value: '603111222', verified: false, validFrom: open.now.toISOString(), version: 4 },
      validTo: null,
    });
  });

  test('to one who was merged goes with whoever was named', async () => {
    const { bank } = open.api;
    const [survivor, loser] = [await bank.customer(), await bank.customer()];
    await bank.absorb(survivor, loser);
    const { id } = (await add(loser, '604 111 222')).shown ?? {};
    const [row] = await open.api.database.db.query(
      'test.row',
      `SELECT c.customer_id, p.external_id FROM contact_points c JOIN source_profiles p ON p.id = c.source_profile_id WHERE c.id = ?`,
      [id?.slice(4) ?? ''],
    );
    expect(row).toEqual({ customer_id: survivor, external_id: loser });
  });

  test('by a partner is their source’s', async () => {
    const { customer } = await reached();
    open.viewer = partnerOf('crm');
    const { id } = (await add(customer, '605 111 222')).shown ?? {};
    expect((await open.ask(VERIFY, { id })).userErrors).toEqual([]);
  });

  test.each([
    ['value', { value: ' ' }],
    ['value', { value: 'call me' }],
    ['value', { value: '6'.repeat(256) }],
    ['value', { type: 'EMAIL', value: 'jana@' }],
  ])('may not have such a %s', async (field, more) => {
    const customer = await open.api.bank.customer();
    const before = await open.everything();
    expect((await add(customer, '', more)).userErrors).toMatchObject([{ code: 'INVALID', field }]);
    expect(await open.everything()).toEqual(before);
  });
});

describe('a contact point that is there', () => {
  test('is verified once, and ended once, from this moment', async () => {
    const { customer, point } = await reached();
    const id = `ctp_${point}`;
    expect((await open.ask(VERIFY, { id, expectedVersion: 1 })).shown).toMatchObject({
      ...{ verified: true, version: 2 },
    });
    expect((await open.ask(VERIFY, { id })).userErrors).toMatchObject([
      { code: 'ILLEGAL_MOVE', field: 'id', allowedMoves: ['END'] },
    ]);
    open.now = later(60);
    expect((await open.ask(END, { id })).shown).toMatchObject({
      validTo: open.now.toISOString(),
      version: 3,
    });
    for (const move of [VERIFY, END])
      expect((await open.ask(move, { id })).userErrors).toMatchObject([
        { code: 'ILLEGAL_MOVE', allowedMoves: [] },
      ]);
    expect((await add(customer, '601 234 567')).userErrors).toEqual([]);
  });

  test('that is not known is not there, and what is no id of one is a mistake', async () => {
    for (const move of [VERIFY, END]) {
      expect((await open.ask(move, { id: `ctp_${newId()}` })).userErrors).toMatchObject([
        { code: 'NOT_FOUND', field: 'id' },
      ]);
      expect(await open.refusal(move, { id: `cus_${newId()}` })).toMatchObject({ code: 'BAD_USER_INPUT' });
    }
  });

  test('of another source is not a partner’s to change', async () => {
    const { customer, point } = await reached();
    await open.api.bank.sourceProfile(customer, {
      sourceId: (await open.rows('source_systems')).find(({ code }) => code === 'chat')?.['id'] as string,
    });
    open.viewer = partnerOf('chat');
    const before = await open.everything();
    for (const move of [VERIFY, END])
      expect((await open.ask(move, { id: `ctp_${point}` })).userErrors).toMatchObject([
        { code: 'NOT_FOUND' },
      ]);
    expect(await open.everything()).toEqual(before);
  });

  test('that people ended stays so until its source says something new, and is another version then', async () => {
    const upsert: Mutation = {
      name: 'upsertCustomerProfile',
      object: 'customer',
      selection: `contactPoints { ${selection} }`,
    };
    const deliver = async (...values: string[]) => {
      const contactPoints = values.map((value) => ({ type: 'PHONE', value }));
      const input = { source: 'chat', externalId: 'again', contactPoints };
      open.viewer = viewerWith('CARE_MANAGER');
      const { shown } = await open.ask<{ contactPoints: (Shown & { validTo: string | null })[] }>(
        upsert,
        input,
      );
      return shown?.contactPoints ?? [];
    };
    const id = (await deliver('606 111 222'))[0]?.id ?? '';
    await open.ask(END, { id });
    expect(await deliver('606 111 222')).toMatchObject([{ id, version: 2, validTo: open.now.toISOString() }]);
    expect(await deliver('606 111 222', '606 111 333')).toMatchObject(
      expect.arrayContaining([expect.objectContaining({ id, version: 3, validTo: null })]) as object,
    );
  });
});

const roles = ['AGENT', 'TEAM_LEAD', 'CARE_MANAGER', 'PARTNER'] as const;
const idOf = async (): Promise<object> => {
  open.viewer = AGENT;
  return { id: `ctp_${(await reached()).point}` };
};
holdsItsContract(open, {
  ...{ mutation: ADD, roles },
  inputOf: async () => {
    open.viewer = AGENT;
    return { customer: `cus_${(await reached()).customer}`, type: 'SOCIAL', value: '@jana' };
  },
});
holdsItsContract(open, { mutation: VERIFY, roles, inputOf: idOf, hasVersion: true });
holdsItsContract(open, { mutation: END, roles, inputOf: idOf, hasVersion: true });
