import { DAY } from './calendar';

/** What a demo bank is made from. The same plan gives the same bank, row for row, on any machine. */
export interface BankPlan {
  readonly customers: number;
  readonly seed: number;
  /** The midnight (UTC) at which the bank is seen: nothing in it happened later, only what is due may be. */
  readonly asOf: Date;
}

const MOST_CUSTOMERS = 5_000_000;
/** The bank's history reaches a quarter of a century back, and ids end in 2081. */
const EARLIEST = '2000-01-01';
const LATEST = '2080-12-31';

/** The midnight at which a calendar day begins in UTC, or null for what is no day. */
function midnightOf(day: string): Date | null {
  const time = /^\d{4}-\d{2}-\d{2}$/.test(day) ? Date.parse(`${day}T00:00:00.000Z`) : NaN;
  // Thirtieths of February roll over into March: only a day that reads back the same is one.
  const isDay = !Number.isNaN(time) && new Date(time).toISOString().startsWith(day);
  return isDay ? new Date(time - (time % DAY)) : null;
}

/** Throws an error that names the argument, its range and what was given. */
export function createPlan(given: {
  readonly customers: number;
  readonly seed: number;
  readonly asOf: string;
}): BankPlan {
  const { customers, seed, asOf: day } = given;
  if (!Number.isInteger(customers) || customers < 1 || customers > MOST_CUSTOMERS) {
    throw new RangeError(
      `customers must be a whole number from 1 to ${String(MOST_CUSTOMERS)}, not ${String(customers)}.`,
    );
  }
  if (!Number.isSafeInteger(seed)) {
    throw new RangeError(`seed must be a whole number of at most 15 digits, such as 7, not ${String(seed)}.`);
  }
  const asOf = midnightOf(day);
  if (asOf === null || day < EARLIEST || day > LATEST) {
    throw new RangeError(
      `as-of must be a day from ${EARLIEST} to ${LATEST}, such as 2026-11-01, not "${day}".`,
    );
  }
  return { customers, seed, asOf };
}
