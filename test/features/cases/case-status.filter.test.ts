import type { CaseStatus } from '../../../src/features/cases/case.type';
import { compareStatus, opennessOf } from '../../../src/features/cases/case-status.filter';
import type { Comparison } from '../../../src/platform/db/comparison';

describe('a filter by the status of a case', () => {
  test.each<readonly [Comparison<CaseStatus>, boolean | null]>([
    [{ eq: 'WAITING' }, true],
    [{ in: ['NEW', 'OPEN', 'WAITING'] }, true],
    [{ notIn: ['RESOLVED', 'CLOSED'] }, true],
    [{ eq: 'CLOSED' }, false],
    [{ notIn: ['NEW', 'OPEN', 'WAITING'] }, false],
    [{ in: ['OPEN', 'CLOSED'] }, null],
    [{ notIn: ['CLOSED'] }, null],
    [{ in: [] }, null],
    [{ isNull: false }, null],
  ])('%j means open cases, others or both: %s', (comparison, openness) => {
    expect(opennessOf(comparison)).toBe(openness);
  });

  test('says so to the server, beside the status itself', () => {
    expect(compareStatus({ eq: 'WAITING' })).toEqual({
      sql: '(k.is_open = 1 AND k.status = ?)',
      values: ['WAITING'],
    });
    expect(compareStatus({ notIn: ['CLOSED'] }).sql).toBe('k.status NOT IN (?)');
  });
});
