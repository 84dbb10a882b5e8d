import {
  dueDateThatCounts,
  standingAt,
  type DueDateChange,
  type PromiseTerms,
} from '../../../../src/features/promises/domain/promise-standing';

const day = (number: number): Date => new Date(Date.UTC(2026, 2, number));

/** On a day, from a day to another; the customer is told on a day, or never. */
function change(on: number, from: number, to: number, told: number | null): DueDateChange {
  return { at: day(on), formerDueAt: day(from), newDueAt: day(to), toldAt: told === null ? null : day(told) };
}

describe('the due date that counts', () => {
  test.each<[what: string, due: number, changes: DueDateChange[], counts: number]>([
    ['is the one promised when nothing was changed', 10, [], 10],
    ['is the new one when the customer was told in time', 20, [change(8, 10, 20, 8)], 20],
    ['is the new one when the customer was told at the last moment', 20, [change(8, 10, 20, 10)], 20],
    ['is the former one when the customer was told too late', 20, [change(8, 10, 20, 11)], 10],
    ['is the former one when the customer was never told', 10, [change(8, 10, 20, null)], 10],
    ['is the last one of several, each told in time', 30, [change(8, 10, 20, 8), change(15, 20, 30, 19)], 30],
    [
      'stays where it was when a second change was told too late',
      30,
      [change(8, 10, 20, 9), change(21, 20, 30, 21)],
      20,
    ],
    [
      'is not saved by a date told after the first had passed',
      30,
      [change(11, 10, 20, 11), change(12, 20, 30, 12)],
      10,
    ],
    [
      'follows what was told, where a change between was not',
      30,
      [change(7, 10, 20, null), change(8, 20, 30, 9)],
      30,
    ],
    ['may be earlier than promised at first', 5, [change(2, 10, 5, 2)], 5],
    [
      'does not depend on the order in which changes come',
      30,
      [change(15, 20, 30, 19), change(8, 10, 20, 8)],
      30,
    ],
  ])('%s', (_what, due, changes, counts) => {
    expect(dueDateThatCounts(day(due), changes)).toEqual(day(counts));
  });
});

describe('a promise', () => {
  const open: PromiseTerms = { state: 'OPEN', dueAt: day(10), graceEndsAt: day(13) };

  test.each<[what: string, on: number, terms: PromiseTerms, changes: DueDateChange[], standing: string]>([
    ['is open before it is due', 9, open, [], 'OPEN'],
    ['is open at the very moment that it is due', 10, open, [], 'OPEN'],
    ['is overdue after that', 11, open, [], 'OVERDUE'],
    ['is overdue to the end of its grace', 13, open, [], 'OVERDUE'],
    ['is broken when its grace has ended', 14, open, [], 'BROKEN'],
    ['stays overdue when no end of grace is set', 31, { ...open, graceEndsAt: null }, [], 'OVERDUE'],
    [
      'is broken when it was put off without telling the customer',
      9,
      open,
      [change(8, 10, 20, null)],
      'BROKEN',
    ],
    [
      'is open when the customer was told of the last change, if not of one before',
      12,
      { ...open, dueAt: day(30) },
      [change(7, 10, 20, null), change(8, 20, 30, 9)],
      'OPEN',
    ],
    [
      'is overdue when the customer was told of the new date too late',
      12,
      { ...open, dueAt: day(20) },
      [change(11, 10, 20, 11)],
      'OVERDUE',
    ],
    ['is kept once it was kept, whatever the clock says', 31, { ...open, state: 'KEPT' }, [], 'KEPT'],
    ['is released once it was released', 31, { ...open, state: 'RELEASED' }, [], 'RELEASED'],
  ])('%s', (_what, on, terms, changes, standing) => {
    expect(standingAt(day(on), terms, changes)).toBe(standing);
  });
});
