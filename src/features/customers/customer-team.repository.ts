import type { Id } from '../../kernel/id';
import { withinScopeOf, type RowScope } from '../../platform/authz/row-scope';
import type { Sql } from '../../platform/db/db';

/** A customer by whichever of their ids, and the team that looks after them; null when none does. */
export interface CustomerTeam {
  readonly requestedId: Id;
  readonly teamId: Id | null;
}

export function findTeamsOfCustomers(sql: Sql, scope: RowScope, ids: readonly Id[]): Promise<CustomerTeam[]> {
  return sql.lookUp(
    'customers.findTeamsOfCustomers',
    `SELECT r.id AS requestedId, c.team_id AS teamId FROM customers r
      JOIN customers c ON c.id = COALESCE(r.absorbed_into_id, r.id) WHERE r.id IN (?) AND ${withinScopeOf(scope, ids, 'r.id')}`,
    [ids],
  );
}
