import fc from 'fast-check';
import { clockSays, type ClockedPromise } from '../../../../src/features/promises/domain/promise-clock';
import { standingAt, type DueDateChange } from '../../../../src/features/promises/domain/promise-standing';

const day = (number: number): Date => new Date(Date.UTC(2026, 2, number));

const change = (on: number, from: number, to: number, told: number | null): DueDateChange => ({
  ...{ at: day(on), formerDueAt: day(from), newDueAt: day(to) },
  toldAt: told === null ? null : day(told),
});

describe('the clock', () => {
  const open: ClockedPromise = { state: 'OPEN', dueAt: day(10), graceEndsAt: day(13), overdueToldFor: null };

  test.each<
    [
      what: string,
      on: number,
      promise: ClockedPromise,
      changes: DueDateChange[],
      overdue: boolean,
      broken: number | null,
    ]
  >([
    ['has nothing to say at the moment that a promise is due', 10, open, [], false, null],
    ['tells that it is overdue after that', 11, open, [], true, null],
    ['tells it once', 11, { ...open, overdueToldFor: day(10) }, [], false, null],
    ['tells it again of another date', 11, { ...open, overdueToldFor: day(9) }, [], true, null],
    [
      'breaks it when its grace has ended, as of that moment',
      20,
      { ...open, overdueToldFor: day(10) },
      [],
      false,
      13,
    ],
    ['does both when it comes late', 20, open, [], true, 13],
    ['breaks it without more when there is no grace', 20, { ...open, graceEndsAt: day(10) }, [], false, 10],
    ['leaves it overdue when no end of grace is set', 99, { ...open, graceEndsAt: null }, [], true, null],
    [
      'breaks it as of the change that the customer was not told of',
      9,
      open,
      [change(8, 10, 20, null)],
      false,
      8,
    ],
    [
      'holds it to the date that counts',
      12,
      { ...open, dueAt: day(20), graceEndsAt: day(22) },
      [change(11, 10, 20, 11)],
      true,
      null,
    ],
    ['has nothing to say of what is settled', 99, { ...open, state: 'KEPT' }, [], false, null],
  ])('%s', (_what, on, promise, changes, isOverdueToTell, broken) => {
    expect(clockSays(day(on), promise, changes)).toEqual({
      isOverdueToTell,
      brokenSince: broken === null ? null : day(broken),
    });
  });

  const moment = fc.integer({ min: 1, max: 12 }).map(day);
  const course = fc.record({
    now: moment,
    promise: fc.record({
      state: fc.constantFrom<ClockedPromise['state']>('OPEN', 'OPEN', 'OPEN', 'KEPT', 'BROKEN'),
      dueAt: moment,
      graceEndsAt: fc.option(moment, { freq: 2 }),
      overdueToldFor: fc.option(moment),
    }),
    changes: fc.array(
      fc.record({
        at: moment,
        formerDueAt: moment,
        newDueAt: moment,
        toldAt: fc.option(moment, { freq: 4 }),
      }),
      { maxLength: 3 },
    ),
  });

  /** What has not been changed by now. */
  const byThen = (now: Date, changes: readonly DueDateChange[]) => changes.filter(({ at }) => at < now);

  test('puts on record what stands without it, no more and no less', () => {
    fc.assert(
      fc.property(course, ({ now, promise, changes: all }) => {
        const changes = byThen(now, all);
        const { brokenSince } = clockSays(now, promise, changes);
        const standing = standingAt(now, promise, changes);
        const recorded: ClockedPromise = brokenSince === null ? promise : { ...promise, state: 'BROKEN' };
        expect(standingAt(now, recorded, changes)).toBe(standing);
        expect(brokenSince !== null).toBe(standing === 'BROKEN' && promise.state === 'OPEN');
        if (brokenSince !== null) expect(brokenSince < now).toBe(true);
      }),
      { numRuns: 2_000 },
    );
  });

  test('comes to the same when it comes late: nothing that it would have told in time is left out', () => {
    fc.assert(
      fc.property(course, moment, ({ now: late, promise, changes: all }, other) => {
        const changes = byThen(late < other ? late : other, all);
        const [first, last] = late < other ? [late, other] : [other, late];
        const early = clockSays(first, promise, changes);
        const between: ClockedPromise = {
          ...promise,
          ...(early.isOverdueToTell && { overdueToldFor: promise.dueAt }),
          ...(early.brokenSince && { state: 'BROKEN' as const }),
        };
        const then = clockSays(last, between, changes);
        expect({
          isOverdueToTell: early.isOverdueToTell || then.isOverdueToTell,
          brokenSince: early.brokenSince ?? then.brokenSince,
        }).toEqual(clockSays(last, promise, changes));
      }),
      { numRuns: 2_000 },
    );
  });

  test('has nothing more to say of what it has put on record', () => {
    fc.assert(
      fc.property(course, ({ now, promise, changes: all }) => {
        const changes = byThen(now, all);
        const { isOverdueToTell, brokenSince } = clockSays(now, promise, changes);
        const after: ClockedPromise = {
          ...promise,
          ...(isOverdueToTell && { overdueToldFor: promise.dueAt }),
          ...(brokenSince && { state: 'BROKEN' as const }),
        };
        expect(clockSays(now, after, changes)).toEqual({ isOverdueToTell: false, brokenSince: null });
      }),
      { numRuns: 2_000 },
    );
  });
});
