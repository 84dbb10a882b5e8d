import fc from 'fast-check';
import { createIdSource, isId, newId } from '../../src/kernel/id';

describe('an id', () => {
  test('is 16 letters and digits', () => {
    expect(newId()).toMatch(/^[0-9A-Za-z]{16}$/);
    expect(isId(newId())).toBe(true);
    for (const text of ['', 'short', `${newId()}x`, newId().replace(/.$/, '-'), `${newId().slice(1)}é`]) {
      expect(isId(text)).toBe(false);
    }
  });

  test('sorts by the time it was made, byte by byte, and in the order made within one millisecond', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 3_500_000_000_000 }), { minLength: 2, maxLength: 50 }),
        fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
        (moments, chance) => {
          const times = [...moments, ...moments].sort((a, b) => a - b);
          let next = 0;
          const make = createIdSource(
            () => times[next++] ?? 0,
            () => chance,
          );
          const ids = times.map(() => make());
          expect([...ids].sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)))).toEqual(ids);
          expect(new Set(ids).size).toBe(ids.length);
        },
      ),
    );
  });

  test('does not step back when the clock does', () => {
    const times = [1_000, 999, 1_000, 1_001];
    const make = createIdSource(
      () => times.shift() ?? 0,
      () => 0.5,
    );
    const ids = [make(), make(), make(), make()];
    expect([...ids].sort()).toEqual(ids);
    expect(new Set(ids.slice(0, 3).map((id) => id.slice(0, 7))).size).toBe(1);
  });
});
