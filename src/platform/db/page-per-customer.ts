import type { Id } from '../../kernel/id';
import { toPage, type Page, type PageRequest } from '../../kernel/page';
import type { Sql } from './db';
import { keysetPage, type Fragment, type RowOrder } from './keyset';

/** The ids that make up one customer: their own first, then those of customers merged into them that facts may still carry. */
export type CustomerIds = readonly [Id, ...Id[]];

/** One page of a list that belongs to a customer, with whatever narrows the list down. */
export interface CustomerPage<Narrowing = undefined> {
  readonly customerIds: CustomerIds;
  readonly page: PageRequest;
  readonly narrowing: Narrowing;
}

export interface PagePerCustomer<Row, Narrowing> {
  readonly name: string;
  readonly order: RowOrder<Row>;
  /** SELECT … WHERE of one customer id, without ORDER BY. It must give `id` and whatever the order's `sortValueOf` reads. */
  readonly select: (customerId: Id, narrowing: Narrowing) => Fragment;
}

interface Arm extends Fragment {
  /** Index of the request that this arm serves. */
  readonly request: number;
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

/**
 * The same page of many customers' lists, in one statement: a UNION ALL of one indexed `(SELECT … LIMIT n)` per customer id, which
 * reads only the rows it returns, however many facts a customer has (docs/adr/0005-lists-per-parent.md).
 */
export async function pagePerCustomer<Row extends { readonly id: Id }, Narrowing = undefined>(
  sql: Sql,
  definition: PagePerCustomer<Row, Narrowing>,
  requests: readonly CustomerPage<Narrowing>[],
): Promise<Page<Row>[]> {
  const { name, order, select } = definition;
  const arms = requests.flatMap((request, index): Arm[] =>
    request.customerIds.map((customerId) => {
      const { where, tail } = keysetPage(order, request.page);
      const chosen = select(customerId, request.narrowing);
      return {
        request: index,
        sql: `(${chosen.sql} AND ${where.sql} ${tail})`,
        values: [...chosen.values, ...where.values],
      };
    }),
  );
  const statement = arms.map((arm) => arm.sql.replace('SELECT', `SELECT ${String(arm.request)} AS request,`));
  const rows = await sql.query<Row & { readonly request: number }>(
    name,
    statement.join(' UNION ALL '),
    arms.flatMap((arm) => arm.values),
  );
  const found = requests.map((): Row[] => []);
  for (const row of rows) found[row.request]?.push(row);
  return requests.map(({ customerIds, page }, index) => {
    const walked = found[index] ?? [];
    const down = order.descending !== page.fromEnd;
    return toPage(customerIds.length === 1 ? walked : mergeRuns(walked, order, down), page);
  });
}
