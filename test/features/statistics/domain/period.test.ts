import {
  offsetsBetween,
  periodAt,
  type PeriodLength,
} from '../../../../src/features/statistics/domain/period';
import { createTimeZone } from '../../../../src/kernel/time-zone';

const prague = createTimeZone('Europe/Prague');

function shown(zone: string, length: PeriodLength, localStart: string, offsetHours = 0): string[] {
  const { start, end } = periodAt(createTimeZone(zone), length, localStart, offsetHours * 3600);
  return [start.toISOString().slice(0, 16), end.toISOString().slice(0, 16)];
}

describe('a period', () => {
  it('is a day of 23 hours in spring and of 25 in autumn', () => {
    expect(shown('Europe/Prague', 'DAY', '2026-03-29')).toEqual(['2026-03-28T23:00', '2026-03-29T22:00']);
    expect(shown('Europe/Prague', 'DAY', '2026-10-25')).toEqual(['2026-10-24T22:00', '2026-10-25T23:00']);
  });

  it('is a week from Monday, a month from the first', () => {
    expect(shown('Europe/Prague', 'WEEK', '2026-03-23')).toEqual(['2026-03-22T23:00', '2026-03-29T22:00']);
    expect(shown('Europe/Prague', 'MONTH', '2026-10-01')).toEqual(['2026-09-30T22:00', '2026-10-31T23:00']);
    expect(shown('UTC', 'MONTH', '2026-12-01')).toEqual(['2026-12-01T00:00', '2027-01-01T00:00']);
  });

  it('is an hour; one that the clocks show twice is two', () => {
    expect(shown('Europe/Prague', 'HOUR', '2026-10-25T02:00', 2)).toEqual([
      '2026-10-25T00:00',
      '2026-10-25T01:00',
    ]);
    expect(shown('Europe/Prague', 'HOUR', '2026-10-25T02:00', 1)).toEqual([
      '2026-10-25T01:00',
      '2026-10-25T02:00',
    ]);
  });

  it('is as much of an hour as the clocks show before or after they change by half of one', () => {
    expect(shown('Australia/Lord_Howe', 'HOUR', '2026-04-05T01:00', 10.5)).toEqual([
      '2026-04-04T15:00',
      '2026-04-04T15:30',
    ]);
    expect(shown('Australia/Lord_Howe', 'HOUR', '2026-10-04T02:00', 11)).toEqual([
      '2026-10-03T15:30',
      '2026-10-03T16:00',
    ]);
  });
});

describe('the offsets of a place', () => {
  it('are told with the moments at which they change', () => {
    expect(
      offsetsBetween(prague, new Date('2025-12-31T00:00:00Z'), new Date('2026-11-01T00:00:00Z')),
    ).toEqual([
      { since: new Date('2025-12-31T00:00:00Z'), seconds: 3600 },
      { since: new Date('2026-03-29T01:00:00Z'), seconds: 7200 },
      { since: new Date('2026-10-25T01:00:00Z'), seconds: 3600 },
    ]);
  });

  it('are those of a single moment too, the next change in sight', () => {
    const moment = new Date('2026-03-29T00:59:59.999Z');
    expect(offsetsBetween(prague, moment, moment)[0]).toEqual({ since: moment, seconds: 3600 });
    expect(offsetsBetween(prague, moment, moment)[1]?.since).toEqual(new Date('2026-03-29T01:00:00Z'));
  });
});
