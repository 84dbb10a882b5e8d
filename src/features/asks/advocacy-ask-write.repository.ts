import type { Id } from '../../kernel/id';
import type { Tx } from '../../platform/db/db';
import { insertRows } from '../../platform/db/insert-rows';
import type { CustomerIds } from '../../platform/db/page-per-customer';
import type { AdvocacyAskRow } from './advocacy-ask.type';
import type { AskKind } from './domain/consent-to-ask';

/** An ask with all that is kept of it: what its digest is made of. */
export interface StoredAsk extends AdvocacyAskRow {
  readonly sourceId: Id;
  readonly externalId: string;
  readonly sourceProfileId: Id | null;
  readonly customerId: Id;
  readonly version: number;
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
