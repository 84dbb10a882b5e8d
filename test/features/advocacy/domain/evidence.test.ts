import fc from 'fast-check';
import {
  ACT_FADES_AFTER_DAYS,
  ACT_POINTS,
  ANSWER_FADES_AFTER_DAYS,
  scoreOfWeights,
  weightOfAct,
  weightOfAnswer,
  type Act,
  type ActKind,
} from '../../../../src/features/advocacy/domain/evidence';

const NOW = new Date('2026-03-01T12:00:00.000Z');
const daysAgo = (days: number): Date => new Date(NOW.getTime() - days * 86_400_000);
const act = (values: Partial<Act>): Act => ({
  kind: 'REFERENCE',
  at: NOW,
  isWon: false,
  rating: null,
  ...values,
});
const kinds = Object.keys(ACT_POINTS) as ActKind[];

describe('an act of advocacy', () => {
  test.each([
    ['a reference on its day', act({}), 30],
    ['a reference a fifth of a year ago', act({ at: daysAgo(73) }), 24],
    ['a reference half a year ago', act({ at: daysAgo(182.5) }), 15],
    ['a reference a year ago', act({ at: daysAgo(365) }), 0],
    ['a reference two years ago', act({ at: daysAgo(730) }), 0],
    ['a reference that a source dates into the future', act({ at: daysAgo(-10) }), 30],
    ['a referral', act({ kind: 'REFERRAL' }), 30],
    ['a referral that brought a customer', act({ kind: 'REFERRAL', isWon: true }), 40],
    ['an idea', act({ kind: 'IDEA' }), 5],
    ['five stars of five', act({ kind: 'REVIEW', rating: { value: 5, min: 1, max: 5 } }), 20],
    ['four stars of five', act({ kind: 'REVIEW', rating: { value: 4, min: 1, max: 5 } }), 10],
    ['three stars of five', act({ kind: 'REVIEW', rating: { value: 3, min: 1, max: 5 } }), 0],
    ['one star of five', act({ kind: 'REVIEW', rating: { value: 1, min: 1, max: 5 } }), 0],
    ['a review without a rating', act({ kind: 'REVIEW' }), 0],
    ['a review on a scale of one score', act({ kind: 'REVIEW', rating: { value: 1, min: 1, max: 1 } }), 0],
  ])('%s counts as it should', (_what, given, weight) => {
    expect(weightOfAct(given, NOW)).toBe(weight);
  });

  test('never counts more later on, never less than nothing, and nothing in the end', () => {
    const age = fc.integer({ min: 0, max: 500 });
    fc.assert(
      fc.property(fc.constantFrom(...kinds), fc.boolean(), age, age, (kind, isWon, one, other) => {
        const [older, newer] = [Math.max(one, other), Math.min(one, other)];
        const rating = { value: 5, min: 1, max: 5 };
        const weightAfter = (days: number) =>
          weightOfAct(act({ kind, isWon, rating, at: daysAgo(days) }), NOW);
        expect(weightAfter(older)).toBeLessThanOrEqual(weightAfter(newer));
        expect(weightAfter(older)).toBeGreaterThanOrEqual(0);
        expect(weightAfter(older) === 0).toBe(older >= ACT_FADES_AFTER_DAYS);
      }),
    );
  });
});

describe('an answer to "would you recommend us?"', () => {
  const scale = { min: 0, max: 10 };
  test.each([
    [10, 0, 50],
    [9, 0, 50],
    [8, 0, 30],
    [7, 0, 30],
    [6, 0, 10],
    [0, 0, 10],
    [9, ANSWER_FADES_AFTER_DAYS / 2, 25],
    [9, ANSWER_FADES_AFTER_DAYS, 0],
  ])('of %i, %i days ago, counts %i', (score, days, weight) => {
    expect(weightOfAnswer({ score, scale, answeredAt: daysAgo(days) }, NOW)).toBe(weight);
  });

  test('on another scale counts nothing', () => {
    expect(weightOfAnswer({ score: 5, scale: { min: 1, max: 5 }, answeredAt: NOW }, NOW)).toBe(0);
  });
});

describe('the score', () => {
  test.each([
    [[], 0],
    [[50, 24.4], 74],
    [[50, 24.5], 75],
    [[50, 40, 30], 100],
  ])('of %j is %i', (weights, score) => {
    expect(scoreOfWeights(weights)).toBe(score);
  });
});
