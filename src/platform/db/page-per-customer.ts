import type { Id } from '../../kernel/id';
import { once } from '../../kernel/once';
import { toPage, type Page, type PageRequest } from '../../kernel/page';
import { COUNTED_UP_TO, toTotalCount, type TotalCount } from '../../kernel/total-count';
import type { RowScope } from '../authz/row-scope';
import type { Sql, SqlValue } from './db';
import { inOrder } from './in-order';
import { keysetPage, type Fragment, type RowOrder } from './keyset';
import { readOfParents } from './read-of-parents';
import type { RowPart } from './row-part';

/** The ids that make up one customer: their own first, then those of customers merged into them that facts may still carry. */
export type CustomerIds = readonly [Id, ...Id[]];

/** They as a key: nearly always they are one. */
export const textOfIds = (ids: readonly Id[]): string => (ids.length === 1 ? String(ids[0]) : ids.join());

/** Rows of one table, and what is read of each. */
export interface TableRows {
  readonly columns: string;
  /** With its alias. */
  readonly table: string;
  /** As much of it as some fields read; null where that may be everything, as it is where it is left out. */
  readonly partFor?: (fields: ReadonlySet<string>) => RowPart | null;
}

/** A list that every customer has. */
export interface CustomerList<Row, Narrowing = undefined> {
  /** `feature.function`, for the statement's leading comment. */
  readonly name: string;
  readonly order: RowOrder<Row>;
  /**
   * SELECT … WHERE of any one of some customer ids, without ORDER BY: its first question mark stands for the id, its values for all others.
   * It must give `id` and whatever the order's `sortValueOf` reads.
   */
  readonly select: (
    scope: RowScope,
    customerIds: readonly Id[],
    narrowing: Narrowing,
    columns: string,
  ) => Fragment;
  /** What it is a list of, where that is one table and its columns are many: `select` then gives the columns that it is told. */
  readonly rows?: TableRows;
  /**
   * Names the customer in it, where no index has it in order and all of it is read to find a page: then it is selected of many customers
   * at once, and the first question mark stands for all of their ids.
   */
  readonly customerColumn?: string;
  /** Makes a row of what is selected, where the two differ. */
  readonly toRow?: (selected: never) => Row;
}

/** One customer's list, with whatever narrows it down. */
export interface ListOfCustomer<Narrowing = undefined> {
  readonly customerIds: CustomerIds;
  readonly narrowing: Narrowing;
}

/** What is asked of a list. */
export interface Asked<Narrowing = undefined> {
  readonly page: PageRequest;
  readonly narrowing: Narrowing;
  /** The fields that are shown of its rows, and no others; left out where rows are taken whole. */
  readonly fields?: ReadonlySet<string>;
  /** Whether a filter narrows it down: no index may serve it, so that a whole history may be read for a page. */
  readonly isFiltered?: boolean;
}

/** One page of one customer's list. Those who ask the same of theirs share what is asked, so that it is put in words once. */
export interface CustomerPage<Narrowing = undefined> {
  readonly customerIds: CustomerIds;
  readonly asked: Asked<Narrowing>;
}

/** Of all of them, as often as they come. */
export function idsOf(requests: readonly { readonly customerIds: CustomerIds }[]): Id[] {
  const ids: Id[] = [];
  for (const { customerIds } of requests) ids.push(...customerIds);
  return ids;
}

/** What of a list's rows is enough for all who ask. */
function partFor<Row, Narrowing>(
  { rows }: CustomerList<Row, Narrowing>,
  requests: readonly CustomerPage<Narrowing>[],
): RowPart | null {
  const fields = requests[0]?.asked.fields;
  if (!fields || requests.some(({ asked }) => asked.fields !== fields)) return null;
  return rows?.partFor?.(fields) ?? null;
}

/** Gives the rows of a table that arms gave the ids of, in no order: that of a few rows is dearer on the server than in code. */
const byIds = (table: string, columns: string, id: string, arms: string): string =>
  `SELECT found.part, ${columns} FROM (${arms}) found STRAIGHT_JOIN ${table} ON ${id} = found.id`;

