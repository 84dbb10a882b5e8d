import { newId, type Id } from '../../kernel/id';
import type { LocalisedNames } from '../../kernel/localised';
import type { Tx } from '../../platform/db/db';
import { insertRows } from '../../platform/db/insert-rows';
import type { KeyedTable } from '../../platform/db/upsert-by-key';

/** What the accounts table says of an account. */
export interface StoredAccount {
  readonly productId: Id;
  readonly number: string | null;
  readonly currency: string;
  readonly balance: string | null;
  readonly creditLimit: string | null;
  readonly overdue: string | null;
  readonly status: string;
  readonly openedAt: Date | null;
  readonly closedAt: Date | null;
  readonly closingReason: string | null;
}

/** What the holders table says of a holder. */
export interface StoredHolder {
  readonly accountId: Id;
  readonly sourceProfileId: Id;
  readonly customerId: Id;
  readonly role: string;
  readonly validFrom: Date | null;
  readonly validTo: Date | null;
}

export const accountsTable: KeyedTable<StoredAccount> = {
  feature: 'accounts',
  table: 'accounts',
  columns: [
    'productId',
    'number',
    'currency',
    'balance',
    'creditLimit',
    'overdue',
    'status',
    'openedAt',
    'closedAt',
    'closingReason',
  ],
  isVersioned: true,
};

export const holdersTable: KeyedTable<StoredHolder> = {
  feature: 'accountHolders',
  table: 'account_holders',
  columns: ['accountId', 'sourceProfileId', 'customerId', 'role', 'validFrom', 'validTo'],
  isVersioned: false,
};

/** Ids by the source's key. */
export async function findAccountIds(
  tx: Tx,
  sourceId: Id,
  keys: readonly string[],
): Promise<ReadonlyMap<string, Id>> {
  const rows = await tx.query<{ key: string; id: Id }>(
    'accounts.findAccountIds',
    'SELECT external_id AS `key`, id FROM accounts WHERE source_id = ? AND external_id IN (?)',
    [sourceId, keys],
  );
  return new Map(rows.map(({ key, id }) => [key, id]));
}

/** The source profile of somebody who holds an account, and whom it belongs to. */
export interface HolderProfile {
  readonly id: Id;
  readonly customerId: Id;
}

type KeyedHolder = HolderProfile & { readonly key: string };

function byKey(rows: readonly KeyedHolder[]): ReadonlyMap<string, HolderProfile> {
  return new Map(rows.map(({ key, id, customerId }) => [key, { id, customerId }]));
}

/** Who holds, by the source's key of the holding. */
export async function findHolders(
  tx: Tx,
  sourceId: Id,
  keys: readonly string[],
): Promise<ReadonlyMap<string, HolderProfile>> {
  const rows = await tx.query<KeyedHolder>(
    'accounts.findHolders',
    `SELECT external_id AS \`key\`, source_profile_id AS id, customer_id AS customerId
     FROM account_holders WHERE source_id = ? AND external_id IN (?)`,
    [sourceId, keys],
  );
  return byKey(rows);
}

/** Who owns an account, by the source's key of the account; of several the one who is known longest. */
export async function findOwners(
  tx: Tx,
  sourceId: Id,
  keys: readonly string[],
): Promise<ReadonlyMap<string, HolderProfile>> {
  const rows = await tx.query<KeyedHolder>(
    'accounts.findOwners',
    `SELECT a.external_id AS \`key\`, h.source_profile_id AS id, h.customer_id AS customerId
     FROM accounts a JOIN account_holders h ON h.account_id = a.id AND h.role = 'OWNER'
     WHERE a.source_id = ? AND a.external_id IN (?) ORDER BY h.id DESC`,
    [sourceId, keys],
  );
  return byKey(rows);
}

/** Ids by code. */
export async function findProductIds(tx: Tx, codes: readonly string[]): Promise<ReadonlyMap<string, Id>> {
  const rows = await tx.query<{ code: string; id: Id }>(
    'accounts.findProductIds',
    'SELECT code, id FROM products WHERE code IN (?)',
    [codes],
  );
  return new Map(rows.map(({ code, id }) => [code, id]));
}

export interface NewProduct {
  readonly code: string;
  readonly kind: string;
  readonly names: LocalisedNames;
}

/** Adds products; those that are there stay as they are. */
export async function insertProducts(tx: Tx, products: readonly NewProduct[]): Promise<void> {
  await insertRows(
    tx,
    'accounts.insertProducts',
    { table: 'products', columns: ['id', 'code', 'kind', 'names'] },
    products.map(({ names, ...product }) => ({ id: newId(), ...product, names: JSON.stringify(names) })),
  );
}
