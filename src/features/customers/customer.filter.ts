import type { GlobalId } from '../../kernel/global-id';
import type { Comparison } from '../../platform/db/comparison';
import { all, condition, FALSE } from '../../platform/db/condition';
import type { Fragment } from '../../platform/db/keyset';
import { idArgument } from '../../platform/graphql/node';
import { customerName } from './customer.type';

/** Every id that stands for the same customers as the given ones: whoever they were merged into, and all who were. */
const FAMILY = `SELECT m.id FROM customers r JOIN customers m ON m.id = COALESCE(r.absorbed_into_id, r.id) WHERE r.id IN (?)
  UNION ALL
  SELECT m.id FROM customers r JOIN customers m ON m.absorbed_into_id = COALESCE(r.absorbed_into_id, r.id) WHERE r.id IN (?)`;

/** The condition that a fact's customer compares so: facts of customers merged into one count as theirs. */
export function compareCustomerId(column: string, comparison: Comparison<GlobalId>): Fragment {
  const { eq, in: among, notIn, isNull } = comparison;
  const ofThem = (ids: readonly GlobalId[], word: 'IN' | 'NOT IN'): Fragment => {
    const keys = ids.map((id) => idArgument('filter.customer', id, customerName));
    return condition(`${column} ${word} (${FAMILY})`, keys, keys);
  };
  const conditions: Fragment[] = [];
  if (eq != null) conditions.push(ofThem([eq], 'IN'));
  if (among != null) conditions.push(among.length === 0 ? FALSE : ofThem(among, 'IN'));
  if (notIn != null)
    conditions.push(notIn.length === 0 ? condition(`${column} IS NOT NULL`) : ofThem(notIn, 'NOT IN'));
  if (isNull != null) conditions.push(condition(`${column} IS ${isNull ? '' : 'NOT '}NULL`));
  return all(conditions);
}
