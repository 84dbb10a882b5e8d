import { MINUTE_MS, type TimeZone } from '../../../kernel/time-zone';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** No place changes its clocks twice in so short a time. */
const STEP_MS = 7 * DAY_MS;

export type PeriodLength = 'HOUR' | 'DAY' | 'WEEK' | 'MONTH';

/** Periods of one length, by the clocks of one place. */
export interface PeriodCut {
  readonly length: PeriodLength;
  readonly zone: TimeZone;
}

/** From `start` on, up to and without `end`. */
export interface Period {
  readonly start: Date;
  readonly end: Date;
}

/** How far the clocks of a place are ahead of UTC, from one moment on until the next stretch. */
export interface OffsetStretch {
  readonly since: Date;
  readonly seconds: number;
}

/** The first minute after `from` that has another offset; `to` has one. */
function changeBetween(zone: TimeZone, from: number, to: number): number {
  const offset = zone.offsetAt(from);
  let [before, after] = [Math.floor(from / MINUTE_MS), Math.floor(to / MINUTE_MS)];
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2);
    if (zone.offsetAt(middle * MINUTE_MS) === offset) before = middle;
    else after = middle;
  }
  return after * MINUTE_MS;
}

/** The offsets of a place between two moments, the earliest first; the first holds at `first`. */
export function offsetsBetween(zone: TimeZone, first: Date, last: Date): OffsetStretch[] {
  const stretches = [{ since: first, seconds: zone.offsetAt(first.getTime()) / 1000 }];
  for (let from = first.getTime(); from <= last.getTime(); from += STEP_MS) {
    const to = from + STEP_MS;
    if (zone.offsetAt(from) === zone.offsetAt(to)) continue;
    const since = new Date(changeBetween(zone, from, to));
    stretches.push({ since, seconds: zone.offsetAt(to) / 1000 });
  }
  return stretches;
}

function nextStart(local: Date, length: Exclude<PeriodLength, 'HOUR'>): number {
  if (length === 'MONTH') return Date.UTC(local.getUTCFullYear(), local.getUTCMonth() + 1);
  return local.getTime() + (length === 'WEEK' ? 7 : 1) * DAY_MS;
}

/** An hour of the clocks while they have one offset: the part of it in which they do. */
function hourAt(local: number, offset: number, zone: TimeZone): Period {
  const minutes = Array.from({ length: 60 }, (_, minute) => local - offset + minute * MINUTE_MS).filter(
    (moment) => zone.offsetAt(moment) === offset,
  );
  const start = minutes[0] ?? local - offset;
  return { start: new Date(start), end: new Date((minutes.at(-1) ?? start) + MINUTE_MS) };
}

/**
 * The period that begins when the clocks of a place show `localStart` (`2026-03-29`, or `2026-03-29T02:00` for an hour). An hour
 * that they show twice is two: `offsetSeconds` says which.
 */
export function periodAt(
  zone: TimeZone,
  length: PeriodLength,
  localStart: string,
  offsetSeconds: number,
): Period {
  const local = new Date(`${localStart}Z`);
  if (length === 'HOUR') return hourAt(local.getTime(), offsetSeconds * 1000, zone);
  return {
    start: new Date(zone.toUtc(local.getTime())),
    end: new Date(zone.toUtc(nextStart(local, length))),
  };
}
