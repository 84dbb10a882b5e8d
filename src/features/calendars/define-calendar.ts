import { newId } from '../../kernel/id';
import { isTimeZone } from '../../kernel/time-zone';
import {
  invalid,
  notFound,
  refusalOfVersion,
  wordsOf,
  type ChangeRefusal,
  type Refused,
} from '../../platform/mutations/refusal';
import type { UseCase } from '../../platform/mutations/run-mutation';
import {
  countCalendars,
  insertCalendar,
  lockCalendar,
  updateCalendar,
} from './business-calendar-write.repository';
import {
  calendarName,
  CALENDARS_CAP,
  SPANS_CAP,
  SPECIAL_DAYS_CAP,
  type StoredCalendar,
} from './business-calendar.type';
import { faultOfHours, faultOfNights, WEEKDAYS, type SpecialDay, type Weekday } from './domain/opening-hours';

/** In characters. */
export const LONGEST_NAME = 200;

/** A calendar as it is to be. */
export interface CalendarWish {
  readonly code: string;
  readonly name: string;
  readonly timeZone: string;
  readonly week: readonly { readonly weekday: Weekday; readonly hours: readonly string[] }[];
  readonly specialDays: readonly SpecialDay[];
}

function refusalOfHours(field: string, hours: readonly string[]): Refused | null {
  if (hours.length > SPANS_CAP)
    return invalid(field, `A day has at most ${String(SPANS_CAP)} spans of time.`);
  const fault = faultOfHours(hours);
  return fault === null ? null : invalid(field, fault);
}

function refusalOfWeek({ week }: CalendarWish): Refused | null {
  for (const [index, { weekday, hours }] of week.entries()) {
    if (week.findIndex((day) => day.weekday === weekday) !== index)
      return invalid(`week.${String(index)}.weekday`, `${weekday} is there twice.`);
    const refusal = refusalOfHours(`week.${String(index)}.hours`, hours);
    if (refusal !== null) return refusal;
  }
  return null;
}

function refusalOfSpecialDays({ specialDays }: CalendarWish): Refused | null {
  if (specialDays.length > SPECIAL_DAYS_CAP)
    return invalid('specialDays', `A calendar has at most ${String(SPECIAL_DAYS_CAP)} special days.`);
  for (const [index, { date, name, hours }] of specialDays.entries()) {
    const field = `specialDays.${String(index)}`;
    if (specialDays.findIndex((day) => day.date === date) !== index)
      return invalid(`${field}.date`, `${date} is there twice.`);
    if (wordsOf(name, LONGEST_NAME) === null)
      return invalid(`${field}.name`, `"name" must have 1 to ${String(LONGEST_NAME)} characters.`);
    const refusal = refusalOfHours(`${field}.hours`, hours);
    if (refusal !== null) return refusal;
  }
  return null;
}

/** The calendar without who it is, or why it cannot be. */
function checked(wish: CalendarWish): Omit<StoredCalendar, 'id' | 'version'> | Refused {
  const { code, timeZone } = wish;
  if (!/^[a-z0-9]([a-z0-9-]{0,62}[a-z0-9])?$/.test(code))
    return invalid('code', '"code" must have 1 to 64 small letters, digits and hyphens between them.');
  const name = wordsOf(wish.name, LONGEST_NAME);
  if (name === null) return invalid('name', `"name" must have 1 to ${String(LONGEST_NAME)} characters.`);
  if (!isTimeZone(timeZone) || timeZone.length > 64)
    return invalid('timeZone', '"timeZone" must be a zone of the IANA database, such as Europe/Prague.');
  const refusal = refusalOfWeek(wish) ?? refusalOfSpecialDays(wish);
  if (refusal !== null) return refusal;
  const week = WEEKDAYS.map((day) => wish.week.find(({ weekday }) => weekday === day)?.hours ?? []);
  const specialDays = [...wish.specialDays]
    .map((day) => ({ ...day, name: day.name.trim() }))
    .sort((a, b) => (a.date < b.date ? -1 : 1));
  const fault = faultOfNights({ week, specialDays });
  return fault === null ? { code, name, timeZone, week, specialDays } : invalid('week', fault);
}

/** Makes a calendar, or puts another one in the place of that of the same code. Promises that were made by the former one stay as they are. */
export const defineCalendar =
  (wish: CalendarWish, expectedVersion: number | null): UseCase<ChangeRefusal> =>
  async ({ db, now }) => {
    const calendar = checked(wish);
    if ('refused' in calendar) return calendar;
    const { prefix } = calendarName;
    const id = newId();
    if (expectedVersion === null && (await countCalendars(db)) < CALENDARS_CAP)
      await insertCalendar(db, { ...calendar, id, version: 1 }, now);
    const held = await lockCalendar(db, calendar.code);
    if (held?.id === id)
      return { done: { prefix, id, customerId: null, before: null, after: { ...calendar, id, version: 1 } } };
    if (held === null)
      return expectedVersion === null
        ? invalid('code', `There are ${String(CALENDARS_CAP)} calendars already: use one of them.`)
        : notFound('code', 'calendar');
    const stale = refusalOfVersion('calendar', expectedVersion, held.version);
    if (stale !== null) return stale;
    const after = { ...calendar, id: held.id, version: held.version + 1 };
    await updateCalendar(db, after, now);
    return { done: { prefix, id: held.id, customerId: null, before: held, after } };
  };
