import type { Db } from '../../src/platform/db/db';
import type { Statement } from '../support/captured-statements';

/** How a server means to read one table of a statement. */
export interface Step {
  /** Steps of one SELECT, subqueries apart, have one number; that of a whole UNION has none. */
  readonly select: number | null;
  /** The tables that may be meant: the plan names aliases, and the arms of a union may give one alias to two tables. None of a derived table. */
  readonly tables: readonly string[];
  /** `ALL`, `index`, `range`, `ref` and so on. */
  readonly access: string;
  readonly index: string | null;
  /** How many rows the server thinks that it will read of it. */
  readonly rows: number;
  /** `Using filesort` and the like. */
  readonly extra: string;
}

interface ExplainedRow {
  readonly id: number | null;
  readonly table: string | null;
  readonly type: string | null;
  readonly key: string | null;
  readonly rows: number | null;
  readonly Extra: string | null;
}

/** The tables that an alias stands for in a statement. */
function tablesOf(sql: string, alias: string): string[] {
  const named = sql.matchAll(/\b(?:FROM|JOIN)\s+([a-z_]+)\s+(?:AS\s+)?([a-z_0-9]+)\b/g);
  return [...new Set([...named].filter(([, , name]) => name === alias).map(([, table = '']) => table))];
}

/** What EXPLAIN says in the form that both servers know: a row for each table. */
export async function explain(db: Db, { sql, values }: Statement): Promise<Step[]> {
  const rows = await db.query<ExplainedRow>('test.explain', `EXPLAIN FORMAT=TRADITIONAL ${sql}`, values);
  return rows
    .filter(({ table }) => table !== null)
    .map(({ id, table, type, key, rows: estimated, Extra }) => {
      const isDerived = (table ?? '').startsWith('<');
      const tables = tablesOf(sql, table ?? '');
      return {
        select: id,
        tables: isDerived || tables.length > 0 ? tables : [table ?? ''],
        access: type ?? '',
        index: key,
        rows: estimated ?? 0,
        extra: Extra ?? '',
      };
    });
}
