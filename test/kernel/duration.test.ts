import fc from 'fast-check';
import { ISO_DURATION, momentBefore } from '../../src/kernel/duration';

const at = (text: string): Date => new Date(text);

describe('a moment before', () => {
  test.each([
    ['2026-03-01T12:00:00.000Z', 'P30D', '2026-01-30T12:00:00.000Z'],
    ['2026-03-31T12:00:00.000Z', 'P1M', '2026-02-28T12:00:00.000Z'],
    ['2024-03-31T00:00:00.000Z', 'P1M', '2024-02-29T00:00:00.000Z'],
    ['2024-02-29T00:00:00.000Z', 'P1Y', '2023-02-28T00:00:00.000Z'],
    ['2026-01-15T00:00:00.000Z', 'P1Y2M', '2024-11-15T00:00:00.000Z'],
    ['2026-01-15T00:00:00.000Z', 'P2W', '2026-01-01T00:00:00.000Z'],
    ['2026-01-15T10:00:00.500Z', 'PT1H30M30S', '2026-01-15T08:29:30.500Z'],
    ['2026-01-15T10:00:00.000Z', 'P1DT1H', '2026-01-14T09:00:00.000Z'],
  ])('%s by %s is %s', (moment, duration, earlier) => {
    expect(momentBefore(at(moment), duration)).toEqual(at(earlier));
  });

  test('by days is exactly so many times 24 hours, and by months the same day or the last of the month', () => {
    const moment = fc.date({ min: at('1990-01-01'), max: at('2080-01-01'), noInvalidDate: true });
    fc.assert(
      fc.property(moment, fc.nat(5_000), fc.nat(500), (now, days, months) => {
        expect(now.getTime() - momentBefore(now, `P${String(days)}D`).getTime()).toBe(days * 86_400_000);
        const earlier = momentBefore(now, `P${String(months)}M`);
        const index = (date: Date) => date.getUTCFullYear() * 12 + date.getUTCMonth();
        expect(index(now) - index(earlier)).toBe(months);
        const nextDay = new Date(earlier.getTime() + 86_400_000);
        expect(earlier.getUTCDate() === now.getUTCDate() || nextDay.getUTCDate() === 1).toBe(true);
      }),
    );
  });

  test.each(['', 'P', 'PT', '30D', 'P-1D', 'P1.5D', 'P1D ', 'P1S', 'PT1D', 'P123456D'])(
    'by %j is refused',
    (text) => {
      expect(ISO_DURATION.test(text)).toBe(false);
      expect(() => momentBefore(at('2026-01-01'), text)).toThrow(RangeError);
    },
  );
});
