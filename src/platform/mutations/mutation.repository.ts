import type { GlobalId } from '../../kernel/global-id';
import type { Id } from '../../kernel/id';
import type { Sql, Tx } from '../db/db';
import { insertLater } from '../db/insert-rows';
import { parseJson } from '../db/json';

/** A key, what was asked under it, and what became of that; `outcome` is null while it is not known. */
export interface KeyRow {
  readonly digest: string;
  readonly inputDigest: string;
  readonly outcome: unknown;
  readonly expiresAt: Date;
}

/**
 * Takes the key for this transaction, and reads what is kept under it. Whoever else has the key is waited for: the row of a running
 * transaction is locked until that ends.
 */
export async function claimKey(tx: Tx, { outcome: _, ...key }: KeyRow): Promise<KeyRow> {
  const columns = ['digest', 'inputDigest', 'expiresAt'] as const;
  await insertLater(tx, 'mutations.claimKey', { table: 'idempotency_keys', columns }, [key]);
  const [row] = await tx.query<KeyRow>(
    'mutations.findKey',
    'SELECT digest, input_digest AS inputDigest, outcome, expires_at AS expiresAt FROM idempotency_keys WHERE digest = ?',
    [key.digest],
  );
  if (row === undefined) throw new Error('A key vanished while it was held.');
  return { ...row, outcome: row.outcome === null ? null : parseJson<unknown>(row.outcome) };
}

/** Keeps what became of what was asked under a key that is held. */
export async function keepOutcome(
  tx: Tx,
  { digest, inputDigest, outcome, expiresAt }: KeyRow,
): Promise<void> {
  await tx.executeLater(
    'mutations.keepOutcome',
    'UPDATE idempotency_keys SET input_digest = ?, outcome = ?, expires_at = ? WHERE digest = ?',
    [inputDigest, JSON.stringify(outcome), expiresAt, digest],
  );
}

export interface ChangeRow {
  readonly id: Id;
  readonly requestId: Id;
  readonly at: Date;
  readonly action: string;
  readonly subjectId: string;
  readonly object: GlobalId;
  readonly beforeDigest: string | null;
  readonly afterDigest: string;
}

export function insertChange(tx: Tx, row: ChangeRow): Promise<void> {
  const columns = [
    ...(['id', 'requestId', 'at', 'action', 'subjectId', 'object', 'beforeDigest', 'afterDigest'] as const),
  ];
  return insertLater(tx, 'mutations.insertChange', { table: 'changes', columns }, [row]);
}

/** Keys that ended by then, the first of them; gives how many were removed. */
export function deleteEndedKeys(sql: Sql, now: Date, most: number): Promise<number> {
  return sql.execute(
    'mutations.deleteEndedKeys',
    'DELETE FROM idempotency_keys WHERE expires_at <= ? ORDER BY expires_at LIMIT ?',
    [now, most],
  );
}
