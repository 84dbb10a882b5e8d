import type { Sql } from './db';
import type { Fragment } from './keyset';
import type { TableRows } from './page-per-customer';
import type { RowPart } from './row-part';

/** The rows of a table that a condition chooses: a part of each, or whole ones where that is null. */
export async function rowsOfTable<Row extends object>(
  sql: Sql,
  name: string,
  { columns, table }: TableRows,
  chosen: Fragment,
  part: RowPart | null,
): Promise<Row[]> {
  const rows = await sql.lookUp<Row>(
    name,
    `SELECT ${part?.columns ?? columns} FROM ${table} WHERE ${chosen.sql}`,
    chosen.values,
  );
  if (part) for (const row of rows) part.guard(row);
  return rows;
}
