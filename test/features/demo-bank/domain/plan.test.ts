import { createPlan } from '../../../../src/features/demo-bank/domain/plan';

const plan = { customers: 2_000, seed: 7, asOf: '2026-11-01' };

describe('the plan of a demo bank', () => {
  test('takes the day as its midnight in UTC', () => {
    expect(createPlan(plan)).toEqual({
      customers: 2_000,
      seed: 7,
      asOf: new Date('2026-11-01T00:00:00.000Z'),
    });
  });

  test.each([1, 5_000_000])('takes %p customers', (customers) => {
    expect(createPlan({ ...plan, customers }).customers).toBe(customers);
  });

  test.each([0, -1, 5_000_001, 1.5, NaN])('refuses %p customers, naming the range', (customers) => {
    expect(() => createPlan({ ...plan, customers })).toThrow(
      `customers must be a whole number from 1 to 5000000, not ${String(customers)}.`,
    );
  });

  test.each([1.5, NaN, 2 ** 53])('refuses the seed %p', (seed) => {
    expect(() => createPlan({ ...plan, seed })).toThrow('seed must be a whole number');
  });

  test.each([
    '',
    'today',
    '2026-2-1',
    '2026-02-30',
    '2026-13-01',
    '1999-12-31',
    '2081-01-01',
    '2026-11-01T00:00',
  ])('refuses the day "%s", giving an example', (asOf) => {
    expect(() => createPlan({ ...plan, asOf })).toThrow(
      `as-of must be a day from 2000-01-01 to 2080-12-31, such as 2026-11-01, not "${asOf}".`,
    );
  });
});
