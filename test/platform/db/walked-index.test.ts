import type { Comparison } from '../../../src/platform/db/comparison';
import { indexOf, walking, type OrderedIndexes } from '../../../src/platform/db/walked-index';

interface Filter {
  readonly agent?: Comparison<string> | null;
  readonly queue?: Comparison<string> | null;
  readonly team?: Comparison<string> | null;
  readonly customer?: Comparison<string> | null;
  readonly outcome?: Comparison<string> | null;
}

const INDEXES: OrderedIndexes<Filter> = {
  held: { agent: 'ix_agent', queue: 'ix_queue' },
  within: { agent: ['team'] },
  all: 'ix_started',
  unindexed: ['outcome'],
};

describe('the index that a list is walked by', () => {
  test.each<readonly [string, Filter, string | null]>([
    ['that of all when nothing is asked', {}, 'ix_started'],
    ['that of all when what is asked is in no index', { outcome: { eq: 'MISSED' } }, 'ix_started'],
    ['that of a field held to a value', { queue: { eq: 'q' }, outcome: { eq: 'MISSED' } }, 'ix_queue'],
    ['that of a field whose index narrows the other', { team: { eq: 't' }, agent: { eq: 'a' } }, 'ix_agent'],
    [
      'left to the server when two fields have an index each',
      { queue: { eq: 'q' }, agent: { eq: 'a' } },
      null,
    ],
    [
      'left to the server when another field may have several values',
      { queue: { eq: 'q' }, agent: { in: ['a'] } },
      null,
    ],
    ['left to the server when a field may have several values', { agent: { in: ['a', 'b'] } }, null],
    [
      'left to the server when another index may find it sooner',
      { agent: { eq: 'a' }, customer: { eq: 'c' } },
      null,
    ],
    ['not swayed by what is null', { agent: null, queue: { eq: 'q' }, customer: null }, 'ix_queue'],
  ])('is %s', (_, filter, index) => {
    expect(indexOf(filter, INDEXES)).toBe(index);
  });

  test('is named in the statement, or nothing is', () => {
    expect([walking('ix_agent'), walking(null)]).toEqual([' FORCE INDEX (ix_agent)', '']);
  });
});
