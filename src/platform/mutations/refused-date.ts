import { invalid, type Refused } from './refusal';

/** Nobody is told of a date farther away. */
const FARTHEST_MS = 10 * 366 * 24 * 3_600_000;

/** Why something may not be due at a date; null when it may. */
export function refusalOfDate(field: string, date: Date, now: Date): Refused | null {
  if (date <= now) return invalid(field, `"${field}" must lie ahead.`);
  return date.getTime() - now.getTime() > FARTHEST_MS
    ? invalid(field, `"${field}" must lie within ten years.`)
    : null;
}
