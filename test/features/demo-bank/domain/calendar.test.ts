import {
  createCalendar,
  DAY,
  drawDay,
  drawTime,
  fromLocalTime,
  isoDate,
  loadAt,
} from '../../../../src/features/demo-bank/domain/calendar';
import { Random } from '../../../../src/features/demo-bank/domain/random';
import { runningTotals } from '../../../../src/features/demo-bank/domain/weighted';

const at = (text: string) => Date.parse(text);
const calendar = createCalendar(at('2026-11-01T00:00:00Z'));

describe('Central European time', () => {
  test.each([
    ['winter', '2026-01-15T12:00:00', '2026-01-15T11:00:00Z'],
    ['summer', '2026-07-15T12:00:00', '2026-07-15T10:00:00Z'],
    ['the last hour of winter time', '2026-03-29T01:59:59', '2026-03-29T00:59:59Z'],
    ['the first hour of summer time', '2026-03-29T03:00:00', '2026-03-29T01:00:00Z'],
    ['the first hour of winter time after summer', '2026-10-25T03:00:00', '2026-10-25T02:00:00Z'],
  ])('is read as UTC in %s', (_when, local, utc) => {
    expect(new Date(fromLocalTime(at(`${local}Z`)))).toEqual(new Date(utc));
  });

  test('is what the time zone database says, each hour of three years but the ones that come twice', () => {
    const clock = new Intl.DateTimeFormat('sv-SE', {
      timeZone: 'Europe/Prague',
      dateStyle: 'short',
      timeStyle: 'medium',
    });
    const wrong: string[] = [];
    for (let local = at('2024-01-01T00:30:00Z'); local < at('2027-01-01T00:00:00Z'); local += DAY / 24) {
      const shown = clock.format(fromLocalTime(local)).replace(' ', 'T');
      const meant = new Date(local).toISOString().slice(0, 19);
      if (shown !== meant) wrong.push(meant);
    }
    // The hours that clocks skip in March do not exist.
    expect(wrong).toEqual(['2024-03-31T02:30:00', '2025-03-30T02:30:00', '2026-03-29T02:30:00']);
  });
});

describe('the days of the bank', () => {
  const draw = (count: number, from = calendar.start, to = calendar.end) => {
    const random = new Random(7, 1, 1);
    return Array.from({ length: count }, () => drawDay(random, calendar, from, to));
  };

  test('are drawn only from those asked for', () => {
    const from = at('2026-05-04T10:00:00Z');
    const to = at('2026-05-07T00:00:00Z');
    expect([...new Set(draw(200, from, to).map(isoDate))].sort()).toEqual([
      '2026-05-04',
      '2026-05-05',
      '2026-05-06',
    ]);
  });

  test('are busy on Mondays, quiet on Sundays, and the busier the later', () => {
    const days = draw(20_000);
    const weekday = (wanted: number) => days.filter((day) => new Date(day).getUTCDay() === wanted).length;
    expect(weekday(1)).toBeGreaterThan(4 * weekday(0));
    const middle = (calendar.start + calendar.end) / 2;
    expect(days.filter((day) => day > middle).length).toBeGreaterThan(11_000);
  });

  test('are less of a load on a holiday than on the day before', () => {
    expect(loadAt(calendar, at('2025-12-25T12:00:00Z'))).toBeLessThan(
      loadAt(calendar, at('2025-12-23T12:00:00Z')) / 2,
    );
  });

  test('have the hours that the channel has', () => {
    const random = new Random(7, 1, 2);
    const nineToEleven = runningTotals(
      Array.from({ length: 24 }, (_, hour) => Number(hour === 9 || hour === 10)),
    );
    for (let round = 0; round < 200; round += 1) {
      const time = drawTime(random, at('2026-01-15T00:00:00Z'), nineToEleven);
      expect(time).toBeGreaterThanOrEqual(at('2026-01-15T08:00:00Z'));
      expect(time).toBeLessThan(at('2026-01-15T10:00:00Z'));
    }
  });
});
