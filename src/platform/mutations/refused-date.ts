import { invalid, type Refused } from './refusal';

/** Nobody is told of a date farther away. */
const FARTHEST_MS = 10 * 366 * 24 * 3_600_000;

/** Nothing that is recorded here is older. */
const EARLIEST = new Date('1800-01-01T00:00:00Z');

/** Why something may not be due at a date; null when it may. */
export function refusalOfDate(field: string, date: Date, now: Date): Refused | null {
  if (date <= now) return invalid(field, `"${field}" must lie ahead.`);
  return date.getTime() - now.getTime() > FARTHEST_MS
    ? invalid(field, `"${field}" must lie within ten years.`)
    : null;
}

/** Why a moment that has passed may not be that; null when it may. */
export function refusalOfPast(
  field: string,
  at: Date | null | undefined,
  now: Date,
  since: Date | null = EARLIEST,
): Refused | null {
  if (at == null) return null;
  if (at > now) return invalid(field, `"${field}" must not lie ahead.`);
  return at < (since ?? EARLIEST) ? invalid(field, `"${field}" lies too far back.`) : null;
}
