import { defineRowLoader, type LoaderDefinition } from '../../platform/graphql/loader';
import type { NodeType } from '../../platform/graphql/node';
import { findCalendarsByCode, findCalendarsById, listCalendars } from './business-calendar.repository';
import {
  calendarName,
  CALENDARS_CAP,
  type BusinessCalendar,
  type StoredCalendar,
} from './business-calendar.type';
import { WEEKDAYS } from './domain/opening-hours';

function toGraph({ week, ...calendar }: StoredCalendar): BusinessCalendar {
  return { ...calendar, week: WEEKDAYS.map((weekday, index) => ({ weekday, hours: week[index] ?? [] })) };
}

export const calendarById = defineRowLoader('calendarById', async ({ db, scope }, ids) =>
  (await findCalendarsById(db, scope, ids)).map(toGraph),
);

/** By its code, as its row has it. */
export const calendarByCode: LoaderDefinition<string, StoredCalendar | null> = {
  name: 'calendarByCode',
  keyText: (code) => code,
  load: async ({ db, scope }, codes) => {
    const found = new Map((await findCalendarsByCode(db, scope, codes)).map((row) => [row.code, row]));
    return codes.map((code) => found.get(code) ?? null);
  },
};

/** All of them are one list, whoever asks. */
export const calendarList: LoaderDefinition<'ALL', readonly BusinessCalendar[]> = {
  name: 'calendarList',
  keyText: (all) => all,
  load: async ({ db, scope }, keys) => {
    const calendars = (await listCalendars(db, scope, CALENDARS_CAP)).map(toGraph);
    return keys.map(() => calendars);
  },
};

export const calendarNode: NodeType = { ...calendarName, loader: calendarById };
