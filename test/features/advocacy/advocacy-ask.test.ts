import { advocacyAsk, surveyLoop } from '../../support/advocates';
import { minutesAgo } from '../../support/bank';
import { AdvocacyApi, ASK_REFERRAL, ASK_REVIEW } from './advocacy-api';

const DAY = 24 * 60;
const open = new AdvocacyApi();
beforeAll(() => open.open());
afterAll(() => open.api.close());
beforeEach(() => {
  open.reset();
});

describe('an ask', () => {
  const askFor = async (customer: string, mutation = ASK_REVIEW) => {
    const query = `mutation ($input: ${mutation.name === 'requestReview' ? 'RequestReviewInput' : 'RequestReferralInput'}!) {
      ${mutation.name}(input: $input) { ask { kind outcome } userErrors { code field obstacles nextAskAt } } }`;
    const answer = await open.api.ask<Record<string, { ask: unknown; userErrors: readonly object[] }>>(
      query,
      {
        input: { customer: `cus_${customer}`, channel: 'EMAIL' },
      },
    );
    return answer[mutation.name];
  };

  test.each<[string, number | null, string[], number | null]>([
    ['13 days after a purchase', 13, ['WRONG_MOMENT'], -1],
    ['14 days after a purchase', 14, [], null],
    ['42 days after a purchase', 42, [], null],
    ['43 days after a purchase', 43, ['WRONG_MOMENT'], null],
    ['without a purchase', null, ['WRONG_MOMENT'], null],
  ])('for a review comes at its moment: %s', async (_what, days, obstacles, nextInDays) => {
    const answer = await askFor(await open.buyer(days));
    if (obstacles.length === 0) {
      expect(answer).toEqual({ ask: { kind: 'REVIEW', outcome: 'PENDING' }, userErrors: [] });
      return;
    }
    const nextAskAt = nextInDays === null ? null : minutesAgo(nextInDays * DAY).toISOString();
    expect(answer).toEqual({
      ask: null,
      userErrors: [{ code: 'ASK_REFUSED', field: 'customer', obstacles, nextAskAt }],
    });
  });

  test.each<[string, (customer: string) => Promise<unknown>, string, number | null]>([
    [
      'a complaint is open',
      (id) => open.api.bank.case(id, { kind: 'COMPLAINT', status: 'OPEN' }),
      'OPEN_COMPLAINT',
      null,
    ],
    [
      'a promise is overdue',
      (id) => open.api.bank.promise(id, { dueAt: minutesAgo(1) }),
      'OVERDUE_PROMISE',
      null,
    ],
    [
      'a loop is open',
      async (id) =>
        surveyLoop(open.api.bank, { id: await open.api.bank.answer(id, 'NPS', 3), customerId: id }, []),
      'OPEN_LOOP',
      null,
    ],
    [
      'they were just asked',
      (id) => advocacyAsk(open.api.bank, id, { askedAt: minutesAgo(20 * DAY) }),
      'COOL_DOWN',
      -10,
    ],
  ])('is not made while %s, whatever it is for', async (_what, owe, obstacle, nextInDays) => {
    const customer = await open.buyer();
    await owe(customer);
    const nextAskAt = nextInDays === null ? null : minutesAgo(nextInDays * DAY).toISOString();
    for (const mutation of [ASK_REVIEW, ASK_REFERRAL])
      expect((await askFor(customer, mutation))?.userErrors).toMatchObject([
        { code: 'ASK_REFUSED', nextAskAt },
      ]);
    expect((await askFor(customer))?.userErrors).toMatchObject([{ obstacles: [obstacle] }]);
  });

  test('is not of whoever never allowed it, nor of nobody', async () => {
    expect((await askFor(await open.customer(), ASK_REFERRAL))?.userErrors).toMatchObject([
      { obstacles: ['NO_CONSENT'], nextAskAt: null },
    ]);
    expect((await askFor('0000000000000000', ASK_REFERRAL))?.userErrors).toMatchObject([
      { code: 'NOT_FOUND' },
    ]);
  });

  test('of several at once one is made', async () => {
    const customer = await open.buyer();
    const answers = await Promise.all(
      [ASK_REVIEW, ASK_REFERRAL, ASK_REVIEW].map((mutation) => askFor(customer, mutation)),
    );
    expect(answers.filter((answer) => answer?.ask != null)).toHaveLength(1);
    expect((await open.rows('advocacy_asks')).filter((row) => row['customer_id'] === customer)).toHaveLength(
      1,
    );
  });
});
