import type { Id } from '../../kernel/id';
import { withinScope, type RowScope } from '../../platform/authz/row-scope';
import type { Sql } from '../../platform/db/db';

/** One of all the ids that stand for the same customer as the one that was asked for. */
export interface FamilyMember {
  readonly requestedId: Id;
  readonly id: Id;
}

/** Whoever customers were merged into, and all who were merged into them: their own ids among them. */
export function findFamilies(sql: Sql, scope: RowScope, ids: readonly Id[]): Promise<FamilyMember[]> {
  const within = withinScope(scope, 'm.id');
  return sql.lookUp<FamilyMember>(
    'customers.findFamilies',
    `SELECT r.id AS requestedId, m.id FROM customers r JOIN customers m ON m.id = COALESCE(r.absorbed_into_id, r.id)
      WHERE r.id IN (?) AND ${within}
     UNION ALL
     SELECT r.id AS requestedId, m.id FROM customers r JOIN customers m ON m.absorbed_into_id = COALESCE(r.absorbed_into_id, r.id)
      WHERE r.id IN (?) AND ${within}`,
    [ids, ids],
  );
}
