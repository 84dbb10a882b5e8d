import type { Id } from '../../kernel/id';
import { toPage, type Page, type PageRequest } from '../../kernel/page';
import { COUNTED_UP_TO, toTotalCount, type TotalCount } from '../../kernel/total-count';
import type { RowScope } from '../authz/row-scope';
import type { Sql } from './db';
import { keysetPage, type Fragment, type RowOrder } from './keyset';

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
  /** How it is selected of many customers at once, where no index has it in order and all of it is read to find a page. */
  readonly ofMany?: {
    readonly customerColumn: string;
    readonly select: (
      scope: RowScope,
      customerIds: readonly Id[],
      narrowing: Narrowing,
      columns: string,
    ) => Fragment;
  };
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

/** Rows in the order of their list, without what came twice: a merged customer's facts come in several runs. */
function inOrder<Row extends { readonly id: Id }>(
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

/** Gives the rows of a table that arms gave the ids of, in no order: that of a few rows is dearer on the server than in code. */
const byIds = ({ columns, table }: TableRows, id: string, arms: readonly Arm[]): string =>
  `SELECT found.part, ${columns} FROM (${union(arms)}) found STRAIGHT_JOIN ${table} ON ${id} = found.id`;

/** A statement of many pages. `part` of each of its rows is one of the parts that a request is made up of. */
interface ManyPages<Narrowing> {
  readonly chosen: Fragment;
  readonly partsOf: (request: CustomerPage<Narrowing>, index: number) => readonly (number | Id)[];
  /** Whether its rows come in the order of their list. */
  readonly isInOrder: boolean;
}

/**
 * A UNION ALL of one indexed `(SELECT … LIMIT n)` per customer id, which reads only the rows it returns, however many facts a customer
 * has. Each arm has all of its columns looked up anew, which costs more than to read the rows of a page once more by their ids: so arms
 * that are many give ids alone.
 */
function byArms<Row, Narrowing>(
  scope: RowScope,
  { order, select, rows }: CustomerList<Row, Narrowing>,
  requests: readonly CustomerPage<Narrowing>[],
): ManyPages<Narrowing> {
  const rowsOfIds = idsOf(requests).length > 1 ? rows : undefined;
  const columns = rowsOfIds ? order.id : (rows?.columns ?? '');
  const arms = requests.flatMap(({ customerIds, page, narrowing }, index) =>
    customerIds.map((customerId): Arm => {
      const { where, tail } = keysetPage(order, page);
      const { sql: own, values } = select(scope, customerId, narrowing, columns);
      const numbered = own.replace('SELECT', `SELECT ${String(index)} AS part,`);
      return {
        chosen: { sql: `${numbered} AND ${where.sql}`, values: [...values, ...where.values] },
        tail,
      };
    }),
  );
  return {
    chosen: {
      sql: rowsOfIds ? byIds(rowsOfIds, order.id, arms) : union(arms),
      values: arms.flatMap(({ chosen }) => chosen.values),
    },
    partsOf: (_, index) => [index],
    isInOrder: rowsOfIds === undefined,
  };
}

const idsOf = (requests: readonly ListOfCustomer<unknown>[]): Id[] =>
  requests.flatMap(({ customerIds }) => customerIds);

/** All of many customers' lists in one go, each numbered and cut; undefined where that is not how they are read, or not all are asked alike. */
function together<Row, Narrowing>(
  scope: RowScope,
  { order, rows, ofMany }: CustomerList<Row, Narrowing>,
  requests: readonly CustomerPage<Narrowing>[],
): ManyPages<Narrowing> | undefined {
  const customerIds = idsOf(requests);
  const [first, ...others] = requests;
  if (!first || !rows || !ofMany || customerIds.length === 1) return undefined;
  const textOf = ({ page, narrowing }: CustomerPage<Narrowing>) => JSON.stringify([page, narrowing]);
  const text = textOf(first);
  if (others.some((other) => textOf(other) !== text)) return undefined;
  const { where, orderBy, limit } = keysetPage(order, first.page);
  const { customerColumn, select } = ofMany;
  const { sql: all, values } = select(
    scope,
    customerIds,
    first.narrowing,
    `${customerColumn} AS part, ${rows.columns}, ROW_NUMBER() OVER (PARTITION BY ${customerColumn} ${orderBy}) AS place`,
  );
  return {
    chosen: {
      sql: `SELECT * FROM (${all} AND ${where.sql}) numbered WHERE place <= ${String(limit)}`,
      values: [...values, ...where.values],
    },
    partsOf: (request) => request.customerIds,
    isInOrder: false,
  };
}

/** The same page of many customers' lists, in one statement (docs/adr/0005-lists-per-parent.md). */
export async function pagePerCustomer<Row extends { readonly id: Id }, Narrowing>(
  sql: Sql,
  scope: RowScope,
  list: CustomerList<Row, Narrowing>,
  requests: readonly CustomerPage<Narrowing>[],
): Promise<Page<Row>[]> {
  const { name, order, toRow } = list;
  const { chosen, partsOf, isInOrder } = together(scope, list, requests) ?? byArms(scope, list, requests);
  const selected = await sql.query<Row & { readonly part: number | Id }>(name, chosen.sql, chosen.values);
  const found = new Map<number | Id, Row[]>();
  for (const row of selected) {
    const own = found.get(row.part) ?? [];
    if (own.length === 0) found.set(row.part, own);
    // What a list selects is what its `toRow` takes; the type is lost between the driver and here.
    own.push(toRow ? toRow(row as never) : row);
  }
  return requests.map((request, index) => {
    const { customerIds, page } = request;
    const own = partsOf(request, index).flatMap((part) => found.get(part) ?? []);
    const isWalked = isInOrder && customerIds.length === 1;
    return toPage(isWalked ? own : inOrder(own, order, order.descending !== page.fromEnd), page);
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
