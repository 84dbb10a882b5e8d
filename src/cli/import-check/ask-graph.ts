import type { Graph } from '../../platform/graphql/graph-client';
import type { Figures } from './compare-figures';

/** The fields of a distribution, and its names in truth files. */
export const DISTRIBUTION = 'n sum mean median p80 p90 p95 p99 min max standardDeviation';

export interface Distribution {
  readonly n: number;
  readonly sum: number;
  readonly mean: number | null;
  readonly median: number | null;
  readonly p80: number | null;
  readonly p90: number | null;
  readonly p95: number | null;
  readonly p99: number | null;
  readonly min: number | null;
  readonly max: number | null;
  readonly standardDeviation: number | null;
}

export function distributionFigures({ standardDeviation, ...rest }: Distribution): Figures {
  const figures = Object.entries({ ...rest, stdev: standardDeviation });
  return Object.fromEntries(figures.map(([name, value]) => [name, value ?? 0]));
}

interface Page<Row> {
  readonly list: {
    readonly nodes: readonly Row[];
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  };
}

/** All rows of a list, page after page. The query names it `list` and takes `$after`. */
export async function allRows<Row>(
  graph: Graph,
  query: string,
  variables: Readonly<Record<string, unknown>> = {},
): Promise<Row[]> {
  const rows: Row[] = [];
  for (let after: string | null = null, isMore = true; isMore;) {
    const { list }: Page<Row> = await graph.ask<Page<Row>>(query, { ...variables, after });
    rows.push(...list.nodes);
    after = list.pageInfo.endCursor;
    isMore = list.pageInfo.hasNextPage;
  }
  return rows;
}

/** Sums by a name; rows without one are left out. */
export function sumBy<Row>(
  rows: readonly Row[],
  nameOf: (row: Row) => string | null,
  amountOf: (row: Row) => number = () => 1,
): Record<string, number> {
  const sums: Record<string, number> = {};
  for (const row of rows) {
    const name = nameOf(row);
    if (name !== null) sums[name] = (sums[name] ?? 0) + amountOf(row);
  }
  return sums;
}

/** The same from several counts. */
export function addCounts(...counts: readonly Readonly<Record<string, number>>[]): Record<string, number> {
  const entries = counts.flatMap((one) => Object.entries(one));
  return sumBy(
    entries,
    ([name]) => name,
    ([, count]) => count,
  );
}

/** How values are distributed that come so many times each: what a distribution of the graph says, from a count of each value. */
export function distributionOf(counts: ReadonlyMap<number, number>): Figures {
  const values = [...counts].sort(([a], [b]) => a - b);
  const n = values.reduce((sum, [, times]) => sum + times, 0);
  const sum = values.reduce((total, [value, times]) => total + value * times, 0);
  const rank = (wanted: number): number => {
    let upTo = 0;
    for (const [value, times] of values) {
      upTo += times;
      if (upTo >= wanted) return value;
    }
    return 0;
  };
  const mean = n === 0 ? 0 : sum / n;
  const squares = values.reduce((total, [value, times]) => total + times * (value - mean) ** 2, 0);
  return {
    n,
    sum,
    mean,
    median: (rank(Math.floor((n + 1) / 2)) + rank(Math.floor(n / 2) + 1)) / 2,
    p80: rank(Math.ceil((n * 80) / 100)),
    p90: rank(Math.ceil((n * 90) / 100)),
    p95: rank(Math.ceil((n * 95) / 100)),
    p99: rank(Math.ceil((n * 99) / 100)),
    min: values[0]?.[0] ?? 0,
    max: values.at(-1)?.[0] ?? 0,
    stdev: Math.sqrt(squares / n),
    negative: values.reduce((count, [value, times]) => count + (value < 0 ? times : 0), 0),
    zero: counts.get(0) ?? 0,
  };
}
