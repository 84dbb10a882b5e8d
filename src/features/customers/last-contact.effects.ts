import type { Id } from '../../kernel/id';
import { laterOf } from '../../kernel/instant';
import type { Tx } from '../../platform/db/db';
import { lockLastContacts, setLastContacts } from './customer-upsert.repository';

/**
 * Keeps `lastContactAt` of customers exact after their contacts have been written in this transaction: of who was merged the survivor's, which
 * is the latest of all ids. Gives all ids that these customers are made up of. The customers are locked before the latest contacts are read, so that of
 * two writers for one customer the second reads what the first has committed; and they are read by themselves, because a read inside the UPDATE would
 * lock the contacts of both writers crosswise.
 */
export async function keepLastContacts(
  tx: Tx,
  customerIds: readonly Id[],
  findLatest: (tx: Tx, customerIds: readonly Id[]) => Promise<ReadonlyMap<Id, Date>>,
): Promise<readonly Id[]> {
  const stored = await lockLastContacts(tx, customerIds);
  const all = stored.flatMap(({ ids }) => ids);
  const latest = await findLatest(tx, all);
  const changed = stored.flatMap(({ id, ids, at }) => {
    const found = ids.flatMap((one) => latest.get(one) ?? []).reduce<Date | null>(laterOrOnly, null);
    return found?.getTime() === at?.getTime() ? [] : [[id, found] as const];
  });
  await setLastContacts(tx, new Map(changed));
  return all;
}

const laterOrOnly = (one: Date | null, other: Date): Date => (one === null ? other : laterOf(one, other));
