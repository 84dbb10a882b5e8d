import type { Id } from '../../kernel/id';
import { withinScope, type RowScope } from '../../platform/authz/row-scope';
import type { Sql, Tx } from '../../platform/db/db';
import { insertRows } from '../../platform/db/insert-rows';
import type { CustomerIds } from '../../platform/db/page-per-customer';
import { walking } from '../../platform/db/walked-index';
import type { AdvocacyAskRow } from './advocacy-ask.type';
import type { AskKind } from './domain/consent-to-ask';

/** An ask with all that is kept of it: what its digest is made of. */
export interface StoredAsk extends AdvocacyAskRow {
  readonly sourceId: Id;
  readonly externalId: string;
  readonly sourceProfileId: Id | null;
  readonly customerId: Id;
}

export function writeAsk(tx: Tx, ask: StoredAsk): Promise<void> {
  const columns = [
    ...(['id', 'sourceId', 'externalId', 'sourceProfileId', 'customerId', 'kind', 'askedAt'] as const),
    ...(['askedById', 'outcome', 'endedAt', 'version', 'createdAt', 'updatedAt'] as const),
  ] as const;
  const row = { ...ask, createdAt: ask.askedAt, updatedAt: ask.askedAt };
  return insertRows(tx, 'asks.writeAsk', { table: 'advocacy_asks', columns }, [row]);
}

export async function endPendingAsks(
  tx: Tx,
  customerIds: CustomerIds,
  kind: AskKind,
  at: Date,
): Promise<void> {
  await tx.execute(
    'asks.endPendingAsks',
    `UPDATE advocacy_asks SET outcome = 'DONE', ended_at = ?, version = version + 1, updated_at = ?
       WHERE customer_id IN (?) AND kind = ? AND outcome = 'PENDING' AND asked_at <= ?`,
    [at, at, customerIds, kind, at],
  );
}

const STORED = `q.id, q.source_id AS sourceId, q.external_id AS externalId, q.source_profile_id AS sourceProfileId, q.customer_id AS customerId, q.kind,
  q.asked_at AS askedAt, q.asked_by_id AS askedById, q.outcome, q.ended_at AS endedAt, q.version`;

/** The ask, held until the transaction ends; null when it is unknown, or out of reach. */
export async function lockAsk(tx: Tx, scope: RowScope, id: Id): Promise<StoredAsk | null> {
  const [row = null] = await tx.query<StoredAsk>(
    'asks.lockAsk',
    `SELECT ${STORED} FROM advocacy_asks q WHERE q.id = ? AND ${withinScope(scope, 'q.customer_id')} FOR UPDATE`,
    [id],
  );
  return row;
}

/** Where the walk is: behind one ask, before the next. */
export interface AskPlace {
  readonly askedAt: Date;
  readonly id: Id;
}

/** Asks of so long ago to which nobody has said anything, the oldest first, from a place on. The clock looks at all of the bank's: it shows them to nobody. */
export function findSilentAsks(
  sql: Sql,
  askedBy: Date,
  { askedAt, id }: AskPlace,
  limit: number,
): Promise<StoredAsk[]> {
  return sql.query<StoredAsk>(
    'asks.findSilentAsks',
    `SELECT ${STORED} FROM advocacy_asks q${walking('ix_advocacy_asks_outcome')}
       WHERE q.outcome = 'PENDING' AND q.asked_at >= ? AND q.asked_at <= ? AND (q.asked_at > ? OR q.id > ?) ORDER BY q.asked_at, q.id LIMIT ?`,
    [askedAt, askedBy, askedAt, id, limit],
  );
}

/** Holds an ask, if it is as it was seen, and nobody else holds it: who does is at it, or will leave it to the next turn. */
export async function holdSilentAsk(tx: Tx, { id, version }: StoredAsk): Promise<boolean> {
  const rows = await tx.query(
    'asks.holdSilentAsk',
    "SELECT q.id FROM advocacy_asks q WHERE q.id = ? AND q.outcome = 'PENDING' AND q.version = ? FOR UPDATE SKIP LOCKED",
    [id, version],
  );
  return rows.length === 1;
}

export async function endAsk(tx: Tx, { id, outcome, endedAt, version }: StoredAsk, at: Date): Promise<void> {
  await tx.execute(
    'asks.endAsk',
    'UPDATE advocacy_asks SET outcome = ?, ended_at = ?, version = ?, updated_at = ? WHERE id = ?',
    [outcome, endedAt, version, at, id],
  );
}
