import type { Db } from '../../src/platform/db/db';
import { withAllReads } from './all-reads';

/** What stands in a condition of a narrow scope and nowhere else. */
const MARK = 'FROM customers scope_row ';
/** How such a condition begins that is about the customer in hand, compared with 1. */
const OF_CUSTOMER =
  /\((?=c\.(?:segment|business_unit|team_id|is_colleague) |\(SELECT COUNT\(\*\) FROM source_profiles scope_profile)/g;
/** The few of a scope, named. */
const FEW = /[\w.]+ IN \('[0-9A-Za-z]{16}'(?:, '[0-9A-Za-z]{16}')*\) AND TRUE/g;

/** Where a parenthesis that is open at a place opened, or where it closes. */
function endOf(sql: string, place: number, step: 1 | -1): number {
  const [enters, leaves] = step === 1 ? '()' : ')(';
  let depth = 0;
  for (let at = place; ; at += step) {
    if (sql[at] === leaves && depth === 0) return at;
    if (sql[at] === undefined) throw new Error(`Nothing closes around ${sql.slice(place, place + 40)}`);
    depth += sql[at] === enters ? 1 : sql[at] === leaves ? -1 : 0;
  }
}

function withoutOwnCondition(sql: string): string {
  for (const { index: open } of sql.matchAll(OF_CUSTOMER)) {
    const close = endOf(sql, open + 1, 1);
    if (sql.startsWith(' = 1', close + 1)) return `${sql.slice(0, open)}1${sql.slice(close + 1)}`;
  }
  return sql;
}

/** A statement that has forgotten the row scope. */
function withoutScope(sql: string): string {
  const place = sql.indexOf(MARK);
  if (place === -1) return withoutOwnCondition(sql).replace(FEW, 'TRUE');
  const [open, close] = [endOf(sql, place, -1), endOf(sql, place, 1)];
  // Whether somebody is a colleague is asked so; all else is true of whoever is within.
  const answer = sql.slice(0, open).endsWith('COALESCE(') ? '0' : '1';
  return withoutScope(`${sql.slice(0, open)}${answer}${sql.slice(close + 1)}`);
}

/** The same database, on which one statement at a time forgets the row scope. `tell` hears of each that has one. */
export function forgetful(db: Db, forgets: () => string, tell: (name: string) => void): Db {
  return withAllReads(db, (read) => (name, sql, values, by) => {
    const open = withoutScope(sql);
    if (open !== sql) tell(name);
    return read(name, name === forgets() ? open : sql, values, by);
  });
}
