import type { SqlValue } from './db';
import type { Fragment } from './keyset';

/**
 * Conditions are fragments that are true, false or null; a row is chosen where the whole is true. A condition binds as tightly as
 * a comparison: one with AND or OR in it stands in parentheses.
 */
const TRUE: Fragment = { sql: 'TRUE', values: [] };
export const FALSE: Fragment = { sql: 'FALSE', values: [] };

/** Two or more in parentheses as a whole, so that they can stand beside others. */
function join(conditions: readonly Fragment[], word: 'AND' | 'OR', none: Fragment): Fragment {
  const [first = none] = conditions;
  if (conditions.length < 2) return first;
  const values: SqlValue[] = [];
  for (const one of conditions) values.push(...one.values);
  return { sql: `(${conditions.map(({ sql }) => sql).join(` ${word} `)})`, values };
}

/** True when all are; of none, true. What is always true is left out: a server that is told it in each of fifty arms looks at it in each. */
export function all(conditions: readonly Fragment[]): Fragment {
  const telling = conditions.filter(({ sql }) => sql !== TRUE.sql);
  return join(telling, 'AND', TRUE);
}

/** True when one of them is; of none, false. */
export function any(conditions: readonly Fragment[]): Fragment {
  return join(conditions, 'OR', FALSE);
}

/** True exactly where the condition is not: also where it is null, so that nothing falls between a filter and its negation. */
export function not({ sql, values }: Fragment): Fragment {
  return { sql: `(${sql}) IS NOT TRUE`, values };
}

export function condition(sql: string, ...values: SqlValue[]): Fragment {
  return { sql, values };
}
