import type { Id } from '../../kernel/id';
import { toSqlInstant } from '../../kernel/instant';
import { withinScopeOrFew } from '../../platform/authz/few-customers';
import { withinScope, withinScopeOf, type RowScope } from '../../platform/authz/row-scope';
import type { Sql } from '../../platform/db/db';
import type { RowOrder } from '../../platform/db/keyset';
import type { CustomerList } from '../../platform/db/page-per-customer';
import { indexOf, walking, type OrderedIndexes } from '../../platform/db/walked-index';
import type { ListRequest, WholeList } from '../../platform/db/whole-list';
import { accountCondition, HELD_AT } from './account.filter';
import type { AccountFilter, AccountOrderField } from './account.input';
import type { AccountRow, AccountStatus } from './account.type';
import { maskAccountNumber } from './domain/account-number';

type SelectedAccount = Omit<AccountRow, 'maskedNumber' | 'balance' | 'creditLimit' | 'overdue'> & {
  readonly number: string | null;
  readonly balance: string | null;
  readonly creditLimit: string | null;
  readonly overdue: string | null;
};

const SELECT = `SELECT a.id, a.product_id AS productId, a.number, a.currency, a.balance, a.credit_limit AS creditLimit, a.overdue,
  a.status, a.opened_at AS openedAt, a.closed_at AS closedAt, a.closing_reason AS closingReason, a.version FROM accounts a`;

function toAccountRow({ number, balance, creditLimit, overdue, ...row }: SelectedAccount): AccountRow {
  const money = (amount: string | null) => (amount === null ? null : { amount, currency: row.currency });
  return {
    ...row,
    maskedNumber: number === null ? null : maskAccountNumber(number),
    balance: money(balance),
    creditLimit: money(creditLimit),
    overdue: money(overdue),
  };
}

/** An account is within a scope when one of its holders is; one of which no holder is known, within everything only. Counted for the account in hand, as in `withinScope`. */
export function heldWithinScope(scope: RowScope): string {
  if (scope === 'EVERYTHING') return 'TRUE';
  return `(SELECT COUNT(*) FROM account_holders h WHERE h.account_id = a.id AND ${withinScope(scope, 'h.customer_id')}) > 0`;
}

/** The same where few are within: their holdings are read first. */
function heldByFew(scope: RowScope, few: readonly Id[]): string {
  return `a.id IN (SELECT h.account_id FROM account_holders h${walking('ix_account_holders_customer')}
    WHERE ${withinScopeOrFew(scope, few, 'h.customer_id')})`;
}

/** Accounts by id, as far as the viewer may see one of their holders. */
export async function findAccountsById(sql: Sql, scope: RowScope, ids: readonly Id[]): Promise<AccountRow[]> {
  const rows = await sql.query<SelectedAccount>(
    'accounts.findAccountsById',
    `${SELECT} WHERE a.id IN (?) AND ${heldWithinScope(scope)}`,
    [ids],
  );
  return rows.map(toAccountRow);
}

/** Which of a customer's accounts. */
export interface AccountNarrowing {
  /** Only holdings that run at this moment; null: ended ones too. */
  readonly heldAt: Date | null;
  /** Only accounts that stand so; null: all. */
  readonly status: AccountStatus | null;
}

/** Accounts that a customer holds in whatever role, each once, the latest opened first. */
export const accountsOfCustomer: CustomerList<AccountRow, AccountNarrowing> = {
  name: 'accounts.accountsOfCustomer',
  order: {
    column: 'a.opened_at',
    id: 'a.id',
    descending: true,
    sortValueOf: ({ openedAt }) => openedAt && toSqlInstant(openedAt),
  },
  select: (scope, customerId, { heldAt, status }) => ({
    sql: `${SELECT} WHERE a.id IN (SELECT h.account_id FROM account_holders h
      WHERE h.customer_id = ? AND ${withinScopeOf(scope, customerId, 'h.customer_id')}${heldAt ? ` AND ${HELD_AT}` : ''})${status ? ' AND a.status = ?' : ''}`,
    values: [customerId, ...(heldAt ? [heldAt, heldAt] : []), ...(status ? [status] : [])],
  }),
  toRow: toAccountRow,
};

const ORDERS: Record<AccountOrderField, Omit<RowOrder<AccountRow>, 'descending'>> = {
  OPENED_AT: {
    column: 'a.opened_at',
    id: 'a.id',
    sortValueOf: ({ openedAt }) => openedAt && toSqlInstant(openedAt),
  },
};

const INDEXES: OrderedIndexes<AccountFilter> = {
  held: { product: 'ix_accounts_product', status: 'ix_accounts_status' },
  unindexed: ['openedAt', 'closedAt', 'currency'],
};

/** All accounts. */
export const allAccounts: WholeList<AccountRow, ListRequest<AccountFilter, AccountOrderField>> = {
  name: 'accounts.allAccounts',
  orderOf: ({ field, descending }) => ({ ...ORDERS[field], descending }),
  isFoundByFew: true,
  select: (scope, { filter }, few) => {
    const chosen = accountCondition(filter);
    const index = few ? 'PRIMARY' : indexOf(filter, INDEXES);
    const held = few ? heldByFew(scope, few) : heldWithinScope(scope);
    return {
      sql: `${SELECT}${walking(index)} WHERE ${held} AND ${chosen.sql}`,
      values: chosen.values,
    };
  },
  toRow: toAccountRow,
};
