/** What is true of many whole numbers. Percentiles are of nearest rank; null where there is no number. */
export interface Figures {
  readonly n: number;
  readonly sum: number;
  readonly median: number | null;
  readonly p80: number | null;
  readonly p90: number | null;
  readonly p95: number | null;
  readonly p99: number | null;
  readonly max: number | null;
}

/** Numbers by name. */
export type Counts = Readonly<Record<string, number>>;

/**
 * How often each name came, in groups of names. What it keeps does not grow with what is counted, and it can be handed from one
 * thread to another.
 */
export type Tallies = Map<string, Map<string, number>>;

export function tally(tallies: Tallies, group: string, name: string, times = 1): void {
  const names = tallies.get(group);
  if (names === undefined) tallies.set(group, new Map([[name, times]]));
  else names.set(name, (names.get(name) ?? 0) + times);
}

/** Adds what another has counted. */
export function addTallies(tallies: Tallies, others: Tallies): void {
  for (const [group, names] of others) for (const [name, times] of names) tally(tallies, group, name, times);
}

/** Counts of a group by name; a name that never came is absent. */
export function countsOf(tallies: Tallies, group: string): Counts {
  return Object.fromEntries([...(tallies.get(group) ?? [])].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** What is true of a group whose names are whole numbers. */
export function figuresOf(tallies: Tallies, group: string): Figures {
  const byValue = [...(tallies.get(group) ?? [])]
    .map(([value, times]) => [Number(value), times] as const)
    .sort(([a], [b]) => a - b);
  const n = byValue.reduce((total, [, times]) => total + times, 0);
  const at = (rank: number): number => {
    let left = rank;
    return byValue.find(([, times]) => (left -= times) <= 0)?.[0] ?? 0;
  };
  const percentile = (percent: number) => (n === 0 ? null : at(Math.ceil((n * percent) / 100)));
  return {
    n,
    sum: byValue.reduce((total, [value, times]) => total + value * times, 0),
    median: n === 0 ? null : (at(Math.ceil(n / 2)) + at(Math.floor(n / 2) + 1)) / 2,
    p80: percentile(80),
    p90: percentile(90),
    p95: percentile(95),
    p99: percentile(99),
    max: byValue.at(-1)?.[0] ?? null,
  };
}
