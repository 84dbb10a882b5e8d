import { MINUTE_MS, type TimeZone } from '../../../kernel/time-zone';
import { spanOf, type OpeningHours, type Span } from './opening-hours';

/** Opening hours where they hold. */
export interface BusinessTime extends OpeningHours {
  readonly zone: TimeZone;
}

/** A stretch of time in which people are there, in milliseconds since 1970 (UTC); its end is the first moment at which they are not. */
export interface Opening {
  readonly start: number;
  readonly end: number;
}

const DAY_MS = 86_400_000;
/** How far ahead openings are looked for. */
const MOST_DAYS = 3 * 366;

/** The moment at which the clocks leap to `after`, a moment less than a day later. */
function leapBefore(zone: TimeZone, after: number): number {
  const offset = zone.offsetAt(after);
  let [before, since] = [after - DAY_MS, after];
  while (since - before > MINUTE_MS) {
    const middle = before + Math.floor((since - before) / (2 * MINUTE_MS)) * MINUTE_MS;
    if (zone.offsetAt(middle) === offset) since = middle;
    else before = middle;
  }
  return since;
}

/** As soon as the clocks have come to `local` or past it: where they leap over it, where they leap. */
function beginning(zone: TimeZone, local: number): number {
  const utc = zone.toUtc(local, 'earlier');
  return utc + zone.offsetAt(utc) === local ? utc : leapBefore(zone, utc);
}

/** From when on the clocks show nothing before `local` any more: a time that they show twice is past the second time, unless they begin anew with it. */
function ending(zone: TimeZone, local: number): number {
  const utc = zone.toUtc(local, 'later');
  const shownBefore = utc - 1 + zone.offsetAt(utc - 1);
  return utc + zone.offsetAt(utc) === local && shownBefore < local ? utc : beginning(zone, local);
}

/** The last day that has begun by a moment, as the number of days since 1970: one that the clocks go back into has not begun anew. */
function dayOf(zone: TimeZone, utc: number): number {
  const day = Math.floor((utc + zone.offsetAt(utc)) / DAY_MS);
  return beginning(zone, (day + 1) * DAY_MS) <= utc ? day + 1 : day;
}

/** 1 January 1970 was a Thursday. */
const weekdayOf = (day: number): number => (((day + 3) % 7) + 7) % 7;

/** Gives the openings that begin on a day, in their order. */
function readerOf({ zone, week, specialDays }: BusinessTime): (day: number) => readonly Opening[] {
  const spansOf = (hours: readonly string[]): Span[] =>
    hours
      .map(spanOf)
      .filter((span) => span !== null)
      .sort((a, b) => a.from - b.from);
  const usual = week.map(spansOf);
  const special = new Map(
    specialDays.map(({ date, hours }) => [Date.parse(`${date}T00:00:00Z`) / DAY_MS, spansOf(hours)]),
  );
  const openingsOf = (day: number): Opening[] =>
    (special.get(day) ?? usual[weekdayOf(day)] ?? [])
      .map(({ from, to }) => ({
        start: beginning(zone, day * DAY_MS + from * MINUTE_MS),
        end: ending(zone, day * DAY_MS + to * MINUTE_MS),
      }))
      .filter(({ start, end }) => start < end);
  return (day) => {
    // A night that ends when the next day begins would end after that where the clocks show this time twice.
    const [next] = openingsOf(day + 1);
    const latest = next?.start ?? Infinity;
    return openingsOf(day).map(({ start, end }) => ({ start, end: Math.min(end, latest) }));
  };
}

/** The openings that end after a moment, in the order of their beginnings. */
function* openingsFrom(time: BusinessTime, moment: number): Generator<Opening> {
  const openingsOf = readerOf(time);
  const first = dayOf(time.zone, moment) - 1;
  for (let day = first; day < first + MOST_DAYS; day += 1)
    for (const opening of openingsOf(day)) if (opening.end > moment) yield opening;
}

/** Whether people are there at a moment. */
export function isOpenAt(time: BusinessTime, moment: Date): boolean {
  return nextOpening(time, moment)?.getTime() === moment.getTime();
}

/** The first moment, this one included, at which people are there; null when there is none within three years. */
export function nextOpening(time: BusinessTime, moment: Date): Date | null {
  const at = moment.getTime();
  for (const { start } of openingsFrom(time, at)) return new Date(Math.max(start, at));
  return null;
}

/**
 * The moment at which people have been there for so long since a moment: milliseconds of real time, more than 0, whatever the clocks do
 * meanwhile. Null when that is more than three years away.
 */
export function afterWorkingTime(time: BusinessTime, moment: Date, milliseconds: number): Date | null {
  let left = milliseconds;
  let counted = moment.getTime();
  for (const { start, end } of openingsFrom(time, counted)) {
    const from = Math.max(start, counted);
    if (from >= end) continue;
    if (left <= end - from) return new Date(from + left);
    left -= end - from;
    counted = end;
  }
  return null;
}

/**
 * The end of the so-manieth working day, one or more, after the day of a moment. A day is one on which an opening begins; a moment in a night, or at
 * its end, belongs to the day on which the night began. Null when that is more than three years away.
 */
export function afterWorkingDays(time: BusinessTime, moment: Date, days: number): Date | null {
  const at = moment.getTime();
  const openingsOf = readerOf(time);
  const today = dayOf(time.zone, at);
  // A day may be left out altogether where a place has changed sides of the date line.
  const begun = [today - 2, today - 1, today].flatMap((day) =>
    openingsOf(day).flatMap(({ start, end }) => (start < at ? [{ day, end }] : [])),
  );
  const last = begun.at(-1);
  const from = last !== undefined && at <= last.end ? last.day : today;
  let left = days;
  for (let day = from + 1; day < from + MOST_DAYS; day += 1) {
    const ends = openingsOf(day).map(({ end }) => end);
    if (ends.length > 0) left -= 1;
    if (left === 0) return new Date(Math.max(...ends));
  }
  return null;
}
