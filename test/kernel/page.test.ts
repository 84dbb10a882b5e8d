import { toPage } from '../../src/kernel/page';

const at = { value: 'x', id: '1', asOf: 0 };

describe('a page', () => {
  test.each([
    [
      'fewer rows than asked for',
      [1, 2],
      { fromEnd: false, after: null, before: null },
      { rows: [1, 2], hasNextPage: false, hasPreviousPage: false },
    ],
    [
      'more rows than asked for',
      [1, 2, 3, 4],
      { fromEnd: false, after: at, before: null },
      { rows: [1, 2, 3], hasNextPage: true, hasPreviousPage: true },
    ],
    [
      'rows read from the end',
      [9, 8, 7, 6],
      { fromEnd: true, after: null, before: null },
      { rows: [7, 8, 9], hasNextPage: false, hasPreviousPage: true },
    ],
    [
      'the first rows, read backwards',
      [2, 1],
      { fromEnd: true, after: null, before: at },
      { rows: [1, 2], hasNextPage: true, hasPreviousPage: false },
    ],
    [
      'rows between two cursors, from either end',
      [1, 2],
      { fromEnd: false, after: at, before: at },
      { rows: [1, 2], hasNextPage: true, hasPreviousPage: true },
    ],
    [
      'the first rows before a cursor',
      [1, 2],
      { fromEnd: false, after: null, before: at },
      { rows: [1, 2], hasNextPage: true, hasPreviousPage: false },
    ],
    [
      'rows beyond which it was not looked, from the start of the list',
      [1, 2, 3],
      { fromEnd: false, after: at, before: null, looksBeyond: false },
      { rows: [1, 2, 3], hasNextPage: null, hasPreviousPage: true },
    ],
    [
      'rows beyond which it was not looked, from its end',
      [9, 8, 7],
      { fromEnd: true, after: null, before: null, looksBeyond: false },
      { rows: [7, 8, 9], hasNextPage: false, hasPreviousPage: null },
    ],
    [
      'no rows',
      [],
      { fromEnd: false, after: null, before: null },
      { rows: [], hasNextPage: false, hasPreviousPage: false },
    ],
  ])('of %s', (_, walked, request, page) => {
    expect(toPage(walked, { limit: 3, looksBeyond: true, ...request })).toEqual(page);
  });
});
