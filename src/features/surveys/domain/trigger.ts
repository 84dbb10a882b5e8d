/** Nobody is asked about a contact or a case that was over longer ago: they do not remember it. The operator's assumption. */
export const DAYS_REMEMBERED = 30;
/** Who bought something within so many days is asked about it. The operator's assumption. */
export const DAYS_AFTER_PURCHASE = 90;

const DAY_MS = 86_400_000;

/** Whether something happened at most so many days ago, and not ahead. */
export const isWithin = (days: number, at: Date, now: Date): boolean =>
  at <= now && at.getTime() >= now.getTime() - days * DAY_MS;
