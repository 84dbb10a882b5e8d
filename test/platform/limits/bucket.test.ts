import fc from 'fast-check';
import { levelAt, waitFor } from '../../../src/platform/limits/bucket';

const SIZE = { size: 1_000, refillPerSecond: 100 };

describe('a bucket', () => {
  test('leaks in the course of time, and is never less than empty', () => {
    expect(levelAt({ level: 500, at: 0 }, 2_000, SIZE)).toBe(300);
    expect(levelAt({ level: 500, at: 0 }, 60_000, SIZE)).toBe(0);
    expect(levelAt({ level: 500, at: 2_000 }, 0, SIZE)).toBe(500);
  });

  test.each([
    [0, 1_000, 0],
    [1, 1_000, 10],
    [900, 300, 2_000],
    [700, 300, 0],
    [1_200, 1, 2_010],
    [50, 5_000, 500],
  ])('at %d has room for %d in %d ms', (level, amount, milliseconds) => {
    expect(waitFor(level, amount, SIZE)).toBe(milliseconds);
  });

  test('has room after the time that it says, and not a moment before', () => {
    fc.assert(
      fc.property(
        fc.record({
          level: fc.integer({ min: 0, max: 2_000 }),
          amount: fc.integer({ min: 1, max: 1_000 }),
          refillPerSecond: fc.integer({ min: 1, max: 100_000 }),
        }),
        ({ level, amount, refillPerSecond }) => {
          const size = { size: 1_000, refillPerSecond };
          const wait = waitFor(level, amount, size);
          const fits = (after: number) => levelAt({ level, at: 0 }, after, size) + amount <= size.size + 1e-9;
          return fits(wait) && (wait < 1 || !fits(wait - 1));
        },
      ),
    );
  });
});
