import type { AuditEvent } from '../../../src/platform/audit/audit';
import { sealingKey, type AuditRecord } from '../../../src/platform/audit/audit-record';
import { listChains, recordsOfChain } from '../../../src/platform/audit/audit.repository';
import type { Db } from '../../../src/platform/db/db';
import { NOW } from '../../support/bank';
import { seesEverything } from '../../support/viewers';

export const KEY = sealingKey(Buffer.alloc(32, 7));

export const event = (reason: string | null, subjects: string[] = ['cus_0000000000000001']): AuditEvent => ({
  viewer: seesEverything,
  action: 'customer:read',
  at: NOW,
  reason,
  subjects,
  operation: 'Card',
});

/** All that is kept, chain by chain. */
export async function recordsIn(db: Db): Promise<AuditRecord[]> {
  const chains = await listChains(db);
  const all = await Promise.all(chains.map((chain) => recordsOfChain(db, chain, -1, 10_000)));
  return all.flat();
}
