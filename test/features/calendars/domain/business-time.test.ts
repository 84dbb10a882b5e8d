import fc from 'fast-check';
import {
  afterWorkingDays,
  afterWorkingTime,
  isOpenAt,
  nextOpening,
  type BusinessTime,
} from '../../../../src/features/calendars/domain/business-time';
import type { OpeningHours } from '../../../../src/features/calendars/domain/opening-hours';
import { createTimeZone } from '../../../../src/kernel/time-zone';
import { WalkedMinutes } from './walked-minutes';

const HOUR = 3_600_000;
const MINUTE = 60_000;
const DAY = 24 * HOUR;

const OFFICE: OpeningHours = {
  week: [...Array<string[]>(5).fill(['09:00-17:00']), [], []],
  specialDays: [
    { date: '2026-04-03', name: 'Good Friday', hours: [] },
    { date: '2026-04-06', name: 'Easter Monday', hours: [] },
    { date: '2026-12-24', name: 'Christmas Eve', hours: ['09:00-12:00'] },
  ],
};
const NIGHTS: OpeningHours = { week: Array<string[]>(7).fill(['22:00-06:00']), specialDays: [] };
const ALWAYS: OpeningHours = { week: Array<string[]>(7).fill(['00:00-24:00']), specialDays: [] };
const NEVER: OpeningHours = { week: Array<string[]>(7).fill([]), specialDays: [] };

const zones = new Map<string, BusinessTime['zone']>();
function zoneOf(name: string): BusinessTime['zone'] {
  const zone = zones.get(name) ?? createTimeZone(name);
  zones.set(name, zone);
  return zone;
}
const at = (hours: OpeningHours, name: string): BusinessTime => ({ ...hours, zone: zoneOf(name) });
const iso = (moment: Date | null): string | null => moment?.toISOString().slice(0, 16) ?? null;

describe('working time', () => {
  const prague = at(OFFICE, 'Europe/Prague');

  test.each([
    ['goes on on the next day where the first is too short', '2026-03-02T15:00Z', 2, '2026-03-03T09:00'],
    ['ends with the day where it fits exactly', '2026-03-02T15:00Z', 1, '2026-03-02T16:00'],
    ['begins when the door opens', '2026-03-02T04:00Z', 1, '2026-03-02T09:00'],
    ['passes over a weekend with a leap of the clocks', '2026-03-27T15:30Z', 1, '2026-03-30T07:30'],
    ['passes over holidays', '2026-04-02T14:30Z', 1, '2026-04-07T07:30'],
    ['passes over a repeated hour', '2026-10-23T14:30Z', 1, '2026-10-26T08:30'],
    ['counts what a shortened day has', '2026-12-24T10:00Z', 2, '2026-12-25T09:00'],
  ])('%s', (_what, from, hours, due) => {
    expect(iso(afterWorkingTime(prague, new Date(from), hours * HOUR))).toBe(due);
  });

  test.each([
    ['is nine hours long in a night in which the clocks go back', '2026-10-24T20:00Z', 9, '2026-10-25T05:00'],
    ['is seven hours long in a night in which they go forward', '2026-03-28T21:00Z', 7, '2026-03-29T04:00'],
  ])('%s', (_what, from, hours, end) => {
    const nights = at(NIGHTS, 'Europe/Prague');
    expect(iso(afterWorkingTime(nights, new Date(from), hours * HOUR))).toBe(end);
    expect(isOpenAt(nights, new Date(`${end}Z`))).toBe(false);
    expect(isOpenAt(nights, new Date(Date.parse(`${end}Z`) - 1))).toBe(true);
  });

  test.each([
    ['the end of the next working day', '2026-03-02T08:30Z', 1, '2026-03-03T16:00'],
    ['the same for what comes before the door opens', '2026-03-02T04:00Z', 1, '2026-03-03T16:00'],
    ['the first working day for what comes on a Sunday', '2026-03-01T12:00Z', 1, '2026-03-02T16:00'],
    ['past holidays, by the clocks of then', '2026-04-02T12:00Z', 2, '2026-04-08T15:00'],
    ['the end of a shortened day', '2026-12-23T12:00Z', 1, '2026-12-24T11:00'],
  ])('in days is %s', (_what, from, days, due) => {
    expect(iso(afterWorkingDays(prague, new Date(from), days))).toBe(due);
  });

  test('in days of a whole day ends at midnight, and goes on from there', () => {
    const always = at(ALWAYS, 'Europe/Prague');
    const first = afterWorkingDays(always, new Date('2026-03-02T12:00Z'), 1);
    expect(iso(first)).toBe('2026-03-03T23:00');
    expect(iso(afterWorkingDays(always, first ?? new Date(0), 1))).toBe('2026-03-04T23:00');
  });

  test('in days ends a night that goes on into a repeated hour where the next day begins', () => {
    const both = at(
      { week: Array<string[]>(7).fill(['02:30-05:00', '22:00-02:30']), specialDays: [] },
      'Europe/Prague',
    );
    const first = afterWorkingDays(both, new Date('2026-10-23T12:00Z'), 1);
    expect(iso(first)).toBe('2026-10-25T00:30');
    expect(iso(afterWorkingDays(both, first ?? new Date(0), 1))).toBe('2026-10-26T01:30');
  });

  test('never comes where nobody is ever there', () => {
    const never = at(NEVER, 'UTC');
    const now = new Date('2026-03-02T12:00Z');
    expect([
      nextOpening(never, now),
      afterWorkingTime(never, now, 1),
      afterWorkingDays(never, now, 1),
    ]).toEqual([...[null, null, null]]);
    expect(isOpenAt(never, now)).toBe(false);
  });

  test('begins where the clocks leap, when it was to begin at a time that they leap over', () => {
    const early = at({ week: Array<string[]>(7).fill(['02:30-05:00']), specialDays: [] }, 'Europe/Prague');
    expect(iso(nextOpening(early, new Date('2026-03-29T00:00Z')))).toBe('2026-03-29T01:00');
    // And goes on while they show for the second time what is before its end.
    const late = at({ week: Array<string[]>(7).fill(['01:00-02:30']), specialDays: [] }, 'Europe/Prague');
    expect(iso(afterWorkingTime(late, new Date('2026-10-24T22:00Z'), 2.5 * HOUR))).toBe('2026-10-25T01:30');
    // But not while they show for the second time what is after it.
    const done = at({ week: Array<string[]>(7).fill(['01:00-02:00']), specialDays: [] }, 'Europe/Prague');
    expect(isOpenAt(done, new Date('2026-10-25T00:00Z'))).toBe(false);
  });
});

