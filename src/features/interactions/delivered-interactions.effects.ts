import type { Id } from '../../kernel/id';
import type { Tx } from '../../platform/db/db';
import { upsertByKey, type KeyedRow, type UpsertResult } from '../../platform/db/upsert-by-key';
import { keepLastContacts, lockLastContacts } from '../customers/last-contact.effects';
import { forgetChains } from './contact-chain.repository';
import {
  findInteractionIds as findIds,
  findLatestStarts,
  interactionsTable,
  type StoredInteraction,
} from './interaction-upsert.repository';

export type { StoredInteraction };

export interface DeliveredInteractions {
  readonly sourceId: Id;
  readonly rows: readonly KeyedRow<StoredInteraction>[];
  /** What the source says something about; the rest of a stored row is left alone. */
  readonly said: readonly (keyof StoredInteraction)[];
  readonly now: Date;
  readonly isRepeat: (externalId: string) => boolean;
}

/** The customers whose latest contact a change may have moved: whom a row belongs to, and whom it belonged to. */
function touchedCustomers(
  rows: readonly KeyedRow<StoredInteraction>[],
  results: readonly UpsertResult<StoredInteraction>[],
): Id[] {
  const touched = results.flatMap(({ outcome, before }, index) =>
    outcome === 'inserted' || outcome === 'updated'
      ? [rows[index]?.row.customerId ?? null, before?.customerId ?? null]
      : [],
  );
  return [...new Set(touched)].filter((id) => id !== null);
}

/**
 * Brings in interactions as a source tells them, and keeps their customers' time of last contact. Their chains are forgotten rather than made
 * anew for each delivery: there are none until the next contact that is written here. The customer of an interaction
 * follows from its source profile: after a merge it may be another than when the row was written.
 */
export async function upsertInteractions(
  tx: Tx,
  { sourceId, rows, said, ...delivery }: DeliveredInteractions,
): Promise<UpsertResult<StoredInteraction>[]> {
  const compared = said.filter((column) => column !== 'customerId');
  const options = { ...delivery, compared, written: said };
  const results = await upsertByKey(tx, interactionsTable, sourceId, rows, options);
  const customers = touchedCustomers(rows, results);
  if (customers.length > 0) {
    const locked = await lockLastContacts(tx, customers);
    const ids = locked.flatMap((customer) => customer.ids);
    await keepLastContacts(tx, locked, await findLatestStarts(tx, ids));
    await forgetChains(tx, customers);
  }
  return results;
}

/** Ids of the interactions that a source knows under these keys. */
export async function findInteractionIds(
  tx: Tx,
  sourceId: Id,
  keys: Iterable<string>,
): Promise<ReadonlyMap<string, Id>> {
  const wanted = [...new Set(keys)];
  return wanted.length === 0 ? new Map() : findIds(tx, sourceId, wanted);
}
