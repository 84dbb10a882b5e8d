import fc from 'fast-check';
import { deriveStatus, type AdvocacyFacts } from '../../../../src/features/advocacy/domain/derived-status';
import type { Act } from '../../../../src/features/advocacy/domain/evidence';
import {
  historyOf,
  movesSince,
  REASONS,
  stageAt,
  stageHoldsUntil,
  STAGES,
  type StageFacts,
  type StageMove,
} from '../../../../src/features/advocacy/domain/stage';

const NOW = new Date('2026-03-01T12:00:00.000Z');
const DAY = 86_400_000;
const daysAgo = (days: number): Date => new Date(NOW.getTime() - days * DAY);
const scale = { min: 0, max: 10 };
const said = (score: number, days: number) => ({ score, scale, answeredAt: daysAgo(days) });
const vip = (from: number, to: number | null = null) => ({
  from: daysAgo(from),
  to: to === null ? null : daysAgo(to),
});

const factsOf = (values: Partial<StageFacts>): StageFacts => ({
  answers: [],
  recommended: [],
  brokenAt: [],
  memberships: [],
  ...values,
});

const did = (days: number) => ({ at: daysAgo(days), countsAloneFrom: daysAgo(days) });
/** A referral, and how long ago somebody came by it. */
const sent = (days: number, came: number | null = null) => ({
  at: daysAgo(days),
  countsAloneFrom: came === null ? null : daysAgo(came),
});

const twice = [did(20), did(10)];

