import type { Id } from '../../kernel/id';
import type { Tx } from '../../platform/db/db';
import { lockLastContacts, setLastContacts } from './customer-upsert.repository';

const latestOf = (moments: readonly Date[]): Date | null =>
  moments.reduce<Date | null>((latest, at) => (latest === null || at > latest ? at : latest), null);

/**
 * Keeps `lastContactAt` of customers exact after their contacts have been written in this transaction. The customers are locked
 * before the latest contacts are read, so that of two writers for one customer the second reads what the first has committed; and
 * they are read by themselves, because a read inside the UPDATE would lock the contacts of both writers crosswise. Gives all ids whose
 * contacts are those of these customers.
 */
export async function keepLastContacts(
  tx: Tx,
  customerIds: readonly Id[],
  findLatest: (tx: Tx, customerIds: readonly Id[]) => Promise<ReadonlyMap<Id, Date>>,
): Promise<Id[]> {
  const stored = await lockLastContacts(tx, customerIds);
  const all = [...stored.values()].flatMap(({ ids }) => ids);
  const starts = await findLatest(tx, all);
  const changed = [...stored].flatMap(([id, { at, ids }]) => {
    const latest = latestOf(ids.flatMap((own) => starts.get(own) ?? []));
    return latest?.getTime() === at?.getTime() ? [] : [[id, latest] as const];
  });
  await setLastContacts(tx, new Map(changed));
  return all;
}
