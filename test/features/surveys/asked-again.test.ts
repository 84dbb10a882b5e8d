import { advocacyAsk } from '../../support/advocates';
import { NOW } from '../../support/bank';
import { addConsent } from '../../support/consent';
import { later, partnerOf } from '../writing-api';
import { INVITE, MOVE, RECORD, SUBMIT, SurveyApi } from './survey-writing-api';

const DAY = 24 * 3_600;

let open: SurveyApi;
beforeAll(async () => {
  open = await SurveyApi.open();
});
afterAll(() => open.api.close());
beforeEach(() => {
  open.reset();
});

describe('whoever gave a low answer', () => {
  const again = ({ customer, survey, loop }: { customer: string; survey: string; loop: string }) => ({
    ...{ customer: `cus_${customer}`, survey: `srv_${survey}`, channel: 'EMAIL', loop },
  });

  const seen = async (loop: string) => {
    const query = `{ node(id: "${loop}") { ... on SurveyLoop { recovered steps { step at } } } }`;
    const { node } = await open.api.ask<{
      node: { recovered: boolean | null; steps: { step: string; at: string }[] };
    }>(query);
    const asked = node.steps.find(({ step }) => step === 'ASKED_AGAIN');
    return [asked?.at ?? null, node.recovered];
  };
  const refused = [{ code: 'INVALID', field: 'loop' }];

  test('is asked the same again once they were told, and once, which is when it is sent', async () => {
    const low = await open.lowAnswer();
    expect((await open.ask(INVITE, again(low))).userErrors).toMatchObject(refused);
    await open.tell(low.loop);
    const another = await open.api.bank.survey();
    expect((await open.ask(INVITE, again({ ...low, survey: another }))).userErrors).toMatchObject([
      { code: 'INVALID', field: 'survey' },
    ]);
    const { invitation, token } = await open.invite(again(low));
    expect(await seen(low.loop)).toEqual([null, null]);
    expect((await open.ask(INVITE, again(low))).userErrors).toMatchObject(refused);
    open.now = later(60);
    await open.ask(MOVE, { id: invitation?.id, to: 'SENT', at: later(30) });
    expect(await seen(low.loop)).toEqual([later(30).toISOString(), null]);
    await open.ask(MOVE, { id: invitation?.id, to: 'EXPIRED' });
    expect((await open.ask(INVITE, again(low))).userErrors).toMatchObject(refused);
    expect(token).not.toBeNull();
  });

  test('was asked by what they answered without that it was told to be sent, and has recovered by that', async () => {
    const low = await open.lowAnswer();
    await open.tell(low.loop);
    const { token } = await open.invite(again(low));
    open.now = later(3_600);
    await open.ask(RECORD, {
      ...{ customer: `cus_${low.customer}`, survey: `srv_${await open.api.bank.survey()}`, score: 1 },
      ...{ answeredAt: later(1_800), submissionId: `${low.loop} in between` },
    });
    expect(await seen(low.loop)).toEqual([null, false]);
    await open.ask(SUBMIT, { token, score: 9 });
    expect(await seen(low.loop)).toEqual([later(3_600).toISOString(), true]);
    expect((await open.ask(INVITE, again(low))).userErrors).toMatchObject(refused);
  });

  test.each<[string, (id: string) => Promise<unknown>]>([
    ['was told to be over', (id) => open.ask(MOVE, { id, to: 'EXPIRED' })],
    ['is over', () => Promise.resolve((open.now = later(14 * DAY)))],
  ])('is asked again by a second invitation when the first %s unsent', async (_how, ends) => {
    const low = await open.lowAnswer();
    await open.tell(low.loop);
    const { invitation } = await open.invite(again(low));
    await ends(invitation?.id ?? '');
    const second = await open.invite(again(low));
    expect(second.userErrors).toEqual([]);
    expect((await open.ask(MOVE, { id: second.invitation?.id, to: 'SENT' })).userErrors).toEqual([]);
    expect(await seen(low.loop)).toEqual([open.now.toISOString(), null]);
  });

  test('by several at once gets one invitation', async () => {
    const low = await open.lowAnswer();
    await open.tell(low.loop);
    const at = await Promise.all(Array.from({ length: 4 }, () => open.ask(INVITE, again(low))));
    expect(at.filter(({ userErrors }) => userErrors.length === 0)).toHaveLength(1);
  });

  test('is asked the same again, and sent it, within the days in which nobody else may ask them anything', async () => {
    const { customer, survey, token } = await open.invited();
    await open.ask(SUBMIT, { token, score: 2 });
    const loop = (await open.rows('survey_loops')).find(({ customer_id: id }) => id === customer);
    const low = { customer, survey, loop: `lop_${String(loop?.['id'])}` };
    await open.tell(low.loop);
    open.now = later(DAY);
    const other = await open.api.bank.survey();
    const asked = { customer: `cus_${customer}`, survey: `srv_${other}`, channel: 'EMAIL' };
    expect((await open.ask(INVITE, asked)).userErrors).toMatchObject([{ obstacles: ['COOL_DOWN'] }]);
    const invited = await open.invite(again(low));
    expect(invited.userErrors).toEqual([]);
    const sent = await open.ask(MOVE, { id: invited.invitation?.id, to: 'SENT' });
    expect(sent.userErrors).toEqual([]);
    open.now = later(2 * DAY);
    await open.ask(SUBMIT, { token: invited.token, score: 9 });
    const query = `{ node(id: "${low.loop}") { ... on SurveyLoop { recovered } } }`;
    expect(await open.api.ask(query)).toEqual({ node: { recovered: true } });
    expect((await open.ask(INVITE, asked)).userErrors).toMatchObject([
      { obstacles: ['COOL_DOWN'], nextAskAt: later(31 * DAY).toISOString() },
    ]);
  });

  test.each<[string, (customer: string) => Promise<unknown>, string]>([
    [
      'the budget is spent',
      async (id) => {
        for (const days of [40, 80, 120, 160])
          await advocacyAsk(open.api.bank, id, { askedAt: later(-days * DAY) });
      },
      'BUDGET_SPENT',
    ],
    ['they complain', (id) => open.api.bank.case(id, { kind: 'COMPLAINT' }), 'OPEN_COMPLAINT'],
    [
      'they do not allow it any more',
      (id) => addConsent(open.api.bank, id, 'SURVEY', 'EMAIL', { state: 'WITHDRAWN' }),
      'NO_CONSENT',
    ],
    ['another low answer of theirs is open', (id) => open.lowAnswer(id), 'OPEN_LOOP'],
  ])('is not asked again, nor sent it, while %s', async (_why, happens, obstacle) => {
    const [early, late] = [await open.lowAnswer(), await open.lowAnswer()];
    for (const { loop } of [early, late]) await open.tell(loop);
    const { invitation } = await open.invite(again(late));
    await happens(early.customer);
    await happens(late.customer);
    const before = await open.everything();
    const refused = [{ code: 'ASK_REFUSED', obstacles: [obstacle] }];
    expect((await open.ask(INVITE, again(early))).userErrors).toMatchObject(refused);
    expect((await open.ask(MOVE, { id: invitation?.id, to: 'SENT' })).userErrors).toMatchObject(refused);
    expect(await open.everything()).toEqual(before);
  });

  test('is not for partners, who do not see to it', async () => {
    const low = await open.lowAnswer();
    await open.tell(low.loop);
    const sourceId = await open.api.bank.source('survey-tool');
    await open.api.bank.sourceProfile(low.customer, { sourceId });
    open.viewer = partnerOf('survey-tool');
    const before = await open.everything();
    const refused = [{ code: 'NOT_FOUND', field: 'loop' }];
    expect((await open.ask(INVITE, again(low))).userErrors).toMatchObject(refused);
    expect(await open.everything()).toEqual(before);
  });

  test('of somebody else’s loop is not', async () => {
    const low = await open.lowAnswer();
    await open.tell(low.loop);
    const input = again({ ...low, customer: await open.customer() });
    expect((await open.ask(INVITE, input)).userErrors).toMatchObject([{ code: 'NOT_FOUND', field: 'loop' }]);
  });

  test('has not recovered by an answer on another scale', async () => {
    const low = await open.lowAnswer();
    await open.tell(low.loop);
    const survey = await open.api.bank.survey({ metric: 'CSAT', scaleMin: 1, scaleMax: 5 });
    await open.ask(RECORD, {
      ...{ customer: `cus_${low.customer}`, survey: `srv_${survey}`, score: 5, answeredAt: NOW },
      submissionId: 'another scale',
    });
    const query = `{ node(id: "${low.loop}") { ... on SurveyLoop { recovered } } }`;
    expect(await open.api.ask(query)).toEqual({ node: { recovered: null } });
  });
});
