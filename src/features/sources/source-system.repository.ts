import type { Id } from '../../kernel/id';
import { withinBank, type RowScope } from '../../platform/authz/row-scope';
import type { Sql } from '../../platform/db/db';
import type { SourceSystem } from './source-system.type';

const COLUMNS =
  'id, code, name, kind, trust_rank AS trustRank, time_zone AS timeZone, last_synced_at AS lastSyncedAt';

export function findSourceSystemsById(
  sql: Sql,
  scope: RowScope,
  ids: readonly Id[],
): Promise<SourceSystem[]> {
  return sql.lookUp(
    'sources.findSourceSystemsById',
    `SELECT ${COLUMNS} FROM source_systems WHERE id IN (?) AND ${withinBank(scope)}`,
    [ids],
  );
}

/** All sources, at most so many: the most trusted first, then by code. */
export function listSourceSystems(sql: Sql, scope: RowScope, limit: number): Promise<SourceSystem[]> {
  return sql.query(
    'sources.listSourceSystems',
    `SELECT ${COLUMNS} FROM source_systems WHERE ${withinBank(scope)} ORDER BY trust_rank, code LIMIT ?`,
    [limit],
  );
}
