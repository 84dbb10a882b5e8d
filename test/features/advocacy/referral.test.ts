import { contactKey } from '../../../src/features/customers/contact-key';
import { actDetails, advocacyAct } from '../../support/advocates';
import { minutesAgo } from '../../support/bank';
import { addRelationship } from '../../support/relationship';
import { viewerWith } from '../../support/viewers';
import { later } from '../writing-api';
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

  const REACHED = 'Both are reached in the same way: they are one household, or one person.';

  test.each([
    ['by one telephone number, however it was written', '+420 603 123 456', '603123456', {}, REACHED],
    ['by one e-mail address', 'Eva@example.com', 'eva@example.com ', {}, REACHED],
    ['at one address', 'Dlouhá 1,  Praha', 'dlouhá 1, praha', { type: 'POSTAL' }, REACHED],
    ['by others', 'eva@example.com', 'jan@example.com', {}, null],
    ['by one that is valid no longer', '603 123 457', '603 123 457', { validTo: minutesAgo(1) }, null],
    ['by one that is to be valid', '603 123 458', '603 123 458', { validFrom: later(60) }, null],
    ['by what is no number', 'x', 'y', {}, null],
  ])('is looked at where both are reached %s', async (_what, first, second, values, message) => {
    const { bank } = open.api;
    const [eva, jan, old] = [await open.customer(), await open.customer(), await bank.customer()];
    await bank.absorb(jan, old);
    const type = 'type' in values ? 'POSTAL' : first.includes('@') ? 'EMAIL' : 'PHONE';
    const point = (customer: string, value: string, more: object) =>
      bank.contactPoint(customer, value, { type, valueKey: contactKey(type, value, 'CZ'), ...more });
    await point(eva, first, {});
    await point(old, second, values);
    const back = message ?? 'They sent whoever sent them.';
    expect([await refusalOf(eva, jan), await refusalOf(jan, eva)]).toEqual([message, back]);
  });

  test('is looked at again when it is won, though who came was named before, and is out of reach by now', async () => {
    const { bank, database } = open.api;
    const referred = async (): Promise<{ eva: string; jan: string; id: string }> => {
      const [eva, jan] = [await open.customer(), await bank.customer({ segment: 'PRIVATE' })];
      const id = await open.referral(eva);
      expect((await open.advance(id, 'ACCEPT', { customer: `cus_${jan}` })).userErrors).toEqual([]);
      open.viewer = viewerWith('AGENT', { segments: ['RETAIL'] });
      return { eva, jan, id };
    };
    const won = async (id: string) => {
      const { userErrors } = await open.advance(id, 'WIN');
      open.reset();
      return userErrors[0] ?? null;
    };
    const merged = await referred();
    await bank.absorb(merged.eva, merged.jan);
    expect(await won(merged.id)).toMatchObject({ field: 'customer', message: 'Nobody refers themselves.' });
    const moved = await referred();
    await addRelationship(database.db, bank, moved.jan, moved.eva, { kind: 'HOUSEHOLD' });
    expect(await won(moved.id)).toMatchObject({ field: 'customer', message: 'They live together.' });
    const circle = await referred();
    const other = await open.customer();
    const by = await open.referral(other);
    await open.advance(by, 'ACCEPT', { customer: `cus_${circle.eva}` });
    await bank.absorb(other, circle.jan);
    expect(await won(circle.id)).toMatchObject({ message: 'They sent whoever sent them.' });
    expect(await won((await referred()).id)).toBeNull();
  });

  test.each<[string, number, Record<string, Date | string>, string | null]>([
    ['opened before', 1_500, {}, 'They were a customer before they were sent.'],
    [
      'opened before and left since',
      1_500,
      { validTo: minutesAgo(50) },
      'They were a customer before they were sent.',
    ],
    ['opened before, which they came to later', 1_500, { validFrom: minutesAgo(10), role: 'JOINT' }, null],
    ['opened on the same day, of which only the date was told', 720, {}, null],
    ['opened since', 39, {}, null],
  ])('wins nobody who held an account: %s', async (_what, openedAgo, held, message) => {
    const { bank } = open.api;
    const [eva, jan, old] = [await open.customer(), await open.customer(), await bank.customer()];
    await bank.absorb(jan, old);
    const id = await open.referral(eva);
    const account = await bank.account(await bank.product(), { openedAt: minutesAgo(openedAgo) });
    await bank.holder(account, old, held);
    expect((await open.advance(id, 'ACCEPT', { customer: `cus_${jan}` })).userErrors).toEqual([]);
    const { userErrors } = await open.advance(id, 'WIN');
    expect(userErrors[0]?.message ?? null).toBe(message);
  });

  test('is not made where nobody has come by three of a year, and is again when somebody has', async () => {
    const eva = await open.customer();
    const made = [await open.referral(eva), await open.referral(eva), await open.referral(eva)];
    const fourth = () => open.ask(REFER, { customer: `cus_${eva}` });
    expect((await fourth()).userErrors).toMatchObject([{ code: 'INVALID', field: 'customer' }]);
    await open.advance(made[0] ?? '', 'LOSE');
    expect((await fourth()).userErrors).toMatchObject([{ code: 'INVALID', field: 'customer' }]);
    await open.advance(made[1] ?? '', 'ACCEPT');
    expect((await fourth()).userErrors).toEqual([]);
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
