import type { Tx } from '../../platform/db/db';
import { insertRows } from '../../platform/db/insert-rows';
import { toStoredCalendar } from './business-calendar.repository';
import type { StoredCalendar } from './business-calendar.type';

/** Makes a calendar, unless there is one of that code. */
export function insertCalendar(tx: Tx, calendar: StoredCalendar, at: Date): Promise<void> {
  const columns = [
    ...(['id', 'code', 'name', 'timeZone', 'week', 'specialDays'] as const),
    ...(['version', 'createdAt', 'updatedAt'] as const),
  ] as const;
  const { week, specialDays } = calendar;
  const documents = { week: JSON.stringify(week), specialDays: JSON.stringify(specialDays) };
  const row = { ...calendar, ...documents, createdAt: at, updatedAt: at };
  return insertRows(tx, 'calendars.insertCalendar', { table: 'business_calendars', columns }, [row]);
}

/** The calendar of a code, held until the transaction ends. */
export async function lockCalendar(tx: Tx, code: string): Promise<StoredCalendar | null> {
  const [row] = await tx.query<StoredCalendar>(
    'calendars.lockCalendar',
    `SELECT id, code, name, time_zone AS timeZone, week, special_days AS specialDays, version
       FROM business_calendars WHERE code = ? FOR UPDATE`,
    [code],
  );
  return row === undefined ? null : toStoredCalendar(row);
}

export async function updateCalendar(tx: Tx, calendar: StoredCalendar, at: Date): Promise<void> {
  const { id, name, timeZone, week, specialDays, version } = calendar;
  await tx.execute(
    'calendars.updateCalendar',
    `UPDATE business_calendars SET name = ?, time_zone = ?, week = ?, special_days = ?, version = ?, updated_at = ? WHERE id = ?`,
    [name, timeZone, JSON.stringify(week), JSON.stringify(specialDays), version, at, id],
  );
}

export async function countCalendars(tx: Tx): Promise<number> {
  const [row] = await tx.query<{ count: number }>(
    'calendars.countCalendars',
    'SELECT COUNT(*) AS count FROM business_calendars',
  );
  return row?.count ?? 0;
}
