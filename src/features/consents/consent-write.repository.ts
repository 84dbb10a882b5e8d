import type { Id } from '../../kernel/id';
import type { Tx } from '../../platform/db/db';
import { insertRows } from '../../platform/db/insert-rows';
import type { Channel } from '../channels/channel.type';
import type { ConsentPurpose, ConsentState } from './consent.type';

/** A decision with all that is kept of it: what its digest is made of. */
export interface WholeDecision {
  readonly id: Id;
  readonly sourceId: Id;
  readonly externalId: string;
  readonly sourceProfileId: Id;
  readonly customerId: Id;
  readonly purpose: ConsentPurpose;
  readonly channel: Channel | null;
  readonly state: ConsentState;
  readonly decidedAt: Date;
}

export function insertDecision(tx: Tx, decision: WholeDecision, at: Date): Promise<void> {
  const columns = [
    ...(['id', 'sourceId', 'externalId', 'sourceProfileId', 'customerId'] as const),
    ...(['purpose', 'channel', 'state', 'decidedAt', 'createdAt'] as const),
  ] as const;
  const row = { ...decision, createdAt: at };
  return insertRows(tx, 'consents.insertDecision', { table: 'consent_decisions', columns }, [row]);
}
