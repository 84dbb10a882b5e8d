import { Random } from '../../../../src/features/demo-bank/domain/random';
import { choose, placeOf, runningTotals, weighted } from '../../../../src/features/demo-bank/domain/weighted';

describe('a weighted choice', () => {
  test('takes each thing as often as its weight says, and one of weight nought never', () => {
    const random = new Random(7, 1, 1);
    const from = weighted(
      ['often', 'never', 'seldom'],
      (item) => ({ often: 9, never: 0, seldom: 1 })[item] ?? 0,
    );
    const drawn = Array.from({ length: 10_000 }, () => choose(random, from));
    expect(drawn).not.toContain('never');
    expect(Math.abs(drawn.filter((item) => item === 'seldom').length - 1_000)).toBeLessThan(150);
  });

  test('refuses to choose from nothing', () => {
    expect(() =>
      choose(
        new Random(7, 1, 1),
        weighted([], () => 1),
      ),
    ).toThrow('the list is empty');
  });

  test.each([
    [0, 0],
    [1.9, 0],
    [2, 2],
    [6.9, 2],
    [7, 3],
  ])('finds %p at place %p of the running totals 2, 2, 7, 8', (target, place) => {
    expect(placeOf(runningTotals([2, 0, 5, 1]), target)).toBe(place);
  });
});
