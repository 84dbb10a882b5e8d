import type { CursorPosition } from './cursor';

/** A piece of a list: `limit` rows after one place and before another, from its start or from its end. */
export interface PageRequest {
  readonly limit: number;
  /** True for the last rows of the list, false for the first. */
  readonly fromEnd: boolean;
  readonly after: CursorPosition | null;
  readonly before: CursorPosition | null;
}

/** The rows of a page, in the order of the list whichever end it was read from. */
export interface Page<Row> {
  readonly rows: readonly Row[];
  readonly hasNextPage: boolean;
  readonly hasPreviousPage: boolean;
}

/**
 * Makes a page of rows that were read in walking order (backwards when the page is taken from the end), one more than the limit
 * where there are more. In the direction not walked there are rows if the page starts at a cursor.
 */
export function toPage<Row>(walked: readonly Row[], request: PageRequest): Page<Row> {
  const hasMore = walked.length > request.limit;
  const rows = walked.slice(0, request.limit);
  return request.fromEnd
    ? { rows: rows.reverse(), hasNextPage: request.before !== null, hasPreviousPage: hasMore }
    : { rows, hasNextPage: hasMore, hasPreviousPage: request.after !== null };
}
