import fc from 'fast-check';
import { dayOf, fullYear, momentPattern, toIsoDay } from '../../../../src/features/imports/domain/calendar';

const LAST_YEAR = 2049;

function parse(pattern: string, text: string, lastYear = LAST_YEAR) {
  const moment = momentPattern(pattern).parse(text, lastYear);
  return moment === null ? null : `${toIsoDay(moment.day)} ${String(moment.time)}`;
}

describe('a written moment', () => {
  it.each([
    ['yyMMdd', '990201', '1999-02-01 0'],
    ['yyMMdd', '000229', '2000-02-29 0'],
    ['d.M.yyyy', '1.2.2026', '2026-02-01 0'],
    ['dd/MM/yyyy H:mm', '01/02/2026 7:05', '2026-02-01 25500000'],
    ['yyyy-MM-ddTHH:mm:ss.SSS', '2026-02-01T00:00:01.5', '2026-02-01 1500'],
    ["yyyy-MM-dd'h'HH:mm", '2026-02-01h01:00', '2026-02-01 3600000'],
    ['H:mm:ss', '7:02:47', '1970-01-01 25367000'],
    ['H:mm:ss', '0:00:00', '1970-01-01 0'],
  ])('in the form %s reads %s', (pattern, text, expected) => {
    expect(parse(pattern, text)).toBe(expected);
  });

  it.each([
    ['yyMMdd', '990230', 'a day that the month does not have'],
    ['yyMMdd', '19990201', 'more digits than the form'],
    ['yyMMdd', '99021', 'fewer digits than the form'],
    ['yyyy-MM-dd', '1900-02-29', 'the 29th of February of a common year'],
    ['yyyy-MM-dd', '0999-12-31', 'a year before 1000'],
    ['H:mm:ss', '24:00:00', 'an hour past the day'],
    ['H:mm:ss', '7:60:00', 'a sixtieth minute'],
    ['HH:mm', '7:30', 'one digit where two are asked for'],
  ])('in the form %s refuses %s: %s', (pattern, text) => {
    expect(parse(pattern, text)).toBeNull();
  });

  it.each([
    ['2026-02-01T10:00:00Z', 0],
    ['2026-02-01T10:00:00+02:00', 120],
    ['2026-02-01T10:00:00-0530', -330],
  ])('keeps the offset that %s names', (text, minutes) => {
    const pattern = momentPattern('yyyy-MM-ddTHH:mm:ssXXX');
    expect(pattern.parse(text, LAST_YEAR)?.offsetMinutes).toBe(minutes);
  });

  it.each([
    ['yyyy-MM', 'lacks year, month or day'],
    ['yyyy-MM-dd mm', 'half a time of day'],
    ['yyyy-MM-DD', '"D", which stands for nothing'],
    ['yyyy yy-MM-dd', 'names the year twice'],
    ['yyyy-MM-dd yyyy', 'names the year twice'],
    ['-', 'neither date nor time'],
  ])('refuses the form %s', (pattern, message) => {
    expect(() => momentPattern(pattern)).toThrow(message);
  });

  it('is read back from every form that it is written in', () => {
    const moments = fc.date({
      min: new Date('1000-01-01T00:00:00Z'),
      max: new Date('9999-12-31T23:59:59Z'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(moments, (moment) => {
        const iso = moment.toISOString();
        const read = momentPattern('yyyy-MM-ddTHH:mm:ss.SSSXXX').parse(iso, LAST_YEAR);
        expect((read?.day ?? 0) + (read?.time ?? 0)).toBe(moment.getTime());
        const [year, month, day] = iso.slice(0, 10).split('-').map(Number);
        const short = `${String(day)}.${String(month)}.${String(year)}`;
        expect(momentPattern('d.M.yyyy').parse(short, LAST_YEAR)?.day).toBe(read?.day);
      }),
    );
  });
});

describe('a year of two digits', () => {
  it.each([
    [99, 1999, 1999],
    [0, 1999, 1900],
    [49, 2049, 2049],
    [50, 2049, 1950],
  ])('%i means, up to %i, %i', (digits, lastYear, year) => {
    expect(fullYear(digits, lastYear)).toBe(year);
  });

  it('is one of the hundred years that end with the last one', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 99 }),
        fc.integer({ min: 1100, max: 9999 }),
        (digits, lastYear) => {
          const year = fullYear(digits, lastYear);
          expect(year % 100).toBe(digits);
          expect(year).toBeLessThanOrEqual(lastYear);
          expect(year).toBeGreaterThan(lastYear - 100);
        },
      ),
    );
  });
});

describe('a day', () => {
  it('exists only if the calendar has it', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1000, max: 9999 }),
        fc.integer({ min: 0, max: 15 }),
        fc.integer({ min: 0, max: 33 }),
        (year, month, day) => {
          const inMonth = month >= 1 && month <= 12 ? new Date(Date.UTC(year, month, 0)).getUTCDate() : 0;
          expect(dayOf(year, month, day) !== null).toBe(day >= 1 && day <= inMonth);
        },
      ),
    );
  });
});