describe('the stage of a customer', () => {
  test.each<[string, Partial<StageFacts>, string, string | null]>([
    ['who has done nothing', {}, 'UNKNOWN', null],
    ['who answered 10', { answers: [said(10, 3)] }, 'PROMOTER', 'ANSWERED'],
    ['who answered 8', { answers: [said(8, 3)] }, 'PASSIVE', 'ANSWERED'],
    ['who answered 6', { answers: [said(6, 3)] }, 'DETRACTOR', 'ANSWERED'],
    ['who answered 9 after 3', { answers: [said(3, 9), said(9, 3)] }, 'PROMOTER', 'ANSWERED'],
    [
      'who answered 9, and 3 of 5 after',
      { answers: [said(9, 9), { ...said(3, 3), scale: { min: 1, max: 5 } }] },
      'PROMOTER',
      'ANSWERED',
    ],
    ['who answers tomorrow', { answers: [said(10, -1)] }, 'UNKNOWN', null],
    ['who recommended the bank', { recommended: [did(1)] }, 'ADVOCATE', 'RECOMMENDED'],
    ['who recommended it a year ago', { recommended: [did(365)] }, 'UNKNOWN', 'FADED'],
    ['who recommended it repeatedly', { recommended: twice }, 'ADVOCATE', 'RECOMMENDED'],
    [
      'who recommended it repeatedly and is a VIP',
      { recommended: twice, memberships: [vip(5)] },
      'CHAMPION',
      'JOINED_VIP',
    ],
    [
      'who is a VIP and recommends again',
      { recommended: twice, memberships: [vip(15)] },
      'CHAMPION',
      'RECOMMENDED',
    ],
    ['who is a VIP and has done nothing', { memberships: [vip(5)] }, 'UNKNOWN', null],
    ['who was a VIP', { recommended: twice, memberships: [vip(5, 1)] }, 'ADVOCATE', 'LEFT_VIP'],
    [
      'who recommended it, and answers 7',
      { recommended: [did(9)], answers: [said(7, 1)] },
      'ADVOCATE',
      'RECOMMENDED',
    ],
    [
      'who recommended it, and answers 2',
      { recommended: [did(9)], answers: [said(2, 1)] },
      'DETRACTOR',
      'ANSWERED',
    ],
    [
      'who answered 2, and recommends it',
      { recommended: [did(1)], answers: [said(2, 9)] },
      'ADVOCATE',
      'RECOMMENDED',
    ],
    [
      'who was let down since',
      { recommended: twice, answers: [said(9, 30)], brokenAt: [daysAgo(5)] },
      'PASSIVE',
      'PROMISE_BROKEN',
    ],
    [
      'who was let down, and says again that they would',
      { answers: [said(9, 30), said(10, 3)], brokenAt: [daysAgo(5)] },
      'PROMOTER',
      'ANSWERED',
    ],
    [
      'who said so at the moment of being let down',
      { answers: [said(9, 5)], brokenAt: [daysAgo(5)] },
      'PASSIVE',
      'PROMISE_BROKEN',
    ],
    [
      'who said 2, and was let down',
      { answers: [said(2, 9)], brokenAt: [daysAgo(5)] },
      'DETRACTOR',
      'ANSWERED',
    ],
    [
      'who gave codes away that nobody used',
      { recommended: [sent(9), sent(8), sent(7)], memberships: [vip(5)] },
      'ADVOCATE',
      'RECOMMENDED',
    ],
    [
      'who gave codes away, and somebody came by one',
      { recommended: [sent(9), sent(8, 3), sent(7)], memberships: [vip(5)] },
      'CHAMPION',
      'RECOMMENDED',
    ],
    [
      'who spoke for the bank, and gave codes away',
      { recommended: [did(12), sent(9), sent(8)], memberships: [vip(10)] },
      'CHAMPION',
      'RECOMMENDED',
    ],
    [
      'who was let down and recommends again',
      { recommended: twice, brokenAt: [daysAgo(15)] },
      'ADVOCATE',
      'RECOMMENDED',
    ],
    [
      'whose last recommendation was the one that faded',
      { recommended: [did(400), did(380)], answers: [said(9, 500)] },
      'PROMOTER',
      'FADED',
    ],
  ])('%s', (_what, values, stage, reason) => {
    const facts = factsOf(values);
    expect(stageAt(facts, NOW)).toBe(stage);
    expect(historyOf(facts, NOW).at(-1)?.reason ?? null).toBe(reason);
  });

  test('changes next when what it rests on fades', () => {
    expect(stageHoldsUntil(factsOf({ recommended: twice }), NOW)).toEqual(daysAgo(10 - 365));
    expect(stageHoldsUntil(factsOf({ recommended: twice, memberships: [vip(5)] }), NOW)).toEqual(
      daysAgo(20 - 365),
    );
    expect(stageHoldsUntil(factsOf({ answers: [said(9, 1)] }), NOW)).toBeNull();
  });

  test('that was seen otherwise is corrected by one move of this moment, never before the last one', () => {
    const seen = { stage: 'PROMOTER', since: daysAgo(9), lookedAt: daysAgo(8) } as const;
    const from = 'PROMOTER';
    expect(movesSince(seen, factsOf({}), NOW)).toEqual([
      { from, to: 'UNKNOWN', reason: 'CORRECTED', at: NOW },
    ]);
    // Told of late: the recommendation lies before the last look.
    const late = factsOf({ answers: [said(9, 30)], recommended: [did(20)] });
    expect(movesSince(seen, late, NOW)).toEqual([{ from, to: 'ADVOCATE', reason: 'RECOMMENDED', at: NOW }]);
    const since = new Date(NOW.getTime() + 5);
    expect(movesSince({ stage: 'PROMOTER', since, lookedAt: NOW }, factsOf({}), NOW)).toMatchObject([
      { at: new Date(NOW.getTime() + 6) },
    ]);
  });
});

const days = fc.integer({ min: -20, max: 1_200 }).map(daysAgo);
const anyAct: fc.Arbitrary<Act> = fc.record({
  kind: fc.constantFrom('REFERRAL', 'REVIEW', 'REFERENCE', 'ANSWER_TO_CUSTOMER', 'PUBLIC_PRAISE', 'IDEA'),
  at: days,
  referral: fc.record({ acceptedAt: fc.option(days), wonAt: fc.option(days) }),
  rating: fc.constantFrom(null, { value: 5, min: 1, max: 5 }, { value: 2, min: 1, max: 5 }),
});
const anyFacts: fc.Arbitrary<AdvocacyFacts> = fc.record({
  acts: fc.array(anyAct, { maxLength: 8 }),
  answers: fc
    .array(
      fc.record({ score: fc.integer({ min: 0, max: 10 }), scale: fc.constant(scale), answeredAt: days }),
      {
        maxLength: 5,
      },
    )
    .map((answers) => answers.sort((one, other) => one.answeredAt.getTime() - other.answeredAt.getTime())),
  brokenAt: fc.array(days, { maxLength: 3 }),
  memberships: fc.array(
    fc.tuple(days, fc.option(fc.integer({ min: 1, max: 300 }))).map(([from, length]) => ({
      from,
      to: length === null ? null : new Date(from.getTime() + length * DAY),
    })),
    { maxLength: 2 },
  ),
});

