import type { Id } from '../../kernel/id';
import { withinSource, type RowScope } from '../../platform/authz/row-scope';
import type { Tx } from '../../platform/db/db';
import { insertRows } from '../../platform/db/insert-rows';
import type { HolderRole } from './account-holder.type';
import { heldWithinScope } from './account.repository';
import type { AccountStatus } from './account.type';

/** What is kept of an account, but for who holds it. */
export interface AccountData {
  readonly id: Id;
  readonly sourceId: Id;
  readonly externalId: string;
  readonly productId: Id;
  readonly number: string | null;
  readonly currency: string;
  readonly balance: string | null;
  readonly creditLimit: string | null;
  readonly overdue: string | null;
  readonly status: AccountStatus;
  readonly openedAt: Date | null;
  readonly closedAt: Date | null;
  readonly closingReason: string | null;
  readonly version: number;
}

export interface WholeHolder {
  readonly id: Id;
  readonly sourceId: Id;
  readonly externalId: string;
  readonly accountId: Id;
  readonly sourceProfileId: Id;
  readonly customerId: Id;
  readonly role: HolderRole;
  readonly validFrom: Date | null;
  readonly validTo: Date | null;
}

/** An account with all that is kept of it: what its digest is made of. */
export interface WholeAccount extends AccountData {
  readonly holders: readonly WholeHolder[];
}

const HOLDER_COLUMNS = [
  ...(['id', 'sourceId', 'externalId', 'accountId', 'sourceProfileId', 'customerId'] as const),
  ...(['role', 'validFrom', 'validTo'] as const),
] as const;

/**
 * The account, held until the transaction ends; null when it is unknown, when nobody within reach holds it at a moment, or when another source
 * than a partner’s delivers it.
 */
export async function lockAccount(tx: Tx, scope: RowScope, id: Id, at: Date): Promise<WholeAccount | null> {
  const within = heldWithinScope(scope, at);
  const [account] = await tx.query<AccountData>(
    'accounts.lockAccount',
    `SELECT a.id, a.source_id AS sourceId, a.external_id AS externalId, a.product_id AS productId, a.number, a.currency,
       a.balance, a.credit_limit AS creditLimit, a.overdue, a.status, a.opened_at AS openedAt, a.closed_at AS closedAt,
       a.closing_reason AS closingReason, a.version
       FROM accounts a WHERE a.id = ? AND ${within.sql} AND ${withinSource(scope, 'a.source_id')} FOR UPDATE`,
    [id, ...within.values],
  );
  return account ? { ...account, holders: await listHolders(tx, id) } : null;
}

/** All who hold, held or will hold an account. */
function listHolders(tx: Tx, accountId: Id): Promise<WholeHolder[]> {
  return tx.query<WholeHolder>(
    'accounts.listHolders',
    `SELECT h.id, h.source_id AS sourceId, h.external_id AS externalId, h.account_id AS accountId,
       h.source_profile_id AS sourceProfileId, h.customer_id AS customerId, h.role, h.valid_from AS validFrom,
       h.valid_to AS validTo FROM account_holders h WHERE h.account_id = ? ORDER BY h.id`,
    [accountId],
  );
}

/** The accounts of a source with a normalised number that are within reach at a moment: two at most, to tell whether there is one. */
export function findAccountsByNumber(
  tx: Tx,
  scope: RowScope,
  { sourceId, number }: { readonly sourceId: Id; readonly number: string },
  at: Date,
): Promise<{ readonly id: Id }[]> {
  const within = heldWithinScope(scope, at);
  return tx.query<{ readonly id: Id }>(
    'accounts.findAccountsByNumber',
    `SELECT a.id FROM accounts a WHERE a.number = ? AND a.source_id = ? AND ${within.sql} LIMIT 2`,
    [number, sourceId, ...within.values],
  );
}

export function insertAccount(tx: Tx, { holders: _, ...account }: WholeAccount, at: Date): Promise<void> {
  const columns = [
    ...(['id', 'sourceId', 'externalId', 'productId', 'number', 'currency', 'balance'] as const),
    ...(['creditLimit', 'overdue', 'status', 'openedAt', 'closedAt', 'closingReason'] as const),
    ...(['version', 'createdAt', 'updatedAt'] as const),
  ] as const;
  const row = { ...account, createdAt: at, updatedAt: at };
  return insertRows(tx, 'accounts.insertAccount', { table: 'accounts', columns }, [row]);
}

/** Changes what may change: an account keeps its key and its currency. */
export async function updateAccount(tx: Tx, account: AccountData, at: Date): Promise<void> {
  const { id, productId, number, balance, creditLimit, overdue, status, version } = account;
  const { openedAt, closedAt, closingReason } = account;
  await tx.execute(
    'accounts.updateAccount',
    `UPDATE accounts SET product_id = ?, number = ?, balance = ?, credit_limit = ?, overdue = ?, status = ?, opened_at = ?,
       closed_at = ?, closing_reason = ?, version = ?, updated_at = ? WHERE id = ?`,
    [
      ...[productId, number, balance, creditLimit, overdue, status, openedAt],
      ...[closedAt, closingReason, version, at, id],
    ],
  );
}

/** Adds holdings, or changes the times of those that are there. */
export function writeHolders(tx: Tx, holders: readonly WholeHolder[], at: Date): Promise<void> {
  const columns = [...HOLDER_COLUMNS, 'createdAt', 'updatedAt'] as const;
  const target = {
    ...{ table: 'account_holders', columns },
    updateOnDuplicate: ['validFrom', 'validTo', 'updatedAt'] as const,
  };
  const rows = holders.map((holder) => ({ ...holder, createdAt: at, updatedAt: at }));
  return insertRows(tx, 'accounts.writeHolders', target, rows);
}