/** Of a row, which of many pages it is of. */
interface Part {
  readonly part: number | Id;
}

/** A statement of some pages. */
interface ChosenPages<Narrowing> {
  readonly chosen: Fragment;
  /** Left out where all rows are of the one page that is asked for, in the order of its list. */
  readonly parts?: {
    /** Those that a request is made up of: `part` of each row is one of them. */
    readonly of: (request: CustomerPage<Narrowing>, index: number) => readonly Part['part'][];
    /** Whether the rows of each come in the order of their list. */
    readonly areInOrder: boolean;
  };
}

/** SELECT … of one customer id's page: its first question mark stands for the id. */
function pageOf<Row, Narrowing>(
  scope: RowScope,
  { order, select }: CustomerList<Row, Narrowing>,
  { page, narrowing }: Asked<Narrowing>,
  ids: readonly Id[],
  columns: string,
): Fragment {
  const { and, tail } = keysetPage(order, page);
  const { sql, values } = select(scope, ids, narrowing, columns);
  return { sql: `${sql}${and.sql} ${tail}`, values: [...values, ...and.values] };
}

/** The page of a customer whom nobody was merged into, as it is asked for where one customer is shown; undefined where there is more. */
function byItself<Row, Narrowing>(
  scope: RowScope,
  list: CustomerList<Row, Narrowing>,
  requests: readonly CustomerPage<Narrowing>[],
  shown: string,
): ChosenPages<Narrowing> | undefined {
  const [first] = requests;
  if (!first || requests.length > 1 || first.customerIds.length > 1) return undefined;
  const { sql, values } = pageOf(scope, list, first.asked, first.customerIds, shown);
  return { chosen: { sql, values: [first.customerIds[0], ...values] } };
}

/**
 * A UNION ALL of one indexed `(SELECT … LIMIT n)` per customer id, which reads only the rows it returns, however many facts a customer
 * has. Each arm has all of its columns looked up anew, which costs more than to read the rows of a page once more by their ids: so of
 * the rows of one table arms give ids alone.
 */
function byArms<Row, Narrowing>(
  scope: RowScope,
  list: CustomerList<Row, Narrowing>,
  requests: readonly CustomerPage<Narrowing>[],
  shown: string,
): ChosenPages<Narrowing> {
  const { order, rows } = list;
  const ids = idsOf(requests);
  const armOf = once((asked: Asked<Narrowing>): Fragment => {
    const { sql, values } = pageOf(scope, list, asked, ids, rows ? order.id : shown);
    return { sql: sql.slice('SELECT'.length), values };
  });
  const arms: string[] = [];
  const values: SqlValue[] = [];
  for (const [index, { customerIds, asked }] of requests.entries()) {
    const arm = armOf(asked);
    for (const customerId of customerIds) {
      arms.push(`(SELECT ${String(index)} AS part,${arm.sql})`);
      values.push(customerId, ...arm.values);
    }
  }
  const union = arms.join(' UNION ALL ');
  return {
    chosen: { sql: rows ? byIds(rows.table, shown, order.id, union) : union, values },
    parts: { of: (_, index) => [index], areInOrder: rows === undefined },
  };
}

/** All of many customers' lists in one go, each numbered and cut; undefined where that is not how they are read, or not all are asked alike. */
function together<Row, Narrowing>(
  scope: RowScope,
  { order, rows, customerColumn, select }: CustomerList<Row, Narrowing>,
  requests: readonly CustomerPage<Narrowing>[],
  shown: string,
): ChosenPages<Narrowing> | undefined {
  const customerIds = idsOf(requests);
  const [first] = requests;
  if (!first || !rows || !customerColumn) return undefined;
  const { page, narrowing } = first.asked;
  if (requests.some(({ asked }) => asked !== first.asked)) return undefined;
  const { and, orderBy, limit } = keysetPage(order, page);
  const { sql: all, values } = select(
    scope,
    customerIds,
    narrowing,
    `${customerColumn} AS part, ${shown}, ROW_NUMBER() OVER (PARTITION BY ${customerColumn} ${orderBy}) AS place`,
  );
  return {
    chosen: {
      sql: `SELECT * FROM (${all}${and.sql}) numbered WHERE place <= ${String(limit)}`,
      values: [customerIds, ...values, ...and.values],
    },
    parts: { of: (request) => request.customerIds, areInOrder: false },
  };
}

