import fc from 'fast-check';
import { allowedMoves, MOVES, renegotiated } from '../../../../src/features/promises/domain/promise-moves';
import {
  dueDateThatCounts,
  standingAt,
  type Standing,
} from '../../../../src/features/promises/domain/promise-standing';

const day = (number: number): Date => new Date(Date.UTC(2026, 2, number));
const STANDINGS = Object.keys(MOVES) as Standing[];

describe('the moves of a promise', () => {
  test('reach every state from OPEN', () => {
    const reached = new Set<Standing>(['OPEN', 'OVERDUE']);
    for (const standing of reached)
      for (const states of Object.values(MOVES[standing])) for (const state of states) reached.add(state);
    expect([...reached].sort()).toEqual([...STANDINGS].sort());
  });

  test('are none once it is settled, whether by somebody or by the clock', () => {
    for (const standing of STANDINGS.filter((name) => name !== 'OPEN' && name !== 'OVERDUE'))
      expect([standing, allowedMoves(standing)]).toEqual([standing, []]);
  });
});

describe('a promise that is put off', () => {
  const terms = { state: 'OPEN', dueAt: day(10), graceEndsAt: day(13) } as const;

  test.each([
    ['goes on when the customer was told before', 9, 'OPEN', 20, 23],
    ['goes on when they were told at the last moment', 10, 'OPEN', 20, 23],
    ['is broken when they were told after, and its date stays', 11, 'BROKEN', 10, 13],
    ['is broken when they were never told, and its date stays', null, 'BROKEN', 10, 13],
  ])('%s', (_what, told, state, due, grace) => {
    const to = { dueAt: day(20), toldAt: told === null ? null : day(told) };
    expect(renegotiated(terms, day(10), to)).toEqual({ state, dueAt: day(due), graceEndsAt: day(grace) });
  });

  test('without a grace has none after', () => {
    const to = { dueAt: day(20), toldAt: day(9) };
    expect(renegotiated({ ...terms, graceEndsAt: null }, day(10), to).graceEndsAt).toBeNull();
  });

  test('goes on just when the ledger lets it stand, and to the date that the ledger counts', () => {
    const days = fc.integer({ min: 1, max: 27 });
    fc.assert(
      fc.property(days, days, fc.option(days), (due, now, told) => {
        const toldAt = told === null ? null : day(Math.min(told, now));
        const change = { at: day(now), formerDueAt: day(due), newDueAt: day(28), toldAt };
        const before = { state: 'OPEN', dueAt: day(due), graceEndsAt: null } as const;
        const after = renegotiated(before, dueDateThatCounts(day(due), []), { dueAt: day(28), toldAt });
        expect(after.dueAt).toEqual(toldAt === null ? day(due) : dueDateThatCounts(after.dueAt, [change]));
        expect(after.state === 'OPEN').toBe(
          standingAt(day(now), { ...before, dueAt: after.dueAt }, [change]) === 'OPEN',
        );
      }),
    );
  });
});
