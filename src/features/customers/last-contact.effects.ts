import type { Id } from '../../kernel/id';
import { laterOf } from '../../kernel/instant';
import type { Tx } from '../../platform/db/db';
import { lockLastContacts, setLastContacts, type LastContact } from './customer-upsert.repository';

export { lockLastContacts };

/**
 * Keeps `lastContactAt` of customers exact after their contacts have been written in this transaction, given the latest of each of their ids: of who was merged
 * it is the survivor's, which is the latest of all ids. The customers are locked before the latest contacts are read, so that of
 * two writers for one customer the second reads what the first has committed; and they are read by themselves, because a read inside the UPDATE would
 * lock the contacts of both writers crosswise.
 */
export async function keepLastContacts(
  tx: Tx,
  locked: readonly LastContact[],
  latest: ReadonlyMap<Id, Date>,
): Promise<void> {
  const changed = locked.flatMap(({ id, ids, at }) => {
    const found = ids.flatMap((one) => latest.get(one) ?? []).reduce<Date | null>(laterOrOnly, null);
    return found?.getTime() === at?.getTime() ? [] : [[id, found] as const];
  });
  await setLastContacts(tx, new Map(changed));
}

const laterOrOnly = (one: Date | null, other: Date): Date => (one === null ? other : laterOf(one, other));
