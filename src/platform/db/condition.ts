import type { SqlValue } from './db';
import type { Fragment } from './keyset';

/**
 * Conditions are fragments that are true, false or null; a row is chosen where the whole is true. A condition binds as tightly as
 * a comparison: one with AND or OR in it stands in parentheses.
 */
const TRUE: Fragment = { sql: 'TRUE', values: [] };
export const FALSE: Fragment = { sql: 'FALSE', values: [] };

function join(conditions: readonly Fragment[], word: 'AND' | 'OR'): Fragment {
  return {
    // In parentheses as a whole, so that it can stand beside others.
    sql: `(${conditions.map(({ sql }) => sql).join(` ${word} `)})`,
    values: conditions.flatMap(({ values }) => values),
  };
}

/** True when all are; of none, true. What is always true is left out: a server that is told it in each of fifty arms looks at it in each. */
export function all(conditions: readonly Fragment[]): Fragment {
  const telling = conditions.filter(({ sql }) => sql !== TRUE.sql);
  const [first = TRUE, ...more] = telling;
  return more.length === 0 ? first : join(telling, 'AND');
}

/** True when one of them is; of none, false. */
export function any(conditions: readonly Fragment[]): Fragment {
  const [first = FALSE, ...more] = conditions;
  return more.length === 0 ? first : join(conditions, 'OR');
}

/** True exactly where the condition is not: also where it is null, so that nothing falls between a filter and its negation. */
export function not({ sql, values }: Fragment): Fragment {
  return { sql: `(${sql}) IS NOT TRUE`, values };
}

export function condition(sql: string, ...values: SqlValue[]): Fragment {
  return { sql, values };
}
