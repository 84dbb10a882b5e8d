import { invalid, type ChangeRefusal, type Refused } from '../../platform/mutations/refusal';
import type { PromiseMove } from './domain/promise-moves';

/** Why nothing was done to a promise. */
export type PromiseRefusal = ChangeRefusal<PromiseMove>;

/** In characters. */
export const LONGEST_TEXT = 1_000;

/** Nobody is told of a date farther away. */
const FARTHEST_MS = 10 * 366 * 24 * 3_600_000;

/** Why a date may not be promised; null when it may. */
export function refusalOfDate(field: string, date: Date, now: Date): Refused | null {
  if (date <= now) return invalid(field, `"${field}" must lie ahead.`);
  return date.getTime() - now.getTime() > FARTHEST_MS
    ? invalid(field, `"${field}" must lie within ten years.`)
    : null;
}
