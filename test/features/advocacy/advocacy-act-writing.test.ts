import { newId } from '../../../src/kernel/id';
import { advocacyAct, advocacyAsk } from '../../support/advocates';
import { minutesAgo, NOW } from '../../support/bank';
import { later, partnerOf } from '../writing-api';
import { AdvocacyApi, DECIDE, type ShownAct } from './advocacy-api';

const open = new AdvocacyApi();
beforeAll(() => open.open());
afterAll(() => open.api.close());
beforeEach(() => {
  open.reset();
});

const REVIEW = { platform: 'maps', rating: 5, scale: { min: 1, max: 5 } };

describe('an act', () => {
  test('is recorded with what it consists of, and moves its customer on', async () => {
    const customer = await open.customer();
    const { shown } = await open.record(customer, {
      kind: 'REVIEW',
      review: { ...REVIEW, reach: 7, text: ' Good. ' },
    });
    expect(shown).toMatchObject({
      kind: 'REVIEW',
      version: 1,
      review: { ...REVIEW, reach: 7, text: 'Good.' },
    });
    expect(await open.statusOf(customer)).toMatchObject({
      ...{ stage: 'ADVOCATE', score: 20, version: 1 },
      history: [{ fromStage: 'UNKNOWN', toStage: 'ADVOCATE', reason: 'RECOMMENDED' }],
    });
  });

  test.each<[string, object, string]>([
    ['a referral', { kind: 'REFERRAL' }, 'kind'],
    ['what is yet to be done', { at: later(1) }, 'at'],
    ['a review without one', { kind: 'REVIEW' }, 'review'],
    ['a reference with a review', { review: REVIEW }, 'review'],
    ['an idea without one', { kind: 'IDEA' }, 'idea'],
    ['praise with an idea', { idea: 'Dark.' }, 'idea'],
    ['a rating beyond its scale', { kind: 'REVIEW', review: { ...REVIEW, rating: 6 } }, 'review.rating'],
    [
      'a scale upside down',
      { kind: 'REVIEW', review: { ...REVIEW, scale: { min: 5, max: 1 } } },
      'review.scale',
    ],
    [
      'a review that nobody may have read',
      { kind: 'REVIEW', review: { ...REVIEW, reach: -1 } },
      'review.reach',
    ],
    ['a review on no platform', { kind: 'REVIEW', review: { ...REVIEW, platform: ' ' } }, 'review.platform'],
    ['a key without a time', { externalId: 'x' }, 'at'],
    ['evidence at length', { evidence: 'x'.repeat(1_001) }, 'evidence'],
  ])('is none: %s', async (_what, more, field) => {
    const customer = await open.customer();
    const before = await open.everything();
    expect((await open.record(customer, more)).userErrors).toMatchObject([{ code: 'INVALID', field }]);
    expect(await open.everything()).toEqual(before);
  });

  test('that its source tells again is the same; another under its key is none, nor one of somebody unknown', async () => {
    const customer = await open.customer();
    open.viewer = partnerOf('crm');
    const said = { externalId: 'R-1', at: minutesAgo(5) };
    const at = await Promise.all([1, 2, 3].map(() => open.record(customer, said)));
    expect(new Set(at.map(({ shown }) => shown?.id)).size).toBe(1);
    expect((await open.record(customer, { ...said, kind: 'PUBLIC_PRAISE' })).userErrors).toMatchObject([
      { code: 'INVALID', field: 'externalId' },
    ]);
    expect((await open.record(newId())).userErrors).toMatchObject([{ code: 'NOT_FOUND', field: 'customer' }]);
  });

  const WHOLE = { kind: 'REVIEW', review: { ...REVIEW, reach: 7, text: 'Good.' }, evidence: 'A link' };

  test.each<[string, object, object]>([
    ['another time', WHOLE, { at: minutesAgo(6) }],
    ['another evidence', WHOLE, { evidence: 'Another link' }],
    ['no evidence', WHOLE, { evidence: null }],
    ['another rating', WHOLE, { review: { ...WHOLE.review, rating: 1 } }],
    ['another scale', WHOLE, { review: { ...WHOLE.review, scale: { min: 0, max: 5 } } }],
    ['another platform', WHOLE, { review: { ...WHOLE.review, platform: 'shops' } }],
    ['another reach', WHOLE, { review: { ...WHOLE.review, reach: 8 } }],
    ['another text', WHOLE, { review: { ...WHOLE.review, text: 'Bad.' } }],
    ['another idea', { kind: 'IDEA', idea: 'Dark.' }, { idea: 'Bright.' }],
  ])('has its key for itself: told again with %s it is another', async (_what, content, other) => {
    const customer = await open.customer();
    const told = { ...content, externalId: newId(), at: minutesAgo(5) };
    const { shown } = await open.record(customer, told);
    const before = await open.everything();
    expect((await open.record(customer, told)).shown?.id).toBe(shown?.id);
    expect((await open.record(customer, { ...told, ...other })).userErrors).toMatchObject([
      { code: 'INVALID', field: 'externalId' },
    ]);
    expect((await open.record(await open.customer(), told)).userErrors).toMatchObject([
      { code: 'INVALID', field: 'externalId' },
    ]);
    expect(await open.everything()).toEqual(before);
  });

  test('is what was asked for: the ask is done', async () => {
    const customer = await open.customer();
    const ask = await advocacyAsk(open.api.bank, customer, { kind: 'REVIEW' });
    const other = await advocacyAsk(open.api.bank, customer, { kind: 'REFERENCE' });
    await open.record(customer, { kind: 'REVIEW', review: REVIEW });
    const rows = await open.rows('advocacy_asks');
    const outcomeOf = (id: string) => rows.find((row) => row['id'] === id)?.['outcome'];
    expect([outcomeOf(ask), outcomeOf(other)]).toEqual(['DONE', 'PENDING']);
  });

  test('of somebody merged goes with whoever was named, and counts for the one who is left', async () => {
    const { bank } = open.api;
    const [survivor, loser] = [await open.customer(), await bank.customer()];
    const profile = await bank.sourceProfile(loser, { externalId: newId() });
    await advocacyAct(bank, loser, { kind: 'PUBLIC_PRAISE', actedAt: minutesAgo(1) });
    await bank.absorb(survivor, loser);
    const { shown } = await open.record(loser, {});
    const stored = (await open.rows('advocacy_acts')).find((row) => `act_${String(row['id'])}` === shown?.id);
    expect(stored).toMatchObject({ source_profile_id: profile, customer_id: survivor });
    expect(await open.statusOf(survivor)).toMatchObject({ stage: 'ADVOCATE', score: 45 });
  });
});

