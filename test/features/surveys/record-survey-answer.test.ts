import { NOW } from '../../support/bank';
import { later, partnerOf } from '../writing-api';
import { RECORD, SUBMIT, SurveyApi } from './survey-writing-api';

let open: SurveyApi;
beforeAll(async () => {
  open = await SurveyApi.open();
});
afterAll(() => open.api.close());
beforeEach(() => {
  open.reset();
});

let count = 0;
async function wish(more: object = {}): Promise<Record<string, unknown>> {
  count += 1;
  return {
    customer: `cus_${await open.customer()}`,
    survey: `srv_${await open.api.bank.survey()}`,
    ...{ score: 8, answeredAt: later(-60), submissionId: `submission ${String(count)}` },
    ...more,
  };
}

describe('an answer that was given elsewhere', () => {
  test('is recorded with what it is about', async () => {
    const input = await wish({ comment: 'Quick.', language: 'en' });
    const customer = String(input['customer']).slice(4);
    const contact = await open.api.bank.interaction(customer);
    const matter = await open.api.bank.case(customer);
    const about = { interaction: `int_${contact}`, case: `cas_${matter}` };
    expect((await open.ask(RECORD, { ...input, ...about })).shown).toMatchObject({
      ...{ score: 8, comment: 'Quick.', language: 'en', answeredAt: later(-60).toISOString(), loop: null },
      ...{
        customer: { id: input['customer'] },
        interaction: { id: about.interaction },
        case: { id: about.case },
      },
    });
  });

  test('is told again without harm, and another is refused under its key', async () => {
    const input = await wish({ score: 2 });
    const first = await open.ask(RECORD, input);
    expect(await open.ask(RECORD, input)).toEqual(first);
    const others = [{ score: 3 }, { answeredAt: later(-61) }, { comment: 'No.' }, { language: 'cs' }];
    const more = [
      { survey: `srv_${await open.api.bank.survey()}` },
      { customer: `cus_${await open.customer()}` },
    ];
    const before = await open.everything();
    for (const other of [...others, more[1]])
      expect((await open.ask(RECORD, { ...input, ...other })).userErrors).toMatchObject([
        { code: 'INVALID', field: 'submissionId' },
      ]);
    expect((await open.ask(RECORD, { ...input, ...more[0] })).userErrors).toMatchObject([
      { code: 'INVALID' },
    ]);
    expect(await open.everything()).toEqual(before);
  });

  test('of several at once under one key one is kept', async () => {
    const input = await wish({ score: 2 });
    const at = await Promise.all(Array.from({ length: 4 }, () => open.ask<{ id: string }>(RECORD, input)));
    expect(new Set(at.map(({ shown }) => shown?.id)).size).toBe(1);
    const changes = (await open.rows('changes')).filter(({ object }) => object === at[0]?.shown?.id);
    expect(changes).toHaveLength(1);
  });

  test.each<[string, object, string, string]>([
    ['too high', { score: 11 }, 'INVALID', 'score'],
    ['too low', { score: -1 }, 'INVALID', 'score'],
    ['of tomorrow', { answeredAt: later(1) }, 'INVALID', 'answeredAt'],
    ['without words', { comment: '  ' }, 'INVALID', 'comment'],
    ['without a key', { submissionId: ' ' }, 'INVALID', 'submissionId'],
    ['with too long a key', { submissionId: 'x'.repeat(129) }, 'INVALID', 'submissionId'],
    ['to no survey', { survey: 'srv_0000000000000000' }, 'NOT_FOUND', 'survey'],
    ['of no customer', { customer: 'cus_0000000000000000' }, 'NOT_FOUND', 'customer'],
    ['about no contact', { interaction: 'int_0000000000000000' }, 'NOT_FOUND', 'interaction'],
    ['about no case', { case: 'cas_0000000000000000' }, 'NOT_FOUND', 'case'],
  ])('is not %s', async (_what, wrong, code, field) => {
    const input = await wish(wrong);
    const before = await open.everything();
    expect((await open.ask(RECORD, input)).userErrors).toMatchObject([{ code, field }]);
    expect(await open.everything()).toEqual(before);
  });

  test.each<[string, number, number, number, boolean]>([
    ['NPS', 0, 10, 6, true],
    ['NPS', 0, 10, 7, false],
    ['CSAT', 1, 5, 2, true],
    ['CSAT', 1, 5, 3, false],
    ['CES', 1, 7, 3, true],
    ['CES', 1, 7, 4, false],
    ['CSAT', 1, 10, 5, true],
    ['CSAT', 1, 10, 6, false],
  ])(
    'of %s on %i to %i opens a loop when it is low: %i, %s',
    async (metric, scaleMin, scaleMax, score, isLow) => {
      const survey = `srv_${await open.api.bank.survey({ metric, scaleMin, scaleMax })}`;
      const { shown } = await open.ask<{ loop: { owner: null; closedAt: null } | null }>(
        RECORD,
        await wish({ survey, score }),
      );
      expect(shown?.loop).toEqual(
        isLow ? { id: expect.any(String) as string, owner: null, closedAt: null } : null,
      );
    },
  );

  test('opens no loop when it was given long ago', async () => {
    const days = (count: number) => later(-count * 86_400);
    const loopAt = async (answeredAt: Date) =>
      (await open.ask<{ loop: object | null }>(RECORD, await wish({ score: 0, answeredAt }))).shown?.loop;
    expect(await loopAt(days(30))).not.toBeNull();
    expect(await loopAt(new Date(days(30).getTime() - 1))).toBeNull();
  });

  test('is the answer to the invitation that they had by then, whose token it uses', async () => {
    const { customer, survey, id, token } = await open.invited();
    open.now = later(600);
    const input = { ...(await wish()), customer: `cus_${customer}`, survey: `srv_${survey}` };
    const stateOf = async () =>
      (await open.rows('survey_invitations')).find((row) => `inv_${String(row['id'])}` === id);
    const contact = `int_${await open.api.bank.interaction(customer)}`;
    for (const [index, other] of [
      { answeredAt: later(-1) },
      { answeredAt: later(60), survey: `srv_${await open.api.bank.survey()}` },
      { answeredAt: later(60), interaction: contact },
    ].entries())
      await open.ask(RECORD, { ...input, ...other, submissionId: `${id} ${String(index)}` });
    expect(await stateOf()).toMatchObject({ state: 'ELIGIBLE', answer_id: null });
    const { shown } = await open.ask<{ id: string }>(RECORD, { ...input, answeredAt: later(60) });
    expect(await stateOf()).toMatchObject({
      ...{ state: 'ANSWERED', sent_at: later(60), answered_at: later(60), version: 2 },
      answer_id: shown?.id.slice(4),
    });
    expect((await open.ask(SUBMIT, { token, score: 8 })).userErrors).toMatchObject([
      { code: 'NOT_FOUND', field: 'token' },
    ]);
  });

  test('of nobody known opens no loop, and is for those who see the whole bank', async () => {
    const input = await wish({ customer: null, score: 0 });
    const source = await open.api.bank.source('kiosk');
    open.viewer = partnerOf('kiosk');
    expect((await open.ask(RECORD, input)).userErrors).toMatchObject([
      { code: 'INVALID', field: 'customer' },
    ]);
    open.reset();
    expect((await open.ask(RECORD, input)).shown).toMatchObject({ customer: null, loop: null });
    expect(source).toBeDefined();
  });

  test('of a partner comes from their source, under a key of their own', async () => {
    const source = await open.api.bank.source('survey-tool');
    const input = await wish({ answeredAt: NOW });
    await open.api.bank.sourceProfile(String(input['customer']).slice(4), { sourceId: source });
    const { shown: ours } = await open.ask<{ id: string }>(RECORD, input);
    open.viewer = partnerOf('survey-tool');
    const { shown: theirs } = await open.ask<{ id: string }>(RECORD, { ...input, score: 9 });
    expect(theirs?.id).not.toBe(ours?.id);
    const kept = (await open.rows('survey_answers')).find(({ id }) => `ans_${String(id)}` === theirs?.id);
    expect(kept).toMatchObject({ source_id: source, score: 9 });
  });
});
