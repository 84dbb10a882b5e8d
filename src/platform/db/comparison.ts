import { all, condition, FALSE } from './condition';
import type { SqlValue } from './db';
import type { Fragment } from './keyset';

/** How a column may be compared. All that is given must hold; null in the column matches nothing but `isNull: true`. */
export interface Comparison<Value> {
  readonly eq?: Value | null;
  readonly in?: readonly Value[] | null;
  readonly notIn?: readonly Value[] | null;
  readonly gt?: Value | null;
  readonly gte?: Value | null;
  readonly lt?: Value | null;
  readonly lte?: Value | null;
  readonly startsWith?: string | null;
  readonly contains?: string | null;
  readonly isNull?: boolean | null;
}

/** A piece of a pattern in which `%` and `_` of the text stand for themselves. */
function literally(text: string): string {
  return text.replace(/[|%_]/g, '|$&');
}

/** The condition that a column compares so. `toSql` turns a value into what the column holds; `placeholder` is where it stands. */
export function compare<Value extends SqlValue>(
  column: string,
  comparison: Comparison<Value>,
  toSql: (value: Value) => SqlValue = (value) => value,
  placeholder = '?',
): Fragment {
  const { eq, in: among, notIn, gt, gte, lt, lte, startsWith, contains, isNull } = comparison;
  const conditions: Fragment[] = [];
  const ordered = (operator: string, value: Value | null | undefined): void => {
    if (value != null) conditions.push(condition(`${column} ${operator} ${placeholder}`, toSql(value)));
  };
  const oneOf = (word: 'IN' | 'NOT IN', values: readonly Value[]): Fragment =>
    condition(`${column} ${word} (${values.map(() => placeholder).join(', ')})`, ...values.map(toSql));
  ordered('=', eq);
  ordered('>', gt);
  ordered('>=', gte);
  ordered('<', lt);
  ordered('<=', lte);
  if (among != null) conditions.push(among.length === 0 ? FALSE : oneOf('IN', among));
  if (notIn != null) {
    conditions.push(notIn.length === 0 ? condition(`${column} IS NOT NULL`) : oneOf('NOT IN', notIn));
  }
  const like = (pattern: string): void => {
    conditions.push(condition(`${column} LIKE ? ESCAPE '|'`, pattern));
  };
  if (startsWith != null) like(`${literally(startsWith)}%`);
  if (contains != null) like(`%${literally(contains)}%`);
  if (isNull != null) conditions.push(condition(`${column} IS ${isNull ? '' : 'NOT '}NULL`));
  return all(conditions);
}
