import { toSqlInstant } from '../../kernel/instant';
import type { Sql, SqlValue } from './db';
import { valuesOf, type InsertTarget, type RowValues, type ValuesTarget } from './insert-rows';
import { toSnakeCase } from './naming';

/** What would end a value or a row, or begin an escape. */
const SPECIAL = /[\\\t\n]/;
const SPECIALS = new RegExp(SPECIAL, 'g');
const ESCAPED: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n' };

function fieldOf(value: SqlValue): string {
  if (value === null) return '\\N';
  if (typeof value === 'string')
    return SPECIAL.test(value)
      ? value.replace(SPECIALS, (character) => ESCAPED[character] ?? character)
      : value;
  if (value instanceof Date) return toSqlInstant(value);
  return typeof value === 'boolean' ? String(Number(value)) : String(value);
}

/** Rows of a piece: few, so that the server is at work on one while the next ones are being written down for it. */
const ROWS_OF_PIECE = 250;

/** The rows as the file that LOAD DATA reads, piece by piece. */
function* textsOf(rows: readonly RowValues[]): Generator<string> {
  for (let start = 0; start < rows.length; start += ROWS_OF_PIECE) {
    let text = '';
    for (const values of rows.slice(start, start + ROWS_OF_PIECE)) {
      let separator = '';
      for (const value of values) {
        text += separator + fieldOf(value);
        separator = '\t';
      }
      text += '\n';
    }
    yield text;
  }
}

/**
 * Loads many rows with one statement, in the order given: to read a text costs the server a fifth less than INSERT. It skips what it
 * cannot take and goes on, so this throws, for the transaction to be rolled back, when any row was skipped or any value bent.
 */
export async function loadValues(
  sql: Sql,
  name: string,
  { table, columns }: ValuesTarget,
  rows: readonly RowValues[],
): Promise<void> {
  if (rows.length === 0) return;
  const list = columns.map(toSnakeCase).join(', ');
  const statement = `LOAD DATA LOCAL INFILE 'rows' INTO TABLE ${table} CHARACTER SET utf8mb4 (${list})`;
  const { affected, warnings } = await sql.load(name, statement, textsOf(rows));
  if (affected === rows.length && warnings === 0) return;
  const [first] = await sql.query<{ Message: string }>('db.loadWarnings', 'SHOW WARNINGS LIMIT 1');
  throw new Error(
    `${table} took ${String(affected)} of ${String(rows.length)} rows: ${first?.Message ?? 'it does not say why'}`,
  );
}

export function loadRows<Row extends { readonly [K in keyof Row]: SqlValue }>(
  sql: Sql,
  name: string,
  target: InsertTarget<Row>,
  rows: readonly Row[],
): Promise<void> {
  return loadValues(sql, name, target, valuesOf(target.columns, rows));
}