/** Rows by their part, made as they are shown. */
function inParts<Selected extends Part, Row>(
  selected: readonly Selected[],
  make: (row: Selected) => Row,
): ReadonlyMap<Part['part'], Row[]> {
  const found = new Map<Part['part'], Row[]>();
  for (const row of selected) {
    const own = found.get(row.part);
    if (own) own.push(make(row));
    else found.set(row.part, [make(row)]);
  }
  return found;
}

/** Makes of the page of a request what shows it. */
export type ShowPage<Row, Request, Shown> = (page: Page<Row>, request: Request) => Shown;

/** The same page of many customers' lists, in one statement (docs/adr/0005-lists-per-parent.md). */
export const pagePerCustomer = <Row extends { readonly id: Id }, Narrowing>(
  sql: Sql,
  scope: RowScope,
  list: CustomerList<Row, Narrowing>,
  requests: readonly CustomerPage<Narrowing>[],
): Promise<Page<Row>[]> => shownPerCustomer(sql, scope, list, requests, (page) => page);

/** The same, as `show` makes it of each: whoever waits for what comes of a promise takes one more. */
export function shownPerCustomer<
  Row extends { readonly id: Id },
  Narrowing,
  Request extends CustomerPage<Narrowing>,
  Shown,
>(
  sql: Sql,
  scope: RowScope,
  list: CustomerList<Row, Narrowing>,
  requests: readonly Request[],
  show: ShowPage<Row, Request, Shown>,
): Promise<Shown[]> {
  const { name, order, toRow } = list;
  const part = partFor(list, requests);
  const shown = (part ?? list.rows)?.columns ?? '';
  const { chosen, parts } =
    byItself(scope, list, requests, shown) ??
    together(scope, list, requests, shown) ??
    byArms(scope, list, requests, shown);
  const selecting = requests.some(({ asked }) => asked.isFiltered)
    ? sql.query<Row & Part>(name, chosen.sql, chosen.values)
    : readOfParents<Row & Part>(sql, requests.length, name, chosen.sql, chosen.values);
  const make = (row: Row): Row => {
    part?.guard(row);
    // What a list selects is what its `toRow` takes; the type is lost between the driver and here.
    return toRow ? toRow(row as never) : row;
  };
  return selecting.then((selected) => {
    if (!parts)
      return requests.map((request) => show(toPage(selected.map(make), request.asked.page), request));
    const found = inParts(selected, make);
    const rowsOf = (part: Part['part']): Row[] => found.get(part) ?? [];
    return requests.map((request, index) => {
      const { page } = request.asked;
      const [first = [], ...others] = parts.of(request, index).map(rowsOf);
      // Nearly nobody was merged with anybody: theirs is one run.
      const own: readonly Row[] = others.length === 0 ? first : first.concat(...others);
      const isWalked = parts.areInOrder && request.customerIds.length === 1;
      const rows = isWalked ? own : inOrder(own, order, order.descending !== page.fromEnd);
      return show(toPage(rows, page), request);
    });
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
  const ids = idsOf(lists);
  const armOf = once((narrowing: Narrowing) => select(scope, ids, narrowing, order.id));
  const counts = lists.map(({ customerIds, narrowing }, index): Fragment => {
    const arm = armOf(narrowing);
    // UNION, not UNION ALL: what two merged customers shared is one row.
    const rows = customerIds.map(() => `(${arm.sql} ${limit})`).join(' UNION ');
    return {
      sql: `SELECT ${String(index)} AS list, COUNT(*) AS counted FROM (${rows}) rows_of_list`,
      values: customerIds.flatMap((customerId) => [customerId, ...arm.values]),
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
