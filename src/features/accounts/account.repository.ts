import type { Id } from '../../kernel/id';
import { withinScopeOrFew } from '../../platform/authz/few-customers';
import { withinScope, withinScopeOf, type RowScope } from '../../platform/authz/row-scope';
import type { Sql } from '../../platform/db/db';
import { condition } from '../../platform/db/condition';
import type { Fragment, RowOrder } from '../../platform/db/keyset';
import type { CustomerList, TableRows } from '../../platform/db/page-per-customer';
import { allOf, partsOf, type Columns, type RowPart } from '../../platform/db/row-part';
import { rowsOfTable } from '../../platform/db/rows-of-table';
import { indexOf, walking, type OrderedIndexes } from '../../platform/db/walked-index';
import type { ListRequest, WholeList } from '../../platform/db/whole-list';
import { accountCondition, HELD_AT, theirsAt } from './account.filter';
import type { AccountFilter, AccountOrderField } from './account.input';
import type { AccountRow, AccountStatus } from './account.type';

const COLUMNS: Columns<AccountRow> = {
  id: 'a.id',
  productId: 'a.product_id',
  number: 'a.number',
  currency: 'a.currency',
  balance: 'a.balance',
  creditLimit: 'a.credit_limit',
  overdue: 'a.overdue',
  status: 'a.status',
  openedAt: 'a.opened_at',
  closedAt: 'a.closed_at',
  closingReason: 'a.closing_reason',
  version: 'a.version',
};

/** As much of an account as some fields show; null where that may be everything. A worklist has hundreds, and shows of each how it stands. */
export const partOfAccount = partsOf<AccountRow>({
  columns: COLUMNS,
  always: ['id', 'openedAt'],
  readBy: {
    product: ['productId'],
    maskedNumber: ['number'],
    balance: ['balance', 'currency'],
    creditLimit: ['creditLimit', 'currency'],
    overdue: ['overdue', 'currency'],
    holders: ['id'],
  },
});

const ROWS: TableRows = {
  columns: allOf(COLUMNS),
  table: 'accounts a',
  partFor: partOfAccount,
};

/**
 * An account is within a scope, at a moment, when one of those is whose it is then; one that nobody holds, within everything only. Counted for
 * the account in hand, as in `withinScope`.
 */
export function heldWithinScope(scope: RowScope, at: Date): Fragment {
  if (scope === 'EVERYTHING') return condition('TRUE');
  return condition(
    `(SELECT COUNT(*) FROM account_holders h WHERE h.account_id = a.id AND ${theirsAt('a')} AND ${withinScope(scope, 'h.customer_id')}) > 0`,
    ...[at, at],
  );
}

/** The same where few are within: their holdings are read first. */
function heldByFew(scope: RowScope, few: readonly Id[], at: Date): Fragment {
  return condition(
    `a.id IN (SELECT h.account_id FROM account_holders h${walking('ix_account_holders_customer')}
    JOIN accounts held ON held.id = h.account_id
    WHERE ${withinScopeOrFew(scope, few, 'h.customer_id')} AND ${theirsAt('held')})`,
    ...[at, at],
  );
}

/** Accounts by id, as far as the viewer reaches one of those whose they are at a moment; a part of each, or whole ones where that is null. */
export function findAccountsById(
  sql: Sql,
  scope: RowScope,
  ids: readonly Id[],
  { at, part }: { readonly at: Date; readonly part: RowPart | null },
): Promise<AccountRow[]> {
  const { sql: within, values } = heldWithinScope(scope, at);
  const chosen = { sql: `a.id IN (?) AND ${within}`, values: [ids, ...values] };
  return rowsOfTable(sql, 'accounts.findAccountsById', ROWS, chosen, part);
}

/** Which of a customer's accounts. */
export interface AccountNarrowing {
  /** The moment that is now. */
  readonly at: Date;
  /** Also those that the customer does not hold any more, as far as they are within reach by others, or ended with the holding. */
  readonly includeEnded: boolean;
  /** Only accounts that stand so; null: all. */
  readonly status: AccountStatus | null;
}

/** Accounts that any of some customers holds in whatever role, for each customer once. */
function heldBy(
  scope: RowScope,
  customerIds: readonly Id[],
  { at, includeEnded, status }: AccountNarrowing,
  columns: string,
): Fragment {
  const reached = withinScopeOf(scope, customerIds, 'h.customer_id');
  // Who holds it is within reach, and so it is.
  const within = includeEnded ? heldWithinScope(scope, at) : condition('TRUE');
  return {
    sql: `SELECT ${columns} FROM (SELECT DISTINCT h.customer_id, h.account_id FROM account_holders h
      WHERE h.customer_id IN (?)${reached === 'TRUE' ? '' : ` AND ${reached}`}${includeEnded ? '' : ` AND ${HELD_AT}`}) held
      STRAIGHT_JOIN ${ROWS.table} ON a.id = held.account_id WHERE ${within.sql}${status ? ' AND a.status = ?' : ''}`,
    values: [...(includeEnded ? within.values : [at, at]), ...(status ? [status] : [])],
  };
}

/** Accounts that a customer holds in whatever role, each once, the latest opened first. */
export const accountsOfCustomer: CustomerList<AccountRow, AccountNarrowing> = {
  name: 'accounts.accountsOfCustomer',
  order: {
    column: 'a.opened_at',
    id: 'a.id',
    descending: true,
    sortValueOf: ({ openedAt }) => openedAt,
  },
  rows: ROWS,
  select: heldBy,
  // No index has the accounts of a customer in order: all that they hold is read in any case.
  customerColumn: 'held.customer_id',
};

const ORDERS: Record<AccountOrderField, Omit<RowOrder<AccountRow>, 'descending'>> = {
  OPENED_AT: {
    column: 'a.opened_at',
    id: 'a.id',
    sortValueOf: ({ openedAt }) => openedAt,
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
  rows: ROWS,
  isFoundByFew: true,
  select: (scope, { filter, asOf }, few, columns) => {
    const chosen = accountCondition(filter);
    const index = few ? 'PRIMARY' : indexOf(filter, INDEXES);
    const held = few ? heldByFew(scope, few, asOf) : heldWithinScope(scope, asOf);
    return {
      sql: `SELECT ${columns} FROM ${ROWS.table}${walking(index)} WHERE ${held.sql} AND ${chosen.sql}`,
      values: [...held.values, ...chosen.values],
    };
  },
};
