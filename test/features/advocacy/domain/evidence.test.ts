import fc from 'fast-check';
import {
  ACT_POINTS,
  carriedOn,
  evidenceOfAct,
  evidenceOfAnswer,
  HALF_LIFE_DAYS,
  scoreHoldsUntil,
  scoreOf,
  shownWeight,
  weightAt,
  weightOf,
  type Act,
  type ActKind,
  type Evidence,
} from '../../../../src/features/advocacy/domain/evidence';

const NOW = new Date('2026-03-01T12:00:00.000Z');
const DAY = 86_400_000;
const daysAgo = (days: number): Date => new Date(NOW.getTime() - days * DAY);
const act = (values: Partial<Act>): Act => ({
  kind: 'REFERENCE',
  at: NOW,
  referral: null,
  rating: null,
  ...values,
});
const course = (isAccepted: boolean, isWon: boolean): Act['referral'] => ({
  acceptedAt: isAccepted ? NOW : null,
  wonAt: isWon ? NOW : null,
});
const kinds: readonly ActKind[] = ['REFERRAL', ...(Object.keys(ACT_POINTS) as (keyof typeof ACT_POINTS)[])];

describe('an act of advocacy', () => {
  test.each([
    ['a reference on its day', act({}), 30],
    ['a reference half a half-life ago', act({ at: daysAgo(HALF_LIFE_DAYS / 2) }), 21.21],
    ['a reference a half-life ago', act({ at: daysAgo(HALF_LIFE_DAYS) }), 15],
    ['a reference two half-lives ago', act({ at: daysAgo(2 * HALF_LIFE_DAYS) }), 7.5],
    ['a reference a thousand half-lives ago', act({ at: daysAgo(1_000 * HALF_LIFE_DAYS) }), 0],
    ['a reference that a source dates into the future', act({ at: daysAgo(-10) }), 0],
    ['a referral by which nobody came', act({ kind: 'REFERRAL', referral: course(false, false) }), 15],
    ['a referral by which somebody came', act({ kind: 'REFERRAL', referral: course(true, false) }), 30],
    ['a referral that brought a customer', act({ kind: 'REFERRAL', referral: course(true, true) }), 40],
    ['an idea', act({ kind: 'IDEA' }), 5],
    ['five stars of five', act({ kind: 'REVIEW', rating: { value: 5, min: 1, max: 5 } }), 20],
    ['four stars of five', act({ kind: 'REVIEW', rating: { value: 4, min: 1, max: 5 } }), 10],
    ['three stars of five', act({ kind: 'REVIEW', rating: { value: 3, min: 1, max: 5 } }), 0],
    ['one star of five', act({ kind: 'REVIEW', rating: { value: 1, min: 1, max: 5 } }), 0],
    ['a review without a rating', act({ kind: 'REVIEW' }), 0],
    ['a review on a scale of one score', act({ kind: 'REVIEW', rating: { value: 1, min: 1, max: 1 } }), 0],
  ])('%s counts as it should', (_what, given, weight) => {
    expect(shownWeight(weightAt(evidenceOfAct(given), NOW))).toBe(weight);
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
    [9, HALF_LIFE_DAYS, 25],
    [9, 3 * HALF_LIFE_DAYS, 6.25],
  ])('of %i, %i days ago, counts %i', (score, days, weight) => {
    const evidence = evidenceOfAnswer({ score, scale, answeredAt: daysAgo(days) });
    expect(weightAt(evidence, NOW)).toBeCloseTo(weight, 9);
  });

  test('on another scale counts nothing', () => {
    const answer = { score: 5, scale: { min: 1, max: 5 }, answeredAt: NOW };
    expect(weightAt(evidenceOfAnswer(answer), NOW)).toBe(0);
  });
});

describe('the score', () => {
  test.each([
    [0, 0],
    [74.4, 74],
    [74.5, 75],
    [120, 100],
  ])('of %f is %i', (weight, score) => {
    expect(scoreOf(weight)).toBe(score);
  });

  test('holds until it is the next lower one, to the millisecond', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.5, max: 300, noNaN: true }), (weight) => {
        const until = scoreHoldsUntil(weight, NOW);
        if (until === null) throw new Error('There is no score that holds for good.');
        const scoreAt = (at: number) => scoreOf(carriedOn(weight, NOW, new Date(at)));
        expect(until.getTime()).toBeGreaterThan(NOW.getTime());
        expect(scoreAt(until.getTime() - 2)).toBe(scoreOf(weight));
        expect(scoreAt(until.getTime() + 2)).toBe(scoreOf(weight) - 1);
      }),
    );
    expect(scoreHoldsUntil(0.4, NOW)).toBeNull();
  });
});

/** What happens one after the other: something done, or an answer that takes the place of the last one. */
interface Event {
  readonly afterHours: number;
  readonly act: Act | null;
  readonly score: number;
}

const events: fc.Arbitrary<Event[]> = fc.array(
  fc.record({
    afterHours: fc.integer({ min: 0, max: 24 * 400 }),
    act: fc.option(
      fc.record({
        kind: fc.constantFrom(...kinds),
        at: fc.constant(NOW),
        referral: fc.constantFrom(course(false, false), course(true, false), course(true, true)),
        rating: fc.constantFrom(null, { value: 5, min: 1, max: 5 }, { value: 4, min: 1, max: 5 }),
      }),
    ),
    score: fc.integer({ min: 0, max: 10 }),
  }),
  { maxLength: 40 },
);

/** The weights are the same to so much of a point; nobody sees a difference of less than half of one. */
const ROUNDING = 1e-9;

test('a weight that is carried on from one event to the next is that of all the evidence', () => {
  fc.assert(
    fc.property(events, fc.integer({ min: 0, max: 1_000 }), (happened, restDays) => {
      const acts: Evidence[] = [];
      let answer: Evidence | null = null;
      let [weight, at] = [0, NOW];
      const carryTo = (time: Date): void => {
        weight = carriedOn(weight, at, time);
        at = time;
      };
      const all = (): Evidence[] => (answer === null ? acts : [...acts, answer]);
      for (const event of happened) {
        carryTo(new Date(at.getTime() + event.afterHours * 3_600_000));
        if (event.act === null) {
          const given = evidenceOfAnswer({ score: event.score, scale: { min: 0, max: 10 }, answeredAt: at });
          weight += given.points - (answer === null ? 0 : weightAt(answer, at));
          answer = given;
        } else {
          const done = evidenceOfAct({ ...event.act, at });
          weight += done.points;
          acts.push(done);
        }
        expect(Math.abs(weight - weightOf(all(), at))).toBeLessThan(ROUNDING);
      }
      carryTo(new Date(at.getTime() + restDays * DAY));
      expect(Math.abs(weight - weightOf(all(), at))).toBeLessThan(ROUNDING);
    }),
  );
});

test('what fades is never more later on, is half after a half-life, and never less than nothing', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 40 }),
      fc.integer({ min: 0, max: 3_000 }),
      fc.integer({ min: 0, max: 3_000 }),
      (points, days, more) => {
        const evidence = { at: daysAgo(days), points };
        const weight = weightAt(evidence, NOW);
        expect(weight).toBeCloseTo(points * 2 ** (-days / HALF_LIFE_DAYS), 9);
        expect(weightAt({ ...evidence, at: daysAgo(days + more) }, NOW)).toBeLessThanOrEqual(weight);
        expect(weight).toBeGreaterThanOrEqual(0);
      },
    ),
  );
});
