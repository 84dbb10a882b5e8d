/** How many rows a list has, counted up to a bound: exact below it, "at least" at it. */
export interface TotalCount {
  readonly value: number;
  readonly isExact: boolean;
}

/** Counting stops here; nobody pages so far. */
export const COUNTED_UP_TO = 10_000;

/** The count that a statement stands for which counts one row more than the bound. */
export function toTotalCount(counted: number): TotalCount {
  return { value: Math.min(counted, COUNTED_UP_TO), isExact: counted <= COUNTED_UP_TO };
}
