import type { Id } from '../../kernel/id';
import { withinBank, type RowScope } from '../../platform/authz/row-scope';
import type { Sql } from '../../platform/db/db';
import type { AgentRow, Team } from './agent.type';

export function findAgentsById(sql: Sql, scope: RowScope, ids: readonly Id[]): Promise<AgentRow[]> {
  return sql.lookUp(
    'agents.findAgentsById',
    `SELECT id, name, team_id AS teamId FROM agents WHERE id IN (?) AND ${withinBank(scope)}`,
    [ids],
  );
}

export function findTeamsById(sql: Sql, scope: RowScope, ids: readonly Id[]): Promise<Team[]> {
  return sql.lookUp(
    'agents.findTeamsById',
    `SELECT id, name FROM teams WHERE id IN (?) AND ${withinBank(scope)}`,
    [ids],
  );
}
