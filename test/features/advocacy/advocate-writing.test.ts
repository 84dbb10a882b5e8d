import { advocacyStatus, vipMembership } from '../../support/advocates';
import { NOW } from '../../support/bank';
import { later } from '../writing-api';
import { AdvocacyApi, ASSIGN, ENROL, LEAD, LEAVE, NOMINATE, type ShownStatus } from './advocacy-api';

const open = new AdvocacyApi();
beforeAll(() => open.open());
afterAll(() => open.api.close());
beforeEach(() => {
  open.reset();
});

describe('an advocate', () => {
  beforeEach(() => {
    open.reset(LEAD);
  });

  test('is put forward, looked after by one, and given to another, but not left to nobody', async () => {
    const { bank } = open.api;
    const customer = await open.customer();
    const [eva, jan] = [`agt_${await bank.agent()}`, `agt_${await bank.agent()}`];
    const nominate = (owner: string | null) =>
      open.ask<ShownStatus>(NOMINATE, { customer: `cus_${customer}`, owner });
    expect((await nominate(null)).userErrors).toMatchObject([{ code: 'INVALID', field: 'owner' }]);
    expect((await nominate('agt_0000000000000000')).userErrors).toMatchObject([
      { code: 'NOT_FOUND', field: 'owner' },
    ]);
    const { shown } = await nominate(eva);
    expect(shown).toMatchObject({
      stage: 'UNKNOWN',
      owner: { id: eva },
      nominatedAt: NOW.toISOString(),
      version: 1,
    });
    expect((await nominate(jan)).userErrors).toMatchObject([{ code: 'INVALID', field: 'customer' }]);
    const assign = (owner: string | null) => open.ask<ShownStatus>(ASSIGN, { id: shown?.id, owner });
    expect((await assign('agt_0000000000000000')).userErrors).toMatchObject([
      { code: 'NOT_FOUND', field: 'owner' },
    ]);
    expect((await assign(jan)).shown).toMatchObject({ owner: { id: jan }, version: 2 });
    expect((await assign(null)).shown).toMatchObject({ owner: null, version: 3 });
    await assign(eva);
    for (const kind of ['REFERENCE', 'PUBLIC_PRAISE', 'ANSWER_TO_CUSTOMER'])
      await open.record(customer, { kind });
    expect((await assign(null)).userErrors).toMatchObject([{ code: 'INVALID', field: 'owner' }]);
    expect((await open.ask(ASSIGN, { id: 'adv_0000000000000000', owner: eva })).userErrors).toMatchObject([
      { code: 'NOT_FOUND', field: 'id' },
    ]);
  });

  test('who is looked after by nobody is found by a filter', async () => {
    const { bank } = open.api;
    const [alone, owned] = [await open.customer(), await open.customer()];
    await advocacyStatus(bank, alone, { stage: 'ADVOCATE', score: 99 });
    await advocacyStatus(bank, owned, { stage: 'ADVOCATE', score: 99, ownerId: await bank.agent() });
    const { advocates } = await open.api.ask<{ advocates: { nodes: { id: string }[] } }>(
      `{ advocates(first: 100, filter: { stage: { in: [ADVOCATE, CHAMPION] }, score: { gte: 50 }, owner: { isNull: true } }) { nodes { id } } }`,
    );
    const ids = advocates.nodes.map(({ id }) => id);
    expect([ids.includes(`adv_${alone}`), ids.includes(`adv_${owned}`)]).toEqual([true, false]);
  });

  test('joins the VIP programme once, with its benefits, is a champion by it, and leaves it', async () => {
    const customer = await open.customer();
    for (const kind of ['REFERENCE', 'PUBLIC_PRAISE']) await open.record(customer, { kind });
    const input = { customer: `cus_${customer}` };
    open.now = later(60);
    const at = await Promise.all(
      [1, 2, 3].map(() => open.ask<ShownStatus>(ENROL, { ...input, benefits: ['EVENTS', 'EVENTS'] })),
    );
    expect(at.map(({ userErrors }) => userErrors[0]?.code ?? 'DONE').sort()).toEqual([
      'DONE',
      'INVALID',
      'INVALID',
    ]);
    expect(await open.statusOf(customer)).toMatchObject({
      ...{ stage: 'CHAMPION', vip: true, vipMembership: { benefits: ['EVENTS'], validTo: null } },
    });
    open.now = later(120);
    const left = await open.ask<ShownStatus>(LEAVE, input);
    expect(left.shown).toMatchObject({
      stage: 'ADVOCATE',
      vip: false,
      vipMembership: { validTo: later(120).toISOString() },
    });
    expect(left.shown?.history.map(({ toStage, reason }) => [toStage, reason])).toEqual([
      ['ADVOCATE', 'LEFT_VIP'],
      ['CHAMPION', 'JOINED_VIP'],
      ['ADVOCATE', 'RECOMMENDED'],
    ]);
    expect((await open.ask(LEAVE, input)).userErrors).toMatchObject([{ code: 'INVALID', field: 'customer' }]);
    for (const mutation of [ENROL, LEAVE, NOMINATE])
      expect(
        (
          await open.ask(mutation, {
            customer: 'cus_0000000000000000',
            ...(mutation === NOMINATE && { owner: `agt_${await open.api.bank.agent()}` }),
          })
        ).userErrors,
      ).toMatchObject([{ code: 'NOT_FOUND', field: 'customer' }]);
  });

  test('who was merged leaves by all that runs', async () => {
    const { bank } = open.api;
    const [survivor, loser] = [await open.customer(), await bank.customer()];
    for (const id of [survivor, loser]) await vipMembership(bank, id);
    await bank.absorb(survivor, loser);
    expect((await open.ask<ShownStatus>(LEAVE, { customer: `cus_${loser}` })).shown).toMatchObject({
      id: `adv_${survivor}`,
      vip: false,
    });
  });

  test('falls by a promise that is broken, and rises by recommending again', async () => {
    const { bank } = open.api;
    const customer = await open.customer();
    await open.record(customer);
    open.now = later(60);
    const promise = await bank.promise(customer, { dueAt: later(3_600) });
    const broken = await open.api.ask<{ breakPromise: { promise: { state: string } } }>(
      'mutation ($id: ID!) { breakPromise(input: { id: $id }) { promise { state } } }',
      { id: `prm_${promise}` },
    );
    expect(broken.breakPromise.promise.state).toBe('BROKEN');
    expect(await open.statusOf(customer)).toMatchObject({
      stage: 'UNKNOWN',
      history: [{ reason: 'PROMISE_BROKEN' }, {}],
    });
    open.now = later(120);
    await open.record(customer);
    expect(await open.statusOf(customer)).toMatchObject({
      stage: 'ADVOCATE',
      history: [{ reason: 'RECOMMENDED' }, {}, {}],
    });
  });
});
