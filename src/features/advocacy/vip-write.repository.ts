import type { Id } from '../../kernel/id';
import type { Tx } from '../../platform/db/db';
import { insertRows } from '../../platform/db/insert-rows';
import type { CustomerIds } from '../../platform/db/page-per-customer';
import type { VipBenefit } from './vip-membership.type';

/** A membership with all that is kept of it. */
export interface StoredMembership {
  readonly id: Id;
  readonly sourceId: Id;
  readonly externalId: string;
  readonly sourceProfileId: Id | null;
  readonly customerId: Id;
  readonly validFrom: Date;
  readonly validTo: Date | null;
  readonly enrolledById: Id | null;
  readonly benefits: readonly VipBenefit[];
}

/** The membership that runs at a moment; null when there is none. The customer must be held. */
export async function findRunningMembership(tx: Tx, ids: CustomerIds, now: Date): Promise<Id | null> {
  const [row] = await tx.query<{ id: Id }>(
    'advocacy.findRunningMembership',
    `SELECT m.id FROM vip_memberships m WHERE m.customer_id IN (?) AND m.valid_from <= ? AND (m.valid_to IS NULL OR m.valid_to > ?)
       ORDER BY m.valid_from DESC, m.id LIMIT 1 FOR UPDATE`,
    [ids, now, now],
  );
  return row?.id ?? null;
}

export function insertMembership(tx: Tx, membership: StoredMembership): Promise<void> {
  const columns = [
    ...(['id', 'sourceId', 'externalId', 'sourceProfileId', 'customerId', 'validFrom', 'validTo'] as const),
    ...(['enrolledById', 'benefits', 'createdAt', 'updatedAt'] as const),
  ] as const;
  const { validFrom: at, benefits } = membership;
  const row = { ...membership, benefits: JSON.stringify(benefits), createdAt: at, updatedAt: at };
  return insertRows(tx, 'advocacy.insertMembership', { table: 'vip_memberships', columns }, [row]);
}

/** Ends all that runs: of who was merged each may have had one. */
export async function endMemberships(tx: Tx, ids: CustomerIds, now: Date): Promise<void> {
  await tx.execute(
    'advocacy.endMemberships',
    `UPDATE vip_memberships SET valid_to = ?, version = version + 1, updated_at = ?
       WHERE customer_id IN (?) AND valid_from <= ? AND (valid_to IS NULL OR valid_to > ?)`,
    [now, now, ids, now, now],
  );
}
