import type { Id } from '../../kernel/id';
import type { LocalisedNames } from '../../kernel/localised';
import type { Tx } from '../../platform/db/db';
import { findOrInsert } from '../../platform/db/find-or-insert';
import { upsertByKey, type KeyedRow, type UpsertResult } from '../../platform/db/upsert-by-key';
import {
  accountsTable,
  findAccountIds as findIds,
  findHolders,
  findOwners,
  findProductIds,
  holdersTable,
  insertProducts,
  type HolderProfile,
  type StoredAccount,
  type StoredHolder,
} from './account-upsert.repository';

export type { StoredAccount, StoredHolder };

export interface Delivery<Row> {
  readonly sourceId: Id;
  readonly rows: readonly KeyedRow<Row>[];
  /** What the source says something about; the rest of a stored row is left alone. */
  readonly said: readonly (keyof Row & string)[];
  readonly now: Date;
  readonly isRepeat: (externalId: string) => boolean;
}

/** Ids by code, after adding the products that are new. One that is there keeps its kind and its names. */
export function ensureProducts(
  tx: Tx,
  declared: Readonly<Record<string, { readonly kind: string; readonly names: LocalisedNames }>>,
): Promise<ReadonlyMap<string, Id>> {
  return findOrInsert(Object.keys(declared), {
    find: (codes) => findProductIds(tx, codes),
    insert: (codes) =>
      insertProducts(
        tx,
        codes.map((code) => ({ code, kind: '', names: {}, ...declared[code] })),
      ),
  });
}

/** Ids of the accounts that a source knows under these keys. */
export async function findAccountIds(
  tx: Tx,
  sourceId: Id,
  keys: Iterable<string>,
): Promise<ReadonlyMap<string, Id>> {
  const wanted = [...new Set(keys)];
  return wanted.length === 0 ? new Map() : findIds(tx, sourceId, wanted);
}

/** Who holds, by the source's keys of the holdings; or who owns the accounts with these keys. */
export async function findHolderProfiles(
  tx: Tx,
  sourceId: Id,
  through: 'holder' | 'owner',
  keys: Iterable<string>,
): Promise<ReadonlyMap<string, HolderProfile>> {
  const wanted = [...new Set(keys)];
  if (wanted.length === 0) return new Map();
  return through === 'holder' ? findHolders(tx, sourceId, wanted) : findOwners(tx, sourceId, wanted);
}

export function upsertAccounts(
  tx: Tx,
  { sourceId, rows, said, ...delivery }: Delivery<StoredAccount>,
): Promise<UpsertResult<StoredAccount>[]> {
  const options = { ...delivery, compared: said, written: said };
  return upsertByKey(tx, accountsTable, sourceId, rows, options);
}

/** The customer of a holder follows from the source profile: after a merge it may be another than when the row was written. */
export function upsertAccountHolders(
  tx: Tx,
  { sourceId, rows, said, ...delivery }: Delivery<StoredHolder>,
): Promise<UpsertResult<StoredHolder>[]> {
  const compared = said.filter((column) => column !== 'customerId');
  const options = { ...delivery, compared, written: said };
  return upsertByKey(tx, holdersTable, sourceId, rows, options);
}
