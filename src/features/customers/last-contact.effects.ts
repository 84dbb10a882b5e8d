import type { Id } from '../../kernel/id';
import type { Tx } from '../../platform/db/db';
import { lockLastContacts, setLastContacts } from './customer-upsert.repository';

/**
 * Keeps `lastContactAt` of customers exact after their contacts have been written in this transaction. The customers are locked
 * before the latest contacts are read, so that of two writers for one customer the second reads what the first has committed; and
 * they are read by themselves, because a read inside the UPDATE would lock the contacts of both writers crosswise.
 */
export async function keepLastContacts(
  tx: Tx,
  customerIds: readonly Id[],
  findLatest: (tx: Tx, customerIds: readonly Id[]) => Promise<ReadonlyMap<Id, Date>>,
): Promise<void> {
  const stored = await lockLastContacts(tx, customerIds);
  const latest = await findLatest(tx, customerIds);
  const changed = [...stored].flatMap(([id, at]) => {
    const found = latest.get(id) ?? null;
    return found?.getTime() === at?.getTime() ? [] : [[id, found] as const];
  });
  await setLastContacts(tx, new Map(changed));
}
