import type { Allowance } from './judge';
import type { PlansBank } from './plans-bank';

/** A way in which the graph is asked, whatever the names and dates in it. */
export interface Shape {
  readonly name: string;
  /** What to ask of this bank, and what the answer may cost. */
  readonly prepare: (bank: PlansBank) => Promise<Prepared>;
}

export interface Prepared {
  readonly query: string;
  readonly allowance: Allowance;
}

/** A page as it is asked for in these tests. */
export const PAGE = 20;
/** A later page begins after so many. To read those before it is more than a page may read. */
export const EARLIER = 300;

/**
 * Rows that a page may read, of as many as are shown and one more to know whether there are others: the entry of the index, the row and
 * two that it looks up; and a few to find the beginning.
 */
export function page(size: number, oneIn = 1): number {
  return 4 * (size + 1) * oneIn + 20;
}

/** The part of an answer that the lists of these tests have in common. */
export interface Listed {
  readonly nodes: readonly { readonly id: string }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  readonly totalCount: { readonly value: number } | null;
}
