/** Figures as their definitions say, worked out row by row in plain code that knows nothing of SQL. */

export interface Figures {
  readonly n: number;
  readonly sum: number;
  readonly mean: number | null;
  /** Matches what is as near to it as sums of floating-point numbers come. */
  readonly standardDeviation: unknown;
  readonly min: number | null;
  readonly median: number | null;
  readonly p80: number | null;
  readonly p90: number | null;
  readonly p95: number | null;
  readonly p99: number | null;
  readonly max: number | null;
}

export const FIGURES = '{ n sum mean standardDeviation min median p80 p90 p95 p99 max }';

/** Of the sorted values the one at the rank that is the percentage of their number, rounded up. */
function nearestRank(sorted: readonly number[], percent: number): number | null {
  const exact = (sorted.length * percent) / 100;
  return sorted[Math.max(1, Math.ceil(Math.round(exact * 100) / 100)) - 1] ?? null;
}

/** The square root of the mean square of the distances from the mean. */
function spreadOf(values: readonly number[]): number {
  const mean = values.reduce((total, value) => total + value, 0) / values.length;
  const squares = values.reduce((total, value) => total + (value - mean) ** 2, 0);
  return Math.sqrt(squares / values.length);
}

export function figuresOf(values: readonly number[], unit = 1): Figures {
  const sorted = [...values].sort((a, b) => a - b);
  const n = sorted.length;
  const half = n / 2;
  const median = n % 2 === 1 ? sorted[Math.floor(half)] : ((sorted[half - 1] ?? 0) + (sorted[half] ?? 0)) / 2;
  const sum = sorted.reduce((total, value) => total + value, 0) / unit;
  const inUnit = (value: number | null | undefined) => (n === 0 || value == null ? null : value / unit);
  return {
    n,
    sum,
    mean: n === 0 ? null : sum / n,
    standardDeviation: n === 0 ? null : expect.closeTo(spreadOf(values) / unit, 6),
    min: inUnit(sorted[0]),
    median: inUnit(median),
    p80: inUnit(nearestRank(sorted, 80)),
    p90: inUnit(nearestRank(sorted, 90)),
    p95: inUnit(nearestRank(sorted, 95)),
    p99: inUnit(nearestRank(sorted, 99)),
    max: inUnit(sorted.at(-1)),
  };
}

export type Length = 'HOUR' | 'DAY' | 'WEEK' | 'MONTH';

function formatsOf(zone: string) {
  return {
    time: new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' }),
    offset: new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' }),
  };
}

const formats = new Map<string, ReturnType<typeof formatsOf>>();

/** What the clocks of a place show: `2026-03-29 03:30:00 GMT+02:00`, told by the runtime. */
function clocks(zone: string, moment: Date): string {
  const { time, offset } = formats.get(zone) ?? formatsOf(zone);
  formats.set(zone, { time, offset });
  const shown = offset.formatToParts(moment).find(({ type }) => type === 'timeZoneName');
  return `${time.format(moment)} ${shown?.value ?? ''}`;
}

/** A name for the period that a moment is in: two moments have the same one when they are in the same period. */
export function periodName(zone: string, length: Length, moment: Date): string {
  const shown = clocks(zone, moment);
  if (length === 'HOUR') return `${shown.slice(0, 13)}${shown.slice(19)}`;
  if (length === 'MONTH') return shown.slice(0, 7);
  if (length === 'DAY') return shown.slice(0, 10);
  const day = new Date(`${shown.slice(0, 10)}T12:00:00Z`);
  day.setUTCDate(day.getUTCDate() - ((day.getUTCDay() + 6) % 7));
  return day.toISOString().slice(0, 10);
}

/** Rows by a name of their group. */
export function grouped<Row>(rows: readonly Row[], nameOf: (row: Row) => string): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const name = nameOf(row);
    groups.set(name, [...(groups.get(name) ?? []), row]);
  }
  return groups;
}
