import type { GlobalId } from '../../kernel/global-id';
import type { Id } from '../../kernel/id';
import type { Comparison } from '../../platform/db/comparison';
import { all, condition, FALSE } from '../../platform/db/condition';
import type { Fragment } from '../../platform/db/keyset';

/** For each operator with ids: every id that stands for the same customers, whoever they were merged into and all who were. */
export type Families = Readonly<Record<'eq' | 'in' | 'notIn', readonly Id[]>>;

/** Beside the filters, not in them: a cursor is of the filter that was sent. */
const families = new WeakMap<Comparison<GlobalId>, Families>();

export function noteFamilies(comparison: Comparison<GlobalId>, found: Families): void {
  families.set(comparison, found);
}

/**
 * The condition that a fact's customer compares so: facts of customers merged into one count as theirs. The customers must have been
 * looked up by `identifyCustomers`.
 */
export function compareCustomerId(column: string, comparison: Comparison<GlobalId>): Fragment {
  const found = families.get(comparison);
  if (found === undefined) throw new Error('Nobody has looked up the customers of a filter.');
  const { eq, in: among, notIn, isNull } = comparison;
  const isOf = (ids: readonly Id[]): Fragment =>
    ids.length === 0 ? FALSE : condition(`${column} IN (?)`, ids);
  const conditions: Fragment[] = [];
  if (eq != null) conditions.push(isOf(found.eq));
  if (among != null) conditions.push(isOf(found.in));
  if (notIn != null) {
    conditions.push(condition(`${column} IS NOT NULL`));
    if (found.notIn.length > 0) conditions.push(condition(`${column} NOT IN (?)`, found.notIn));
  }
  if (isNull != null) conditions.push(condition(`${column} IS ${isNull ? '' : 'NOT '}NULL`));
  return all(conditions);
}
