import { actDetails, advocacyAct } from '../../support/advocates';
import { addRelationship } from '../../support/relationship';
import { ADVANCE, AdvocacyApi, REFER, type ShownAct } from './advocacy-api';

const open = new AdvocacyApi();
beforeAll(() => open.open());
afterAll(() => open.api.close());
beforeEach(() => {
  open.reset();
});

describe('a referral', () => {
  test('has a code of its own, by which whoever comes is theirs, is won and rewarded once', async () => {
    const [customer, friend] = [await open.customer(), await open.customer()];
    const { shown } = await open.ask<ShownAct>(REFER, { customer: `cus_${customer}` });
    const code = String(shown?.referral?.code);
    expect(code).toMatch(/^[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{3}$/);
    const advance = (input: object) => open.ask<ShownAct>(ADVANCE, input);
    const typed = code.toLowerCase().replaceAll('-', ' ');
    expect((await advance({ code: typed, move: 'ACCEPT' })).shown?.referral?.state).toBe('ACCEPTED');
    expect((await advance({ code, move: 'WIN' })).userErrors).toMatchObject([
      { code: 'INVALID', field: 'customer' },
    ]);
    const won = await advance({ code, move: 'WIN', customer: `cus_${friend}` });
    expect(won.shown?.referral).toMatchObject({ state: 'WON', referred: { id: `cus_${friend}` } });
    expect(await open.statusOf(customer)).toMatchObject({ stage: 'ADVOCATE', score: 40 });
    const reward = { id: String(shown?.id), move: 'REWARD', reward: '500 CZK' };
    expect((await advance({ ...reward, reward: null })).userErrors).toMatchObject([
      { code: 'INVALID', field: 'reward' },
    ]);
    const codes = (await Promise.all([1, 2, 3].map(() => advance(reward)))).map(
      ({ userErrors }) => userErrors[0]?.code ?? 'DONE',
    );
    expect(codes.sort()).toEqual(['DONE', 'ILLEGAL_MOVE', 'ILLEGAL_MOVE']);
  });

  test.each<[string, object, object]>([
    ['neither an id nor a code', { move: 'LOSE' }, { code: 'INVALID', field: 'id' }],
    ['a code that was mistyped', { code: 'K7QF-2M9X-5TB', move: 'LOSE' }, { code: 'INVALID', field: 'code' }],
    ['a code of nobody', { code: '0000-0000-000', move: 'LOSE' }, { code: 'NOT_FOUND', field: 'code' }],
    ['an act of nobody', { id: 'act_0000000000000000', move: 'LOSE' }, { code: 'NOT_FOUND', field: 'id' }],
  ])('is not found by %s', async (_what, input, error) => {
    expect((await open.ask(ADVANCE, input)).userErrors).toMatchObject([error]);
  });

  test.each<[string, object, object]>([
    ['won before anybody came', { move: 'WIN' }, { code: 'ILLEGAL_MOVE', allowedMoves: ['ACCEPT', 'LOSE'] }],
    ['rewarded before it is won', { move: 'REWARD', reward: 'x' }, { code: 'ILLEGAL_MOVE' }],
    ['lost for a reward', { move: 'LOSE', reward: 'x' }, { code: 'INVALID', field: 'reward' }],
    [
      'lost to somebody',
      { move: 'LOSE', customer: 'cus_0000000000000000' },
      { code: 'INVALID', field: 'customer' },
    ],
    [
      'accepted by nobody known',
      { move: 'ACCEPT', customer: 'cus_0000000000000000' },
      { code: 'NOT_FOUND', field: 'customer' },
    ],
  ])('is not %s', async (_what, step, error) => {
    const id = await open.referral(await open.customer());
    expect((await open.ask(ADVANCE, { id, ...step })).userErrors).toMatchObject([error]);
  });

  test('that is lost is over; its act stays done', async () => {
    const customer = await open.customer();
    const id = await open.referral(customer);
    expect((await open.advance(id, 'LOSE')).shown?.referral?.state).toBe('LOST');
    expect((await open.advance(id, 'ACCEPT')).userErrors).toMatchObject([
      { code: 'ILLEGAL_MOVE', allowedMoves: [] },
    ]);
    expect(await open.statusOf(customer)).toMatchObject({ stage: 'ADVOCATE' });
  });

  /** Why somebody is not the one who was sent. */
  async function refusalOf(referrer: string, referred: string): Promise<string | null> {
    const id = await open.referral(referrer);
    const { userErrors } = await open.advance(id, 'ACCEPT', { customer: `cus_${referred}` });
    return userErrors[0]?.message ?? null;
  }

  test('is not of oneself, of the same household, of whoever another has brought, or of whom one came by', async () => {
    const { bank, database } = open.api;
    const [eva, jan, ivo, ota] = [
      await open.customer(),
      await open.customer(),
      await open.customer(),
      await open.customer(),
    ];
    const old = await bank.customer();
    await bank.absorb(eva, old);
    expect([await refusalOf(eva, eva), await refusalOf(eva, old), await refusalOf(old, eva)]).toEqual([
      'Nobody refers themselves.',
      'Nobody refers themselves.',
      'Nobody refers themselves.',
    ]);
    await addRelationship(database.db, bank, jan, old, { kind: 'HOUSEHOLD' });
    expect([await refusalOf(eva, jan), await refusalOf(jan, eva)]).toEqual([
      'They live together.',
      'They live together.',
    ]);
    expect(await refusalOf(eva, ivo)).toBeNull();
    expect(await refusalOf(ota, ivo)).toBe('Another referral has brought them.');
    expect(await refusalOf(ivo, ota)).toBeNull();
    expect([await refusalOf(ota, eva), await refusalOf(ota, old), await refusalOf(ivo, eva)]).toEqual([
      'They sent whoever sent them.',
      'They sent whoever sent them.',
      'They sent whoever sent them.',
    ]);
  });

  test('of several at once none closes a circle', async () => {
    const people = await Promise.all([1, 2, 3, 4].map(() => open.customer()));
    const ids = await Promise.all(people.map((customer) => open.referral(customer)));
    const answers = await Promise.all(
      ids.map((id, place) =>
        open.advance(id, 'ACCEPT', { customer: `cus_${people[(place + 1) % 4] ?? ''}` }),
      ),
    );
    expect(answers.map(({ userErrors }) => userErrors[0]?.message ?? '').sort()).toEqual([
      ...['', '', '', 'They sent whoever sent them.'],
    ]);
  });
});

test('details of a referral that another system knows have no code', async () => {
  const customer = await open.customer();
  const act = await advocacyAct(open.api.bank, customer, { kind: 'REFERRAL' });
  await actDetails(open.api.bank, 'referrals', act, {});
  expect(
    (await open.ask<ShownAct>(ADVANCE, { id: `act_${act}`, move: 'ACCEPT' })).shown?.referral?.code,
  ).toBeNull();
});
