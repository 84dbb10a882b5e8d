import type { Id } from '../../kernel/id';
import type { Tx } from '../../platform/db/db';
import { lockCustomers, type HeldCustomer } from './customer-upsert.repository';

/**
 * Holds a customer until the transaction ends, by whichever of their ids: what hangs on all that is known of them is decided by one at a time,
 * each after the other.
 */
export async function holdCustomer(tx: Tx, id: Id): Promise<HeldCustomer> {
  const held = (await lockCustomers(tx, [id])).get(id);
  if (held === undefined) throw new Error('A customer vanished while they were to be held.');
  return held;
}

/** The same of several, each by the id that was asked for; those whom nobody knows are left out. */
export function holdCustomers(tx: Tx, ids: readonly Id[]): Promise<ReadonlyMap<Id, HeldCustomer>> {
  return lockCustomers(tx, ids);
}
