import { DAY } from './calendar';
import { HOLIDAYS } from './data/holidays';
import { idAt } from './ids';
import type { Random } from './random';
import type { BusinessCalendarRow } from './contact-rows';

const TIME_ZONE = 'Europe/Prague';
const OLDEST_DAYS = 4 * 365;

const week = (workday: string, ...weekend: readonly string[][]): string =>
  JSON.stringify([...Array<string[]>(5).fill([workday]), ...weekend]);

/** When the bank is there: its care on working days and Saturday mornings, its line for lost cards always. */
export function createCalendars(random: Random, asOf: number): BusinessCalendarRow[] {
  const madeAt = new Date(asOf - OLDEST_DAYS * DAY);
  const year = new Date(asOf).getUTCFullYear();
  const holidays = [year, year + 1].flatMap((of) =>
    HOLIDAYS.map(({ day, name }) => ({ date: `${String(of)}-${day}`, name, hours: [] })),
  );
  const calendar = (
    code: string,
    name: string,
    hours: string,
    days: readonly object[],
  ): BusinessCalendarRow => ({
    ...{ id: idAt(random, madeAt.getTime()), code, name, timeZone: TIME_ZONE },
    ...{ week: hours, specialDays: JSON.stringify(days) },
    ...{ createdAt: madeAt, updatedAt: madeAt },
  });
  return [
    calendar('care', 'Customer care', week('08:00-20:00', ['09:00-13:00'], []), holidays),
    calendar(
      'lost-cards',
      'Lost and stolen cards',
      week('00:00-24:00', ['00:00-24:00'], ['00:00-24:00']),
      [],
    ),
  ];
}