/** Where clocks change by an hour, by half of one, at midnight, long ago a minute past it, by a day, or not at all; and about when. */
const PLACES = (
  [
    ['Europe/Prague', '2026-03-28'],
    ['Europe/Prague', '2026-10-24'],
    ['Europe/Prague', '2026-06-12'],
    ['America/St_Johns', '2008-03-08'],
    ['America/St_Johns', '2008-11-01'],
    ['America/St_Johns', '2026-10-31'],
    ['Asia/Kathmandu', '2026-03-28'],
    ['Australia/Lord_Howe', '2026-04-04'],
    ['Australia/Lord_Howe', '2026-10-03'],
    ['Africa/Cairo', '2026-04-23'],
    ['Africa/Cairo', '2026-10-29'],
    ['Pacific/Apia', '2011-12-28'],
    ['America/Havana', '2026-10-31'],
  ] as const
).map(([place, day]) => ({ place, start: Date.parse(`${day}T00:00Z`) }));

const QUARTERS = 96;
const clockText = (quarter: number): string =>
  `${String(Math.floor(quarter / 4)).padStart(2, '0')}:${String((quarter % 4) * 15).padStart(2, '0')}`;

/** Hours of a day, some of which go on into the next; they end by three in the morning, and no day begins before. */
const hours = fc
  .uniqueArray(fc.integer({ min: 12, max: QUARTERS + 11 }), { minLength: 0, maxLength: 4 })
  .map((drawn) => {
    const edges = [...drawn].sort((a, b) => a - b);
    const spans: string[] = [];
    for (let index = 0; index + 1 < edges.length; index += 2) {
      const [from = 0, to = 0] = edges.slice(index);
      if (from < QUARTERS)
        spans.push(`${clockText(from)}-${to === QUARTERS ? '24:00' : clockText(to % QUARTERS)}`);
    }
    return spans;
  });
/** The same where the whole night matters: nothing goes on, anything may begin. */
const early = fc
  .uniqueArray(fc.integer({ min: 0, max: QUARTERS }), { minLength: 2, maxLength: 4 })
  .map((drawn) => {
    const [a = 0, b = 0, c, d] = [...drawn].sort((one, other) => one - other);
    const text = (from: number, to: number) =>
      `${clockText(from)}-${to === QUARTERS ? '24:00' : clockText(to)}`;
    return c === undefined || d === undefined ? [text(a, b)] : [text(a, b), text(c, d)];
  });

