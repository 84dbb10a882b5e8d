/** The clocks of one place, as the IANA database has them for every moment since 1970. */
export interface TimeZone {
  /** Milliseconds that the clocks there are ahead of UTC at a moment (milliseconds since 1970). */
  offsetAt(utc: number): number;
  /**
   * The moment (milliseconds since 1970, UTC) at which the clocks there show `local` (milliseconds since 1970 as if the place
   * were in UTC). A time that the clocks show twice is the earlier moment unless the later is asked for; a time that they leap
   * over counts on from before the leap (02:30 in a gap of an hour is the moment that the clocks call 03:30).
   */
  toUtc(local: number, which?: 'earlier' | 'later'): number;
}

const DAY_MS = 86_400_000;
/** Since 1973 every change of clocks has come on a whole minute, most on a quarter of an hour; Newfoundland's at one past midnight. */
export const MINUTE_MS = 60_000;
const QUARTER_MS = 900_000;
/** A century of changing quarters is far less; a file of nonsense dates must not fill the memory. */
const REMEMBERED = 50_000;

/** Whether this runtime knows the zone: `Europe/Prague`, `UTC`. Not `CET+1` and the like. */
export function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en-US', { timeZone: name });
    return /^[A-Za-z]/.test(name);
  } catch {
    return false;
  }
}

/** Milliseconds that the clocks of a zone are ahead of UTC at a moment. */
function offsetsOf(name: string): (utc: number) => number {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: name,
    hourCycle: 'h23',
    era: 'short',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  const remembered = new Map<number, number>();
  const read = (moment: number): number => {
    const parts: Record<string, number> = {};
    for (const { type, value } of format.formatToParts(moment)) parts[type] = Number(value);
    const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
    return Date.UTC(year, month - 1, day, hour, minute, second) - moment;
  };
  const atQuarter = (quarter: number): number => {
    const known = remembered.get(quarter);
    if (known !== undefined) return known;
    const offset = read(quarter);
    if (remembered.size >= REMEMBERED) remembered.clear();
    remembered.set(quarter, offset);
    return offset;
  };
  return (utc) => {
    const quarter = Math.floor(utc / QUARTER_MS) * QUARTER_MS;
    const offset = atQuarter(quarter);
    if (offset === atQuarter(quarter + QUARTER_MS)) return offset;
    return read(Math.floor(utc / MINUTE_MS) * MINUTE_MS);
  };
}

/** Throws a RangeError when the runtime does not know the zone. */
export function createTimeZone(name: string): TimeZone {
  const offsetAt = offsetsOf(name);
  return {
    offsetAt,
    toUtc(local, which = 'earlier') {
      // No place is more than a day from UTC, and none changes its clocks twice in two days.
      const before = offsetAt(local - DAY_MS);
      const after = offsetAt(local + DAY_MS);
      if (before === after) return local - before;
      const candidates = [before, after]
        .filter((offset) => offsetAt(local - offset) === offset)
        .map((offset) => local - offset);
      if (candidates.length === 0) return local - before;
      return which === 'earlier' ? Math.min(...candidates) : Math.max(...candidates);
    },
  };
}
