import type { Id } from '../../kernel/id';
import type { Sql } from '../../platform/db/db';
import { findApiKey, listApiKeys as list } from './api-key.repository';
import type { ApiKeyRow } from './api-key.type';

/** As many as the graph shows at once. */
const CAP = 100;

export const listApiKeys = (sql: Sql, now: Date): Promise<ApiKeyRow[]> => list(sql, now, CAP);

/** For whoever has the database: a key that is not shown could not be taken back. */
export const listAllApiKeys = (sql: Sql, now: Date): Promise<ApiKeyRow[]> => list(sql, now);

/** A key that is there. */
export async function keyById(sql: Sql, id: Id): Promise<ApiKeyRow> {
  const key = await findApiKey(sql, id);
  if (key === null) throw new Error('A key vanished: they are only ever taken back.');
  return key;
}
