import fc from 'fast-check';
import { createTimeZone, isTimeZone } from '../../src/kernel/time-zone';

const local = (text: string): number => Date.parse(`${text}Z`);

function utc(zone: string, text: string, which?: 'earlier' | 'later'): string {
  return new Date(createTimeZone(zone).toUtc(local(text), which)).toISOString();
}

/** What the clocks of a zone show, told by the runtime itself. */
function clockIn(zone: string, moment: number): number {
  const text = new Date(moment).toLocaleString('sv-SE', { timeZone: zone, hourCycle: 'h23' });
  return local(text.replace(' ', 'T'));
}

describe('the clocks of a place', () => {
  it('follow summer time as it was that year', () => {
    expect(utc('Asia/Jerusalem', '1999-02-01T07:02:47')).toBe('1999-02-01T05:02:47.000Z');
    expect(utc('Asia/Jerusalem', '1999-07-01T07:02:47')).toBe('1999-07-01T04:02:47.000Z');
    expect(utc('Asia/Kolkata', '2026-02-01T07:00:00')).toBe('2026-02-01T01:30:00.000Z');
  });

  it('read a time that they leap over as the same stretch after the leap', () => {
    expect(utc('Europe/Prague', '2026-03-29T01:59:59')).toBe('2026-03-29T00:59:59.000Z');
    expect(utc('Europe/Prague', '2026-03-29T02:30:00')).toBe('2026-03-29T01:30:00.000Z');
    expect(utc('Europe/Prague', '2026-03-29T03:00:00')).toBe('2026-03-29T01:00:00.000Z');
  });

  it('show an hour of autumn twice: the first is meant unless the second is asked for', () => {
    expect(utc('Europe/Prague', '2026-10-25T02:30:00')).toBe('2026-10-25T00:30:00.000Z');
    expect(utc('Europe/Prague', '2026-10-25T02:30:00', 'later')).toBe('2026-10-25T01:30:00.000Z');
    expect(utc('Europe/Prague', '2026-10-25T03:00:00', 'later')).toBe('2026-10-25T02:00:00.000Z');
    expect(utc('Australia/Lord_Howe', '2026-04-05T01:45:00')).toBe('2026-04-04T14:45:00.000Z');
    expect(utc('Australia/Lord_Howe', '2026-04-05T01:45:00', 'later')).toBe('2026-04-04T15:15:00.000Z');
  });

  it('may change at one past midnight', () => {
    const zone = createTimeZone('America/St_Johns');
    const change = Date.parse('1998-10-25T02:31:00Z');
    expect([change - 1, change].map((moment) => zone.offsetAt(moment) / 3_600_000)).toEqual([-2.5, -3.5]);
    expect(utc('America/St_Johns', '1998-10-24T23:31:00')).toBe('1998-10-25T02:01:00.000Z');
    expect(utc('America/St_Johns', '1998-10-24T23:31:00', 'later')).toBe('1998-10-25T03:01:00.000Z');
  });

  it.each([
    'Europe/Prague',
    'Asia/Jerusalem',
    'America/St_Johns',
    'Australia/Lord_Howe',
    'Africa/Casablanca',
    'UTC',
  ])('in %s show again what was read of them', (zone) => {
    const zoned = createTimeZone(zone);
    const seconds = fc.integer({
      min: local('1973-01-01T00:00:00') / 1000,
      max: local('2037-12-31T00:00:00') / 1000,
    });
    fc.assert(
      fc.property(seconds, (second) => {
        const shown = clockIn(zone, second * 1000);
        const [earlier, later] = [zoned.toUtc(shown), zoned.toUtc(shown, 'later')];
        expect([earlier, later]).toContain(second * 1000);
        expect(clockIn(zone, earlier)).toBe(shown);
        expect(clockIn(zone, later)).toBe(shown);
        expect(earlier).toBeLessThanOrEqual(later);
      }),
      { numRuns: 300, examples: [[909_282_660]] },
    );
  });

  it('are known by name only', () => {
    expect(isTimeZone('Europe/Prague')).toBe(true);
    expect(isTimeZone('Europe/Atlantis')).toBe(false);
    expect(isTimeZone('+02:00')).toBe(false);
    expect(() => createTimeZone('Europe/Atlantis')).toThrow(RangeError);
  });
});
