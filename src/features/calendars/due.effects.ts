import { momentAfter } from '../../kernel/duration';
import type { RequestContext } from '../../platform/graphql/context';
import { invalid, notFound, type Refused } from '../../platform/mutations/refusal';
import { refusalOfDate } from '../../platform/mutations/refused-date';
import { calendarByCode } from './business-calendar.loaders';
import { businessTime } from './business-hours';
import { afterWorkingDays, afterWorkingTime } from './domain/business-time';
import { MOST_DAYS, MOST_HOURS, type DueWithinInput, type WorkingTimeInput } from './due.input';

const HOUR_MS = 3_600_000;

/** By when something is to be done: at a moment, or within a time; not both. */
export interface DueWish {
  readonly dueAt: Date | null;
  readonly dueWithin: DueWithinInput | null;
}

type Due<Moment> = { readonly dueAt: Moment } | Refused;

const isCount = (count: number, most: number): boolean => count >= 1 && count <= most;

async function afterWorking(
  { loaders, now }: RequestContext,
  { calendar: code, hours, days }: WorkingTimeInput,
): Promise<Due<Date>> {
  const field = 'dueWithin.workingTime';
  if ((hours == null) === (days == null)) return invalid(field, 'Either "hours" or "days", one of both.');
  if (hours != null && !isCount(hours, MOST_HOURS))
    return invalid(`${field}.hours`, `"hours" must be 1 to ${String(MOST_HOURS)}.`);
  if (days != null && !isCount(days, MOST_DAYS))
    return invalid(`${field}.days`, `"days" must be 1 to ${String(MOST_DAYS)}.`);
  const calendar = await loaders.load(calendarByCode, code);
  if (calendar === null) return notFound(`${field}.calendar`, 'calendar');
  const time = businessTime(calendar, calendar.timeZone);
  const dueAt =
    days == null ? afterWorkingTime(time, now, (hours ?? 0) * HOUR_MS) : afterWorkingDays(time, now, days);
  return dueAt === null ? invalid(field, 'It is more than three years away.') : { dueAt };
}

async function within(
  context: RequestContext,
  { duration, workingTime }: DueWithinInput,
): Promise<Due<Date>> {
  if (workingTime !== undefined) return afterWorking(context, workingTime);
  return { dueAt: momentAfter(context.now, duration ?? 'PT0S') };
}

/** The moment by which something is to be done, null when none is set; or why it cannot be that. */
export async function dueDateOf(
  context: RequestContext,
  { dueAt, dueWithin }: DueWish,
): Promise<Due<Date | null>> {
  if (dueAt !== null && dueWithin !== null)
    return invalid('dueWithin', 'Either "dueAt" or "dueWithin", not both.');
  const due = dueWithin === null ? { dueAt } : await within(context, dueWithin);
  if ('refused' in due || due.dueAt === null) return due;
  return refusalOfDate(dueWithin === null ? 'dueAt' : 'dueWithin', due.dueAt, context.now) ?? due;
}