describe('an idea', () => {
  test('is adopted or declined once, and its customer is told once', async () => {
    const id = await open.idea();
    const move = (name: string, more: object = {}) => open.ask<ShownAct>(DECIDE, { id, move: name, ...more });
    expect((await move('TELL')).userErrors).toMatchObject([
      { code: 'ILLEGAL_MOVE', allowedMoves: ['ADOPT', 'DECLINE'] },
    ]);
    expect((await move('ADOPT')).shown?.idea).toMatchObject({ state: 'ADOPTED', toldAt: null });
    expect((await move('DECLINE')).userErrors).toMatchObject([
      { code: 'ILLEGAL_MOVE', allowedMoves: ['TELL'] },
    ]);
    for (const toldAt of [later(1), minutesAgo(1)])
      expect((await move('TELL', { toldAt })).userErrors).toMatchObject([
        { code: 'INVALID', field: 'toldAt' },
      ]);
    expect((await move('TELL')).shown?.idea).toMatchObject({ toldAt: NOW.toISOString() });
    expect((await move('TELL')).userErrors).toMatchObject([{ code: 'ILLEGAL_MOVE', allowedMoves: [] }]);
  });

  test('is none: another act', async () => {
    const { shown } = await open.record(await open.customer());
    expect((await open.ask(DECIDE, { id: shown?.id, move: 'ADOPT' })).userErrors).toMatchObject([
      { code: 'NOT_FOUND', field: 'id' },
    ]);
  });
});
