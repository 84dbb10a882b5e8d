import type { Db } from '../../src/platform/db/db';

/** What stands in a condition of a narrow scope and nowhere else. */
const MARK = 'FROM customers scope_row ';
/** The few of a scope, named. */
const FEW = /[\w.]+ IN \('[0-9A-Za-z]{16}'(?:, '[0-9A-Za-z]{16}')*\) AND TRUE/g;

/** Where the parenthesis that holds a place opens, and where it closes. */
function parenthesisAround(sql: string, place: number): readonly [open: number, close: number] {
  const walk = (from: number, step: 1 | -1, enters: string, leaves: string): number => {
    let depth = 0;
    for (let at = from; ; at += step) {
      if (sql[at] === leaves && depth === 0) return at;
      if (sql[at] === undefined) throw new Error(`Nothing closes around ${sql.slice(place, place + 40)}`);
      depth += sql[at] === enters ? 1 : sql[at] === leaves ? -1 : 0;
    }
  };
  return [walk(place, -1, ')', '('), walk(place, 1, '(', ')')];
}

/** A statement that has forgotten the row scope. */
function withoutScope(sql: string): string {
  const place = sql.indexOf(MARK);
  if (place === -1) return sql.replace(FEW, 'TRUE');
  const [open, close] = parenthesisAround(sql, place);
  // Whether somebody is a colleague is asked so; all else is true of whoever is within.
  const answer = sql.slice(0, open).endsWith('COALESCE(') ? '0' : '1';
  return withoutScope(`${sql.slice(0, open)}${answer}${sql.slice(close + 1)}`);
}

/** The same database, on which one statement at a time forgets the row scope. `tell` hears of each that has one. */
export function forgetful(db: Db, forgets: () => string, tell: (name: string) => void): Db {
  return {
    ...db,
    query: (name, sql, values, by) => {
      const open = withoutScope(sql);
      if (open !== sql) tell(name);
      return db.query(name, name === forgets() ? open : sql, values, by);
    },
  };
}
