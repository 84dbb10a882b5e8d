import type { Sql, SqlValue } from './db';

/** What belongs to so many customers, or other parents, is found in no time; of more it may take longer than a trip to the server. */
const FEW = 10;

/** Rows of a SELECT that finds by an index what belongs to so many parents. */
export function readOfParents<Row>(
  sql: Sql,
  parents: number,
  name: string,
  statement: string,
  values: readonly SqlValue[],
): Promise<Row[]> {
  return parents <= FEW ? sql.lookUp<Row>(name, statement, values) : sql.query<Row>(name, statement, values);
}