/** That moves are a chain in the order of time, from a stage to a stage. */
function expectChain(moves: readonly StageMove[], from: string, to: string): void {
  let [stage, at] = [from, -Infinity];
  for (const move of moves) {
    expect(move.from).toBe(stage);
    expect(move.to).not.toBe(stage);
    expect(move.at.getTime()).toBeGreaterThan(at);
    expect(REASONS).toContain(move.reason);
    expect(STAGES).toContain(move.to);
    [stage, at] = [move.to, move.at.getTime()];
  }
  expect(stage).toBe(to);
}

describe('a status, whatever is known', () => {
  test('has a history that leads from the unknown to its stage', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const { stage, moves } = deriveStatus(facts, null, NOW);
        expectChain(moves, 'UNKNOWN', stage);
        expect(moves.every(({ at }) => at <= NOW)).toBe(true);
      }),
    );
  });

  test('that is looked at now and then has come the same way as one that is looked at once', () => {
    fc.assert(
      fc.property(anyFacts, fc.array(days, { maxLength: 6 }), (facts, looks) => {
        const once = deriveStatus(facts, null, NOW);
        const moves: StageMove[] = [];
        let seen: Parameters<typeof deriveStatus>[1] = null;
        const first = { stage: 'UNKNOWN', since: new Date(0), lookedAt: new Date(0) } as const;
        for (const at of [
          ...looks.filter((look) => look <= NOW).sort((a, b) => a.getTime() - b.getTime()),
          NOW,
        ]) {
          const derived = deriveStatus(facts, seen ?? first, at);
          moves.push(...derived.moves);
          seen = { stage: derived.stage, since: moves.at(-1)?.at ?? first.since, lookedAt: at };
          expect(derived.stageUntil === null || derived.stageUntil > at).toBe(true);
        }
        expect(moves).toEqual(once.moves);
        expect(seen?.stage).toBe(once.stage);
      }),
    );
  });

  test('does not change before the moment until which it holds', () => {
    fc.assert(
      fc.property(anyFacts, fc.integer({ min: 1, max: 1_000 }), (facts, later) => {
        const { stage, stageUntil, isVip } = deriveStatus(facts, null, NOW);
        const end = stageUntil?.getTime() ?? NOW.getTime() + 2_000 * DAY;
        const at = new Date(Math.min(NOW.getTime() + later * DAY, end - 1));
        expect(deriveStatus(facts, null, at)).toMatchObject({ stage, isVip });
      }),
    );
  });

  test('that is told of something late comes to the stage of one who knew it in time', () => {
    fc.assert(
      fc.property(anyFacts, anyFacts, days, (known, told, lookedAt) => {
        const before = deriveStatus(known, null, lookedAt);
        const seen = { stage: before.stage, since: before.moves.at(-1)?.at ?? lookedAt, lookedAt };
        const facts: AdvocacyFacts = {
          acts: [...known.acts, ...told.acts],
          answers: [...known.answers, ...told.answers].sort(
            (one, other) => one.answeredAt.getTime() - other.answeredAt.getTime(),
          ),
          brokenAt: [...known.brokenAt, ...told.brokenAt],
          memberships: [...known.memberships, ...told.memberships],
        };
        const now = new Date(Math.max(NOW.getTime(), lookedAt.getTime()));
        const after = deriveStatus(facts, seen, now);
        expect(after.stage).toBe(deriveStatus(facts, null, now).stage);
        expectChain(after.moves, before.stage, after.stage);
      }),
    );
  });
});
