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

/** Counts how often each value comes, so that what it keeps does not grow with the bank. */
export class ValueCounts {
  private readonly counts = new Map<number, number>();

  add(value: number): void {
    this.counts.set(value, (this.counts.get(value) ?? 0) + 1);
  }

  figures(): Figures {
    const byValue = [...this.counts].sort(([a], [b]) => a - b);
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
}

/** Numbers by name. */
export type Counts = Readonly<Record<string, number>>;

/** Counts by name; a name that never came is absent. */
export class NameCounts {
  private readonly counts = new Map<string, number>();

  add(name: string, times = 1): void {
    this.counts.set(name, (this.counts.get(name) ?? 0) + times);
  }

  byName(): Counts {
    return Object.fromEntries([...this.counts].sort(([a], [b]) => (a < b ? -1 : 1)));
  }
}
