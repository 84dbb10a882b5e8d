import DataLoader from 'dataloader';
import { idsOf } from './facts';
import type { Customer } from './tables';

export interface Asked {
  readonly customer: Customer;
  readonly first: number;
}

/** For loaders by which nothing is asked for twice in one answer. */
export const NO_CACHE = { cache: false };

export const idsOfAll = (asked: readonly { customer: Customer }[]): string[] =>
  asked.flatMap(({ customer }) => idsOf(customer));

export function grouped<Row extends { customerId: string }>(
  rows: readonly Row[],
): (customer: Customer) => Row[] {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const own = groups.get(row.customerId);
    if (own) own.push(row);
    else groups.set(row.customerId, [row]);
  }
  return (customer) => idsOf(customer).flatMap((id) => groups.get(id) ?? []);
}

/** Rows of merged customers come one after the other: they are put in order again. */
export const latestFirst = <Row extends { id: string }>(rows: Row[], at: (row: Row) => Date): Row[] =>
  rows.sort((a, b) => at(b).getTime() - at(a).getTime() || (a.id > b.id ? -1 : 1));

/** What belongs to many, each read once: agents, products, reasons. */
export const byId = <Row extends { id: string }>(
  find: (ids: string[]) => Promise<Row[]>,
): DataLoader<string, Row | null> =>
  new DataLoader<string, Row | null>(async (ids) => {
    const rows = new Map((await find([...ids])).map((row) => [row.id, row]));
    return ids.map((id) => rows.get(id) ?? null);
  });

/** The latest facts of a customer. */
export const listed = <Row extends { id: string; customerId: string }>(
  find: (asked: readonly Asked[]) => Promise<Row[]>,
  at: (row: Row) => Date,
): DataLoader<Asked, Row[]> =>
  new DataLoader<Asked, Row[]>(async (asked) => {
    const rowsOf = grouped(await find(asked));
    return asked.map(({ customer, first }) => latestFirst(rowsOf(customer), at).slice(0, first));
  }, NO_CACHE);
