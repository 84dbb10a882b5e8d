import { toPage, type Page, type PageRequest } from '../../kernel/page';
import { COUNTED_UP_TO, toTotalCount, type TotalCount } from '../../kernel/total-count';
import type { Id } from '../../kernel/id';
import { fewWithin } from '../authz/few-customers';
import { foundWithin, type RowScope } from '../authz/row-scope';
import type { Sql } from './db';
import { keysetPage, type Fragment, type RowOrder } from './keyset';
import type { TableRows } from './page-per-customer';

/** A list over the whole graph, narrowed down and ordered as a request says. */
export interface WholeList<Row, Request> {
  /** `feature.function`, for the statement's leading comment. */
  readonly name: string;
  readonly orderOf: (request: Request) => RowOrder<Row>;
  /**
   * SELECT … WHERE, without ORDER BY. It must give `id` and whatever the order's `sortValueOf` reads. `few` are all whom the viewer
   * reaches, where they are few and the list is found by them.
   */
  readonly select: (
    scope: RowScope,
    request: Request,
    few: readonly Id[] | null,
    columns: string,
  ) => Fragment;
  /** What it is a list of, where that is one table: `select` then gives the columns that it is told. */
  readonly rows?: TableRows;
  /** Whether it is found by customer where the viewer reaches few; else it is nothing that all others' rows are passed for. */
  readonly isFoundByFew?: boolean;
  /** Makes a row of what is selected, where the two differ. */
  readonly toRow?: (selected: never, request: Request) => Row;
  /** Of a list of customers: the ids that make up the one of a row. */
  readonly customerOf?: (row: Row) => readonly Id[];
}

/** What most lists are asked: which rows, sorted by what, which page. */
export interface ListRequest<Filter, SortField> {
  readonly filter: Filter;
  readonly field: SortField;
  readonly descending: boolean;
  readonly page: PageRequest;
  /** The moment that is now for the list. */
  readonly asOf: Date;
  /** The fields that are shown of its rows, and no others; left out where rows are taken whole. */
  readonly fields?: ReadonlySet<string> | undefined;
}

/** One page, in one statement. */
export async function pageOfList<
  Row extends object,
  Request extends Pick<ListRequest<unknown, unknown>, 'page' | 'fields'>,
>(sql: Sql, scope: RowScope, list: WholeList<Row, Request>, request: Request): Promise<Page<Row>> {
  const { name, orderOf, select, rows: table, isFoundByFew, toRow, customerOf } = list;
  const { and, tail } = keysetPage(orderOf(request), request.page);
  const part = (request.fields && table?.partFor?.(request.fields)) ?? null;
  const columns = part?.columns ?? table?.columns ?? '';
  const few = isFoundByFew ? await fewWithin(sql, scope) : null;
  const chosen = select(scope, request, few, columns);
  const selected = await sql.query<Row>(name, `${chosen.sql}${and.sql} ${tail}`, [
    ...chosen.values,
    ...and.values,
  ]);
  // What a list selects is what its `toRow` takes; the type is lost between the driver and here.
  const rows = toRow ? selected.map((row) => toRow(row as never, request)) : selected;
  if (customerOf) for (const row of rows) foundWithin(scope, customerOf(row));
  if (part) for (const row of rows) part.guard(row);
  return toPage(rows, request.page);
}

/** How many rows the list has on all pages; counting stops at a bound. */
export async function countList<Row, Request>(
  sql: Sql,
  scope: RowScope,
  list: WholeList<Row, Request>,
  request: Request,
): Promise<TotalCount> {
  // With none, a server takes an index that has no columns of the scope in it (docs/adr/0023-compiled-execution.md).
  const { columns = '' } = list.rows ?? {};
  const few = list.isFoundByFew ? await fewWithin(sql, scope) : null;
  const chosen = list.select(scope, request, few, columns);
  const [row] = await sql.query<{ readonly counted: number }>(
    `${list.name}.count`,
    `SELECT COUNT(*) AS counted FROM (${chosen.sql} LIMIT ${String(COUNTED_UP_TO + 1)}) rows_of_list`,
    chosen.values,
  );
  return toTotalCount(row?.counted ?? 0);
}
