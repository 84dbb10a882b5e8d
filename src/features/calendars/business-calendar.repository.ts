import type { Id } from '../../kernel/id';
import { withinBank, type RowScope } from '../../platform/authz/row-scope';
import type { Sql } from '../../platform/db/db';
import { parseJson } from '../../platform/db/json';
import type { StoredCalendar } from './business-calendar.type';
import type { SpecialDay } from './domain/opening-hours';

const SELECT =
  'SELECT id, code, name, time_zone AS timeZone, week, special_days AS specialDays, version FROM business_calendars';

type SelectedCalendar = Omit<StoredCalendar, 'week' | 'specialDays'> & {
  readonly week: unknown;
  readonly specialDays: unknown;
};

export function toStoredCalendar({ week, specialDays, ...row }: SelectedCalendar): StoredCalendar {
  return {
    ...row,
    week: parseJson<string[][]>(week),
    specialDays: parseJson<SpecialDay[]>(specialDays),
  };
}

export async function findCalendarsById(
  sql: Sql,
  scope: RowScope,
  ids: readonly Id[],
): Promise<StoredCalendar[]> {
  const rows = await sql.lookUp<SelectedCalendar>(
    'calendars.findCalendarsById',
    `${SELECT} WHERE id IN (?) AND ${withinBank(scope)}`,
    [ids],
  );
  return rows.map(toStoredCalendar);
}

export async function findCalendarsByCode(
  sql: Sql,
  scope: RowScope,
  codes: readonly string[],
): Promise<StoredCalendar[]> {
  const rows = await sql.lookUp<SelectedCalendar>(
    'calendars.findCalendarsByCode',
    `${SELECT} WHERE code IN (?) AND ${withinBank(scope)}`,
    [codes],
  );
  return rows.map(toStoredCalendar);
}

/** All calendars, at most so many, by code. */
export async function listCalendars(sql: Sql, scope: RowScope, limit: number): Promise<StoredCalendar[]> {
  const rows = await sql.query<SelectedCalendar>(
    'calendars.listCalendars',
    `${SELECT} WHERE ${withinBank(scope)} ORDER BY code LIMIT ?`,
    [limit],
  );
  return rows.map(toStoredCalendar);
}
