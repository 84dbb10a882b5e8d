import { toSqlInstant } from '../../kernel/instant';
import { joined } from '../../kernel/joined';
import type { PageRequest } from '../../kernel/page';
import type { SqlValue } from './db';

/** A piece of SQL and the values of its question marks. */
export interface Fragment {
  readonly sql: string;
  readonly values: readonly SqlValue[];
}

/** The order of a list: one column, then the id, both in the same direction. An index that starts so serves it without a sort. */
export interface KeysetOrder {
  readonly column: string;
  readonly id: string;
  readonly descending: boolean;
}

/** What a row is sorted by. */
export type SortValue = string | number | Date | null;

/** The order of a list, with the value that a row is sorted by: it compares as in SQL. */
export interface RowOrder<Row> extends KeysetOrder {
  readonly sortValueOf: (row: Row) => SortValue;
}

/** What a row is sorted by as it stands in cursors, which have no moments. */
export function writtenSortValue<Row>({ sortValueOf }: RowOrder<Row>, row: Row): string | number | null {
  const value = sortValueOf(row);
  return value instanceof Date ? toSqlInstant(value) : value;
}

/** A place in a list, to start from or to stop at. */
export interface Bound {
  readonly value: string | number | null;
  readonly id: string;
  /** Whether a row with this very value and id is still to come. */
  readonly isInclusive?: boolean;
}

/** What of a list is wanted: a `PageRequest`, or one with bounds of its own. */
export interface BoundedPage extends Omit<PageRequest, 'after' | 'before'> {
  readonly after: Bound | null;
  readonly before: Bound | null;
}

/**
 * Rows beyond a bound, walking down or up. Nulls sort as the servers sort them: lowest. Each alternative is a range of the index of its
 * own, so that what is read begins at the bound itself, however many rows share its value.
 */
function beyond(
  { column, id }: KeysetOrder,
  { value, id: at, isInclusive = false }: Bound,
  down: boolean,
): Fragment {
  const further = down ? '<' : '>';
  const orAt = isInclusive ? '=' : '';
  if (value === null) {
    const sameValue = `${column} IS NULL AND ${id} ${further}${orAt} ?`;
    return { sql: down ? sameValue : `(${column} IS NOT NULL OR (${sameValue}))`, values: [at] };
  }
  const orNull = down ? ` OR ${column} IS NULL` : '';
  return {
    sql: `(${column} ${further} ? OR (${column} = ? AND ${id} ${further}${orAt} ?)${orNull})`,
    values: [value, value, at],
  };
}

const NOTHING: Fragment = { sql: '', values: [] };

/** Rows between the bounds of a page: ` AND …`, or nothing. */
function within(order: KeysetOrder, { after, before }: BoundedPage): Fragment {
  if (!after && !before) return NOTHING;
  const bounds = [
    ...(after ? [beyond(order, after, order.descending)] : []),
    ...(before ? [beyond(order, before, !order.descending)] : []),
  ];
  return {
    sql: bounds.map(({ sql }) => ` AND ${sql}`).join(''),
    values: joined(bounds.map(({ values }) => values)),
  };
}

/**
 * What makes a statement give one page: the end of its WHERE (` AND …`, or nothing), and its ORDER BY with LIMIT (`tail`), also apart. Reads
 * one row more than the page where it is asked what lies beyond.
 */
export function keysetPage(
  order: KeysetOrder,
  page: BoundedPage,
): { readonly and: Fragment; readonly orderBy: string; readonly limit: number; readonly tail: string } {
  const down = order.descending !== page.fromEnd;
  const direction = down ? 'DESC' : 'ASC';
  const orderBy = `ORDER BY ${order.column} ${direction}, ${order.id} ${direction}`;
  const limit = page.limit + (page.looksBeyond ? 1 : 0);
  return {
    and: within(order, page),
    orderBy,
    limit,
    tail: `${orderBy} LIMIT ${String(limit)}`,
  };
}
