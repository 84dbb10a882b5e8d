import type { CursorPosition } from './cursor';

/** A piece of a list: `limit` rows after one place and before another, from its start or from its end. */
export interface PageRequest {
  readonly limit: number;
  /** True for the last rows of the list, false for the first. */
  readonly fromEnd: boolean;
  readonly after: CursorPosition | null;
  readonly before: CursorPosition | null;
  /** Whether somebody asks if the list goes on beyond it: then one row more is read. */
  readonly looksBeyond: boolean;
}

/** The rows of a page, in the order of the list whichever end it was read from. */
export interface Page<Row> {
  readonly rows: readonly Row[];
  /** Null where it was not looked. */
  readonly hasNextPage: boolean | null;
  readonly hasPreviousPage: boolean | null;
}

/**
 * Makes a page of rows that were read in walking order (backwards when the page is taken from the end), one more than the limit
 * where there are more and it was looked beyond. Beyond a cursor that bounds the page there is the cursor's own row.
 */
export function toPage<Row>(walked: readonly Row[], request: PageRequest): Page<Row> {
  const hasMore = request.looksBeyond ? walked.length > request.limit : null;
  const rows = walked.slice(0, request.limit);
  const [isAfterCursor, isBeforeCursor] = [request.after !== null, request.before !== null];
  return request.fromEnd
    ? { rows: rows.reverse(), hasNextPage: isBeforeCursor, hasPreviousPage: isAfterCursor || hasMore }
    : { rows, hasNextPage: isBeforeCursor || hasMore, hasPreviousPage: isAfterCursor };
}
