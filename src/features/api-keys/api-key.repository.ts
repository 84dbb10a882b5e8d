import type { Id } from '../../kernel/id';
import type { Sql } from '../../platform/db/db';
import { insertRows } from '../../platform/db/insert-rows';
import { parseJson } from '../../platform/db/json';
import type { KeyScope } from '../../platform/identity/viewer';
import type { ApiKeyRow } from './api-key.type';

const SELECT = `SELECT k.id, k.holder, k.source_code AS sourceCode, k.scopes, k.secret_hash AS secretHash, k.created_at AS createdAt,
  k.expires_at AS expiresAt, k.revoked_at AS revokedAt, k.last_used_on AS lastUsedOn FROM api_keys k`;

/** Whether a key works at a moment. */
const WORKS = '(k.revoked_at IS NULL AND (k.expires_at IS NULL OR k.expires_at > ?))';

type SelectedKey = Omit<ApiKeyRow, 'scopes'> & { readonly scopes: unknown };

const toRow = (row: SelectedKey): ApiKeyRow => ({
  ...row,
  scopes: parseJson<readonly KeyScope[]>(row.scopes),
});

export async function findApiKey(sql: Sql, id: Id): Promise<ApiKeyRow | null> {
  const [row] = await sql.query<SelectedKey>('apiKeys.findApiKey', `${SELECT} WHERE k.id = ?`, [id]);
  return row === undefined ? null : toRow(row);
}

/** Those of some keys that there are. */
export async function findApiKeys(sql: Sql, ids: readonly Id[]): Promise<ApiKeyRow[]> {
  const rows = await sql.query<SelectedKey>('apiKeys.findApiKeys', `${SELECT} WHERE k.id IN (?)`, [ids]);
  return rows.map(toRow);
}

/** The key, held until the transaction ends. */
export async function lockApiKey(sql: Sql, id: Id): Promise<ApiKeyRow | null> {
  const rows = await sql.query<SelectedKey>('apiKeys.lockApiKey', `${SELECT} WHERE k.id = ? FOR UPDATE`, [
    id,
  ]);
  return rows.map(toRow)[0] ?? null;
}

/** Lets nobody else make a key until the transaction ends: of a new holder there is nothing else to hold while it is counted what works. */
export async function lockMakingOfKeys(sql: Sql): Promise<void> {
  const statement = 'SELECT s.id FROM source_systems s ORDER BY s.id LIMIT 1 FOR UPDATE';
  await sql.query('apiKeys.lockMakingOfKeys', statement, []);
}

/** Keys of a holder that work at that moment, held until the transaction ends. */
export async function lockLiveKeys(sql: Sql, holder: string, now: Date): Promise<ApiKeyRow[]> {
  const rows = await sql.query<SelectedKey>(
    'apiKeys.lockLiveKeys',
    `${SELECT} WHERE k.holder = ? AND ${WORKS} ORDER BY k.id FOR UPDATE`,
    [holder, now],
  );
  return rows.map(toRow);
}

/** Keys that work at that moment, then all others, the latest first: all of them, or no more than `limit`. */
export async function listApiKeys(sql: Sql, now: Date, limit?: number): Promise<ApiKeyRow[]> {
  const rows = await sql.query<SelectedKey>(
    'apiKeys.listApiKeys',
    `${SELECT} ORDER BY ${WORKS} DESC, k.id DESC${limit === undefined ? '' : ` LIMIT ${String(limit)}`}`,
    [now],
  );
  return rows.map(toRow);
}

export function insertApiKey(
  sql: Sql,
  { scopes, ...row }: Omit<ApiKeyRow, 'revokedAt' | 'lastUsedOn'>,
): Promise<void> {
  const columns = ['id', 'holder', 'sourceCode', 'scopes', 'secretHash', 'createdAt', 'expiresAt'] as const;
  return insertRows(sql, 'apiKeys.insertApiKey', { table: 'api_keys', columns }, [
    { ...row, scopes: JSON.stringify(scopes) },
  ]);
}

/** A key never works longer than it did. */
export async function endApiKey(sql: Sql, id: Id, at: Date): Promise<void> {
  await sql.execute(
    'apiKeys.endApiKey',
    'UPDATE api_keys SET expires_at = LEAST(COALESCE(expires_at, ?), ?) WHERE id = ?',
    [at, at, id],
  );
}

export async function revokeKey(sql: Sql, id: Id, at: Date): Promise<void> {
  await sql.execute(
    'apiKeys.revokeKey',
    'UPDATE api_keys SET revoked_at = COALESCE(revoked_at, ?) WHERE id = ?',
    [at, id],
  );
}

/** Whether a source has that code. */
export async function isSource(sql: Sql, code: string): Promise<boolean> {
  const rows = await sql.query('apiKeys.isSource', 'SELECT 1 FROM source_systems WHERE code = ?', [code]);
  return rows.length > 0;
}

/** Once a day is enough: nobody needs to know when exactly. */
export async function recordUse(sql: Sql, id: Id, day: string): Promise<void> {
  await sql.execute('apiKeys.recordUse', 'UPDATE api_keys SET last_used_on = ? WHERE id = ?', [day, id]);
}