const drawnHours = (day: fc.Arbitrary<string[]>) =>
  fc.constantFrom(...PLACES).chain(({ place, start }) =>
    fc.record({
      place: fc.constant(place),
      start: fc.constant(start),
      week: fc.array(day, { minLength: 7, maxLength: 7 }),
      specialDays: fc.uniqueArray(
        fc.record({
          date: fc
            .integer({ min: -1, max: 5 })
            .map((days) => new Date(start + days * DAY).toISOString().slice(0, 10)),
          name: fc.constant('Feast'),
          hours: fc.oneof(fc.constant([]), day),
        }),
        { maxLength: 2, selector: ({ date }) => date },
      ),
    }),
  );

const drawn = fc.record({
  hours: fc.oneof(drawnHours(hours), drawnHours(early)),
  offset: fc.integer({ min: 0, max: 4 * 1_440 }),
  later: fc.integer({ min: 0, max: 1_440 }),
  a: fc.integer({ min: 1, max: 1_500 }),
  b: fc.integer({ min: 1, max: 600 }),
  days: fc.integer({ min: 1, max: 3 }),
});

/** Nobody is there but on one day, which has begun when what comes later is asked about. */
const ONE_FEAST: typeof drawn extends fc.Arbitrary<infer Drawn> ? Drawn : never = {
  hours: {
    place: 'America/St_Johns' as const,
    start: Date.parse('2026-10-31T00:00Z'),
    week: Array<string[]>(7).fill([]),
    specialDays: [{ date: '2026-11-01', name: 'Feast', hours: ['03:00-03:15'] }],
  },
  ...{ offset: 1_019, later: 571, a: 1, b: 1, days: 1 },
};

describe('working time anywhere', () => {
  test('is what a walk from minute to minute finds', () => {
    fc.assert(
      fc.property(drawn, ({ hours: of, offset, a, days }) => {
        const time = at(of, of.place);
        const walk = new WalkedMinutes(of, of.place, of.start - 2 * DAY, 11 * 1_440);
        const moment = new Date(of.start + offset * MINUTE);
        expect(isOpenAt(time, moment)).toBe(walk.isOpenAt(moment));
        const inReach = new Date(of.start + 7 * DAY);
        const compare = (real: Date | null, walked: Date | null): void => {
          // The walk ends somewhere; what lies near its end, or beyond it, it does not know.
          if (real !== null && real < inReach) expect(iso(real)).toBe(iso(walked));
          if (walked !== null && walked < inReach) expect(iso(real)).toBe(iso(walked));
        };
        compare(nextOpening(time, moment), walk.nextOpening(moment));
        compare(afterWorkingTime(time, moment, a * MINUTE), walk.afterWorkingTime(moment, a));
        compare(afterWorkingDays(time, moment, days), walk.afterWorkingDays(moment, days));
      }),
      { numRuns: 200 },
    );
  }, 120_000);

  test('adds up: a and then b is a + b; ends while people are there; and comes no earlier to what begins later', () => {
    fc.assert(
      fc.property(drawn, ({ hours: of, offset, later, a, b, days }) => {
        const time = at(of, of.place);
        const moment = new Date(of.start + offset * MINUTE);
        const after = new Date(moment.getTime() + later * MINUTE);
        // Where only special days have hours, what begins later may find none any more.
        const comesNoEarlier = (next: Date | null, than: Date): void => {
          if (next === null) expect(of.week.flat()).toEqual([]);
          else expect(next >= than).toBe(true);
        };
        const first = afterWorkingTime(time, moment, a * MINUTE);
        if (first !== null) {
          expect(afterWorkingTime(time, first, b * MINUTE)).toEqual(
            afterWorkingTime(time, moment, (a + b) * MINUTE),
          );
          expect(isOpenAt(time, new Date(first.getTime() - 1))).toBe(true);
          comesNoEarlier(afterWorkingTime(time, after, a * MINUTE), first);
        }
        const day = afterWorkingDays(time, moment, days);
        if (day === null) return;
        expect(afterWorkingDays(time, day, 2)).toEqual(afterWorkingDays(time, moment, days + 2));
        expect(isOpenAt(time, new Date(day.getTime() - 1))).toBe(true);
        comesNoEarlier(afterWorkingDays(time, after, days), day);
      }),
      { numRuns: 1_000, examples: [[ONE_FEAST]] },
    );
  }, 120_000);
});
