import type { Id } from '../../kernel/id';
import type { Sql } from '../../platform/db/db';
import { walking } from '../../platform/db/walked-index';
import { OWNED_FROM_SCORE, OWNED_STAGES, type PossibleOwner } from './domain/advocate-owner';

/** Somebody who must have an owner and has none, and the team that looks after them. */
export interface UnownedAdvocate {
  readonly customerId: Id;
  readonly score: number;
  readonly teamId: Id;
}

/** Where the walk is: behind one advocate, before the next. */
export type UnownedPlace = Pick<UnownedAdvocate, 'customerId' | 'score'>;

/** Advocates without an owner whose team is known, by score, from a place on. The job looks at all of the bank's: it shows them to nobody. */
export function findUnowned(
  sql: Sql,
  { customerId, score }: UnownedPlace,
  limit: number,
): Promise<UnownedAdvocate[]> {
  return sql.query<UnownedAdvocate>(
    'advocacy.findUnowned',
    `SELECT s.customer_id AS customerId, s.score, c.team_id AS teamId
       FROM advocacy_statuses s${walking('ix_advocacy_statuses_owner')} STRAIGHT_JOIN customers c ON c.id = s.customer_id
      WHERE s.owner_id IS NULL AND s.score >= ? AND (s.score > ? OR s.customer_id > ?) AND s.stage IN (?)
        AND c.absorbed_into_id IS NULL AND c.team_id IS NOT NULL ORDER BY s.score, s.customer_id LIMIT ?`,
    [score, score, customerId, [...OWNED_STAGES], limit],
  );
}

export const FIRST_UNOWNED: UnownedPlace = { score: OWNED_FROM_SCORE, customerId: '' };

/** Who is of each of some teams, and how many advocates each of them looks after. */
export async function findOwnersOfTeams(sql: Sql, teamIds: readonly Id[]): Promise<Map<Id, PossibleOwner[]>> {
  const rows = await sql.query<PossibleOwner & { readonly teamId: Id }>(
    'advocacy.findOwnersOfTeams',
    `SELECT a.team_id AS teamId, a.id, (SELECT COUNT(*) FROM advocacy_statuses s WHERE s.owner_id = a.id) AS advocates
       FROM agents a WHERE a.team_id IN (?)`,
    [teamIds],
  );
  const teams = new Map<Id, PossibleOwner[]>(teamIds.map((id) => [id, []]));
  for (const { teamId, ...agent } of rows) teams.get(teamId)?.push(agent);
  return teams;
}
