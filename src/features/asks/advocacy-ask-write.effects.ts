import type { Tx } from '../../platform/db/db';
import type { CustomerIds } from '../../platform/db/page-per-customer';
import { endPendingAsks, writeAsk, type StoredAsk } from './advocacy-ask-write.repository';
import type { AskKind } from './domain/consent-to-ask';

export type { StoredAsk };

/** Writes that a customer is asked, after the gate has let it through in the same transaction. */
export function insertAsk(tx: Tx, ask: StoredAsk): Promise<void> {
  return writeAsk(tx, ask);
}

/** What a customer was asked for until then, they have done. */
export function endAsks(tx: Tx, customerIds: CustomerIds, kind: AskKind, at: Date): Promise<void> {
  return endPendingAsks(tx, customerIds, kind, at);
}
