import type { Random } from './random';

/** Things to choose from, each with its share of the running total. */
export interface Weighted<T> {
  readonly items: readonly T[];
  readonly runningTotals: Float64Array;
  readonly total: number;
}

/** Weights need not add up to anything; a thing with weight 0 is never chosen. */
export function weighted<T>(items: readonly T[], weightOf: (item: T) => number): Weighted<T> {
  const runningTotals = new Float64Array(items.length);
  let total = 0;
  for (let index = 0; index < items.length; index += 1) {
    const item = items[index];
    if (item !== undefined) total += weightOf(item);
    runningTotals[index] = total;
  }
  return { items, runningTotals, total };
}

/** The first place whose running total is greater than `target`. */
export function placeOf(runningTotals: Float64Array, target: number): number {
  let low = 0;
  let high = runningTotals.length - 1;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((runningTotals[middle] ?? 0) > target) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** One of the things, as often as its weight says. Throws when there is none. */
export function choose<T>(random: Random, from: Weighted<T>): T {
  const item = from.items[placeOf(from.runningTotals, random.next() * from.total)];
  if (item === undefined) throw new RangeError('Nothing to choose from: the list is empty');
  return item;
}

/** Weights as the running totals that `placeOf` wants. */
export function runningTotals(weights: readonly number[]): Float64Array {
  return weighted(weights, (weight) => weight).runningTotals;
}

/** Things to choose from, each beside its weight. */
export function shares<T>(pairs: readonly (readonly [item: T, share: number])[]): Weighted<T> {
  return { ...weighted(pairs, ([, share]) => share), items: pairs.map(([item]) => item) };
}
