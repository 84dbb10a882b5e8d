import type { Id } from '../../kernel/id';
import { toPage, type Page, type PageRequest } from '../../kernel/page';
import { COUNTED_UP_TO, toTotalCount, type TotalCount } from '../../kernel/total-count';
import type { RowScope } from '../authz/row-scope';
import type { Sql } from './db';
import { keysetPage, type Fragment, type KeysetOrder, type RowOrder } from './keyset';

/** The ids that make up one customer: their own first, then those of customers merged into them that facts may still carry. */
export type CustomerIds = readonly [Id, ...Id[]];

/** Rows of one table, and what is read of each. */
export interface TableRows {
  readonly columns: string;
  /** With its alias. */
  readonly table: string;
}

/** A list that every customer has. */
export interface CustomerList<Row, Narrowing = undefined> {
  /** `feature.function`, for the statement's leading comment. */
  readonly name: string;
  readonly order: RowOrder<Row>;
  /** SELECT … WHERE of one customer id, without ORDER BY. It must give `id` and whatever the order's `sortValueOf` reads. */
  readonly select: (scope: RowScope, customerId: Id, narrowing: Narrowing, columns: string) => Fragment;
  /** What it is a list of, where that is one table and its columns are many: `select` then gives the columns that it is told. */
  readonly rows?: TableRows;
  /** Makes a row of what is selected, where the two differ. */
  readonly toRow?: (selected: never) => Row;
}

/** One customer's list, with whatever narrows it down. */
export interface ListOfCustomer<Narrowing = undefined> {
  readonly customerIds: CustomerIds;
  readonly narrowing: Narrowing;
}

/** One page of one customer's list. */
export interface CustomerPage<Narrowing = undefined> extends ListOfCustomer<Narrowing> {
  readonly page: PageRequest;
}

/** A merged customer's facts come in several runs, each in order: one run of them, without what came twice. */
function mergeRuns<Row extends { readonly id: Id }>(
  rows: readonly Row[],
  { sortValueOf }: RowOrder<Row>,
  down: boolean,
): Row[] {
  const sign = down ? -1 : 1;
  const compare = (a: string | number | null, b: string | number | null): number => {
    if (a === b) return 0;
    if (a === null || b === null) return a === null ? -1 : 1;
    return a < b ? -1 : 1;
  };
  return [...new Map(rows.map((row) => [row.id, row])).values()].sort(
    (a, b) => sign * (compare(sortValueOf(a), sortValueOf(b)) || compare(a.id, b.id)),
  );
}

/** One customer id's part of a statement, where it stands, and what is selected of it. */
interface Arm {
  readonly chosen: Fragment;
  readonly tail: string;
}

const union = (arms: readonly Arm[]): string =>
  arms.map(({ chosen, tail }) => `(${chosen.sql} ${tail})`).join(' UNION ALL ');

/** Gives the rows of a table that arms gave the ids of. */
function byIds(
  { columns, table }: TableRows,
  { column, id }: KeysetOrder,
  down: boolean,
  arms: readonly Arm[],
): string {
  const direction = down ? 'DESC' : 'ASC';
  return `SELECT found.request, ${columns} FROM (${union(arms)}) found STRAIGHT_JOIN ${table} ON ${id} = found.id
    ORDER BY found.request, ${column} ${direction}, ${id} ${direction}`;
}

/**
 * The same page of many customers' lists, in one statement: a UNION ALL of one indexed `(SELECT … LIMIT n)` per customer id, which
 * reads only the rows it returns, however many facts a customer has (docs/adr/0005-lists-per-parent.md). Each arm has all of its columns
 * looked up anew, which costs more than to read the rows of a page once more by their ids: so arms that are many give ids alone.
 */
export async function pagePerCustomer<Row extends { readonly id: Id }, Narrowing>(
  sql: Sql,
  scope: RowScope,
  { name, order, select, rows, toRow }: CustomerList<Row, Narrowing>,
  requests: readonly CustomerPage<Narrowing>[],
): Promise<Page<Row>[]> {
  const [down, ...others] = new Set(requests.map(({ page }) => order.descending !== page.fromEnd));
  const isMany = requests.length > 1 || (requests[0]?.customerIds.length ?? 0) > 1;
  const rowsOfIds = isMany && others.length === 0 ? rows : undefined;
  const columns = rowsOfIds ? order.id : (rows?.columns ?? '');
  const arms = requests.flatMap(({ customerIds, page, narrowing }, index) =>
    customerIds.map((customerId): Arm => {
      const { where, tail } = keysetPage(order, page);
      const { sql: own, values } = select(scope, customerId, narrowing, columns);
      const numbered = own.replace('SELECT', `SELECT ${String(index)} AS request,`);
      return {
        chosen: { sql: `${numbered} AND ${where.sql}`, values: [...values, ...where.values] },
        tail,
      };
    }),
  );
  const selected = await sql.query<Row & { readonly request: number }>(
    name,
    rowsOfIds ? byIds(rowsOfIds, order, down === true, arms) : union(arms),
    arms.flatMap(({ chosen }) => chosen.values),
  );
  const found = requests.map((): Row[] => []);
  // What a list selects is what its `toRow` takes; the type is lost between the driver and here.
  for (const row of selected) found[row.request]?.push(toRow ? toRow(row as never) : row);
  return requests.map(({ customerIds, page }, index) => {
    const walked = found[index] ?? [];
    const down = order.descending !== page.fromEnd;
    return toPage(customerIds.length === 1 ? walked : mergeRuns(walked, order, down), page);
  });
}

/** How many rows many customers' lists have, in one statement; counting stops at a bound. */
export async function countPerCustomer<Row, Narrowing>(
  sql: Sql,
  scope: RowScope,
  { name, order, select }: CustomerList<Row, Narrowing>,
  lists: readonly ListOfCustomer<Narrowing>[],
): Promise<TotalCount[]> {
  const limit = `LIMIT ${String(COUNTED_UP_TO + 1)}`;
  const counts = lists.map(({ customerIds, narrowing }, index): Fragment => {
    const arms = customerIds.map((customerId) => select(scope, customerId, narrowing, order.id));
    // UNION, not UNION ALL: what two merged customers shared is one row.
    const rows = arms.map((arm) => `(${arm.sql} ${limit})`).join(' UNION ');
    return {
      sql: `SELECT ${String(index)} AS list, COUNT(*) AS counted FROM (${rows}) rows_of_list`,
      values: arms.flatMap((arm) => arm.values),
    };
  });
  const rows = await sql.query<{ readonly list: number; readonly counted: number }>(
    `${name}.count`,
    counts.map((count) => count.sql).join(' UNION ALL '),
    counts.flatMap((count) => count.values),
  );
  const counted = new Map(rows.map((row) => [row.list, row.counted]));
  return lists.map((_, index) => toTotalCount(counted.get(index) ?? 0));
}
