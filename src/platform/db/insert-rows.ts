import type { Sql, SqlValue } from './db';
import { toSnakeCase } from './naming';

/** Rows of one statement. Keeps a statement of the widest table far below `max_allowed_packet`. */
const ROWS_PER_STATEMENT = 1_000;

/** Where rows that are lists of values go. */
export interface ValuesTarget<Column extends string = string> {
  readonly table: string;
  /** Each is the column of the same name in snake case. */
  readonly columns: readonly Column[];
  /** Columns to take over from the new row where a unique key already exists, or what they become then. None: the old row stays as it is. */
  readonly updateOnDuplicate?: readonly (Column | readonly [column: Column, becomes: string])[];
}

/** Where rows go whose properties are columns. */
export type InsertTarget<Row> = ValuesTarget<keyof Row & string>;

/** What is to be written of a row, in the order of the columns. */
export type RowValues = readonly SqlValue[];

/** The same of each row. */
export function valuesOf<Row extends { readonly [K in keyof Row]: SqlValue }>(
  columns: readonly (keyof Row & string)[],
  rows: readonly Row[],
): RowValues[] {
  return rows.map((row) => columns.map((column) => row[column]));
}

/** What happens to a row whose key is there already. `c = c` changes nothing, and unlike IGNORE it hides no other error. */
function duplicateClause(
  columns: readonly string[],
  updated: NonNullable<ValuesTarget['updateOnDuplicate']>,
): string {
  const [first = 'id'] = columns;
  if (updated.length === 0) return `${toSnakeCase(first)} = ${toSnakeCase(first)}`;
  const assigned = updated.map((given) => {
    const [column, becomes] = typeof given === 'string' ? [given, `VALUES(${toSnakeCase(given)})`] : given;
    return `${toSnakeCase(column)} = ${becomes}`;
  });
  return assigned.join(', ');
}

/**
 * A row whose unique key is taken is updated in the named columns, or left alone. `VALUES(c)` is the one spelling that both servers
 * know.
 */
function insertInto({ table, columns, updateOnDuplicate = [] }: ValuesTarget): string {
  const head = `INSERT INTO ${table} (${columns.map(toSnakeCase).join(', ')}) VALUES ?`;
  return `${head} ON DUPLICATE KEY UPDATE ${duplicateClause(columns, updateOnDuplicate)}`;
}

/** Inserts many rows, a thousand a statement, in the order given. */
export async function insertValues(
  sql: Sql,
  name: string,
  target: ValuesTarget,
  values: readonly RowValues[],
): Promise<void> {
  const statement = insertInto(target);
  for (let start = 0; start < values.length; start += ROWS_PER_STATEMENT)
    await sql.execute(name, statement, [values.slice(start, start + ROWS_PER_STATEMENT)]);
}

export function insertRows<Row extends { readonly [K in keyof Row]: SqlValue }>(
  sql: Sql,
  name: string,
  target: InsertTarget<Row>,
  rows: readonly Row[],
): Promise<void> {
  return insertValues(sql, name, target, valuesOf(target.columns, rows));
}

/** The same of rows that nothing of their transaction waits for: where they are few, they go with its next statement. */
export function insertLater<Row extends { readonly [K in keyof Row]: SqlValue }>(
  sql: Sql,
  name: string,
  target: InsertTarget<Row>,
  rows: readonly Row[],
): Promise<void> {
  if (rows.length === 0 || rows.length > ROWS_PER_STATEMENT) return insertRows(sql, name, target, rows);
  return sql.executeLater(name, insertInto(target), [valuesOf(target.columns, rows)]);
}

/** Where each kind of row goes. */
export type TablesOf<Rows> = {
  readonly [Kind in keyof Rows]: Rows[Kind] extends readonly (infer Row)[] ? InsertTarget<Row> : never;
};

/** How rows of one table are written: `insertRows`, or `loadRows` where the server takes texts. */
export type WriteRows = (
  sql: Sql,
  name: string,
  target: InsertTarget<object>,
  rows: readonly object[],
) => Promise<void>;

/** Writes rows of several tables, table after table in the order in which they are listed. */
export async function insertTables<Rows extends { readonly [Kind in keyof Rows]: readonly object[] }>(
  sql: Sql,
  name: string,
  tables: TablesOf<Rows>,
  rows: Rows,
  write: WriteRows = insertRows,
): Promise<void> {
  // The keys of an object literal come in the order in which they are written; their type is lost in `Object.keys`.
  for (const kind of Object.keys(tables) as (keyof Rows)[]) {
    const target: InsertTarget<object> = tables[kind];
    await write(sql, name, target, rows[kind]);
  }
}
