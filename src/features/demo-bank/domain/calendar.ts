import { HOLIDAYS } from './data/holidays';
import type { Random } from './random';
import { placeOf } from './weighted';

export const SECOND = 1_000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;
export const YEAR = 365.25 * DAY;

/** Days of contacts that the bank has kept. */
export const HISTORY_DAYS = 3 * 365;

/** How busy a day is beside an ordinary one. Sunday first. */
const WEEKDAYS = [0.18, 1.2, 1.08, 1, 1, 0.95, 0.32] as const;
/** January first: yearly statements and fees, a quiet summer, Christmas shopping. */
const MONTHS = [1.15, 1, 1.06, 1, 0.95, 0.97, 0.84, 0.82, 1.05, 1.06, 1.12, 1.2] as const;
/** Salaries, rents and standing orders move on these days of the month. */
const PAYDAYS = new Set([1, 2, 10, 15]);
const PAYDAY_RUSH = 1.15;
const DAYS_OFF = new Set(HOLIDAYS.map(({ day }) => day));
const HOLIDAY_QUIET = 0.2;
/** The bank grows: its last day is this many times as busy as the first that it has kept. */
const GROWTH = 2.5;

function lastSundayOf(year: number, month: number): number {
  const lastDay = Date.UTC(year, month + 1, 0);
  return lastDay - new Date(lastDay).getUTCDay() * DAY;
}

/** Central European time on the clock (milliseconds as if it were UTC) as UTC: summer time from end of March to end of October. */
export function fromLocalTime(local: number): number {
  const year = new Date(local).getUTCFullYear();
  const isSummer = local >= lastSundayOf(year, 2) + 2 * HOUR && local < lastSundayOf(year, 9) + 3 * HOUR;
  return local - (isSummer ? 2 : 1) * HOUR;
}

function busynessOf(day: number): number {
  const date = new Date(day);
  const monthDay = date.toISOString().slice(5, 10);
  const weekday = WEEKDAYS[date.getUTCDay()] ?? 1;
  const month = MONTHS[date.getUTCMonth()] ?? 1;
  const payday = PAYDAYS.has(date.getUTCDate()) ? PAYDAY_RUSH : 1;
  return weekday * month * payday * (DAYS_OFF.has(monthDay) ? HOLIDAY_QUIET : 1);
}

/** The days that the bank remembers, and how busy each was. */
export interface Calendar {
  /** The first instant that is remembered, and the first that is not yet known (UTC milliseconds). */
  readonly start: number;
  readonly end: number;
  readonly runningTotals: Float64Array;
  /** Of each day, beside an ordinary one: above 1 people wait longer. */
  readonly load: Float64Array;
}

/** The calendar of the days before `asOf` (a UTC midnight in milliseconds). */
export function createCalendar(asOf: number): Calendar {
  const start = asOf - HISTORY_DAYS * DAY;
  const runningTotals = new Float64Array(HISTORY_DAYS);
  const load = new Float64Array(HISTORY_DAYS);
  let total = 0;
  for (let day = 0; day < HISTORY_DAYS; day += 1) {
    const busyness = busynessOf(start + day * DAY);
    load[day] = busyness;
    total += busyness * (1 + ((GROWTH - 1) * day) / HISTORY_DAYS);
    runningTotals[day] = total;
  }
  return { start, end: asOf, runningTotals, load };
}

function dayIndex(calendar: Calendar, time: number): number {
  return Math.min(HISTORY_DAYS - 1, Math.max(0, Math.floor((time - calendar.start) / DAY)));
}

/** How busy the day of that time is beside an ordinary one. */
export function loadAt(calendar: Calendar, time: number): number {
  return calendar.load[dayIndex(calendar, time)] ?? 1;
}

/** A day (its midnight, UTC milliseconds) between two times, busy days the likelier. */
export function drawDay(random: Random, calendar: Calendar, from: number, to: number): number {
  const first = dayIndex(calendar, from);
  const low = first === 0 ? 0 : (calendar.runningTotals[first - 1] ?? 0);
  const high = calendar.runningTotals[dayIndex(calendar, to - 1)] ?? 0;
  const day = placeOf(calendar.runningTotals, low + random.next() * (high - low));
  return calendar.start + day * DAY;
}

/** A time of that day by Central European clocks, in UTC, the hours as likely as `hours` says (24 weights as running totals). */
export function drawTime(random: Random, day: number, hours: Float64Array): number {
  const hour = placeOf(hours, random.next() * (hours[23] ?? 0));
  return fromLocalTime(day + hour * HOUR + random.below(HOUR));
}

/** A calendar day as `YYYY-MM-DD`. */
export function isoDate(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}
