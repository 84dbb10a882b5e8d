import fc from 'fast-check';
import {
  ASK_COOL_DOWN_DAYS,
  ASK_OBSTACLES,
  ASK_PERIOD_DAYS,
  ASKS_PER_PERIOD,
  askBudget,
} from '../../../../src/features/asks/domain/ask-budget';

const NOW = new Date('2026-03-01T12:00:00.000Z');
const daysAgo = (days: number): Date => new Date(NOW.getTime() - days * 86_400_000);
const NOTHING_OWED = { hasOpenComplaint: false, hasOverduePromise: false, hasOpenLoop: false };

const CASES: [
  what: string,
  askedDaysAgo: number[],
  debts: Partial<typeof NOTHING_OWED>,
  budget: { left: number; inDays: number | null; obstacles: string[] },
][] = [
  ['was never asked', [], {}, { left: 4, inDays: 0, obstacles: [] }],
  ['was asked long ago', [400, 700], {}, { left: 4, inDays: 0, obstacles: [] }],
  ['was asked once', [100], {}, { left: 3, inDays: 0, obstacles: [] }],
  ['was asked yesterday', [1], {}, { left: 3, inDays: 29, obstacles: ['COOL_DOWN'] }],
  ['was asked exactly a cool-down ago', [30], {}, { left: 3, inDays: 0, obstacles: [] }],
  [
    'was asked as often as a year allows',
    [40, 90, 200, 300],
    {},
    { left: 0, inDays: 65, obstacles: ['BUDGET_SPENT'] },
  ],
  [
    'was asked so often, told in any order',
    [300, 40, 200, 90],
    {},
    { left: 0, inDays: 65, obstacles: ['BUDGET_SPENT'] },
  ],
  ['was asked more often', [40, 50, 60, 70, 300], {}, { left: 0, inDays: 295, obstacles: ['BUDGET_SPENT'] }],
  [
    'was asked so often, and yesterday',
    [1, 90, 200, 364],
    {},
    { left: 0, inDays: 29, obstacles: ['COOL_DOWN', 'BUDGET_SPENT'] },
  ],
  [
    'was asked so often, the first exactly a year ago',
    [40, 90, 200, 365],
    {},
    { left: 1, inDays: 0, obstacles: [] },
  ],
  ['complains', [], { hasOpenComplaint: true }, { left: 4, inDays: null, obstacles: ['OPEN_COMPLAINT'] }],
  [
    'was let down',
    [100],
    { hasOverduePromise: true },
    { left: 3, inDays: null, obstacles: ['OVERDUE_PROMISE'] },
  ],
  [
    'gave a low answer that nobody saw to',
    [],
    { hasOpenLoop: true },
    { left: 4, inDays: null, obstacles: ['OPEN_LOOP'] },
  ],
  [
    'has everything against it',
    [1, 2, 3, 4],
    { hasOpenComplaint: true, hasOverduePromise: true, hasOpenLoop: true },
    { left: 0, inDays: null, obstacles: [...ASK_OBSTACLES] },
  ],
];

describe('the budget of asks of a customer who', () => {
  test.each(CASES)('%s', (_what, askedDaysAgo, debts, { left, inDays, obstacles }) => {
    expect(askBudget(askedDaysAgo.map(daysAgo), { ...NOTHING_OWED, ...debts }, NOW)).toEqual({
      left,
      nextAskAt: inDays === null ? null : daysAgo(-inDays),
      obstacles,
    });
  });

  test('is asked the same again need not be left alone first; the budget and what is owed hold', () => {
    const again = { isSameAgain: true, coolUntil: daysAgo(-50) };
    expect(askBudget([daysAgo(1)], NOTHING_OWED, NOW, again)).toEqual({
      ...{ left: 3, nextAskAt: NOW, obstacles: [] },
    });
    const often = [1, 2, 3, 300].map(daysAgo);
    expect(askBudget(often, NOTHING_OWED, NOW, again)).toEqual({
      ...{ left: 0, nextAskAt: daysAgo(-65), obstacles: ['BUDGET_SPENT'] },
    });
    expect(askBudget([daysAgo(1)], { ...NOTHING_OWED, hasOpenComplaint: true }, NOW, again)).toEqual({
      ...{ left: 3, nextAskAt: null, obstacles: ['OPEN_COMPLAINT'] },
    });
  });

  test('is asked whenever they may be is never asked more often than is allowed', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 60 }), { maxLength: 40 }), (waits) => {
        const asked: Date[] = [];
        let at = NOW;
        for (const wait of waits) {
          at = new Date(at.getTime() + wait * 86_400_000);
          if (askBudget(asked, NOTHING_OWED, at).obstacles.length === 0) asked.push(at);
        }
        for (const [index, moment] of asked.entries()) {
          const days = (later: Date | undefined) =>
            ((later?.getTime() ?? Infinity) - moment.getTime()) / 86_400_000;
          expect(days(asked[index + 1])).toBeGreaterThanOrEqual(ASK_COOL_DOWN_DAYS);
          expect(days(asked[index + ASKS_PER_PERIOD])).toBeGreaterThanOrEqual(ASK_PERIOD_DAYS);
        }
      }),
    );
  });

  test('is told when they may be asked may be asked then, and not a moment before', () => {
    const days = fc.integer({ min: 0, max: 400 });
    fc.assert(
      fc.property(fc.array(days, { maxLength: 6 }), (askedDaysAgo) => {
        const asked = askedDaysAgo.map(daysAgo);
        const { nextAskAt } = askBudget(asked, NOTHING_OWED, NOW);
        if (nextAskAt === null) throw new Error('Nothing is owed, so there is a next time');
        expect(askBudget(asked, NOTHING_OWED, nextAskAt).obstacles).toEqual([]);
        const justBefore = new Date(nextAskAt.getTime() - 1);
        if (nextAskAt > NOW) expect(askBudget(asked, NOTHING_OWED, justBefore).obstacles).not.toEqual([]);
      }),
    );
  });
});
