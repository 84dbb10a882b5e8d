import type { Id } from '../../kernel/id';
import { withinScope, type RowScope } from '../../platform/authz/row-scope';
import type { Sql } from '../../platform/db/db';
import { rowsByRequest } from '../../platform/db/rows-by-request';
import type { AccountHolderRow } from './account-holder.type';
import { HELD_AT } from './account.filter';

/** Which holders of an account. */
export interface HoldersRequest {
  readonly accountId: Id;
  /** Only holdings that run at this moment; null: ended and future ones too. */
  readonly heldAt: Date | null;
}

/** Holders of accounts, those known longest first; of each account no more than `cap`. */
export async function findHoldersOfAccounts(
  sql: Sql,
  scope: RowScope,
  requests: readonly HoldersRequest[],
  cap: number,
): Promise<AccountHolderRow[][]> {
  const arms = requests.map(
    (
      { heldAt },
      index,
    ) => `(SELECT ${String(index)} AS request, h.id, h.account_id AS accountId, h.customer_id AS customerId,
      h.role, h.valid_from AS validFrom, h.valid_to AS validTo FROM account_holders h
      WHERE h.account_id = ? AND ${withinScope(scope, 'h.customer_id')}${heldAt ? ` AND ${HELD_AT}` : ''}
      ORDER BY h.id LIMIT ${String(cap)})`,
  );
  const rows = await sql.query<AccountHolderRow & { readonly request: number }>(
    'accounts.findHoldersOfAccounts',
    arms.join(' UNION ALL '),
    requests.flatMap(({ accountId, heldAt }) => (heldAt ? [accountId, heldAt, heldAt] : [accountId])),
  );
  return rowsByRequest(requests, rows);
}
