import { compare } from '../../platform/db/comparison';
import { all, condition } from '../../platform/db/condition';
import { filterCondition, type FieldConditions } from '../../platform/db/filter';
import type { Fragment } from '../../platform/db/keyset';
import type { FactsOfCustomer } from '../../platform/graphql/facts-filter';
import { compareId } from '../../platform/graphql/id-comparison';
import type { AccountFilter } from './account.input';
import { productName } from './product.type';

const CONDITIONS: FieldConditions<AccountFilter> = {
  status: (status) => compare('a.status', status),
  product: (id) => compareId('a.product_id', id, productName, 'filter.product'),
  openedAt: (moment) => compare('a.opened_at', moment),
  closedAt: (moment) => compare('a.closed_at', moment),
  currency: (currency) => compare('a.currency', currency),
};

/** The condition of a filter on the table aliased `a`. */
export function accountCondition(filter: AccountFilter): Fragment {
  return filterCondition(filter, CONDITIONS);
}

/** A holding of the table aliased `h` runs at a moment, given twice. */
export const HELD_AT =
  '(h.valid_from IS NULL OR h.valid_from <= ?) AND (h.valid_to IS NULL OR h.valid_to > ?)';

/**
 * Whose an account is at a moment, given twice: theirs who hold it then; one that is closed, theirs who held it to its end. Of the table aliased
 * `h`, and of `account`.
 */
export const theirsAt = (account: string): string =>
  `(h.valid_from IS NULL OR h.valid_from <= ?) AND (h.valid_to IS NULL OR h.valid_to > ? OR h.valid_to >= ${account}.closed_at)`;

/** Accounts that are held at a moment, in whatever role. */
export function accountsOfCustomerFacts(heldAt: Date): FactsOfCustomer<AccountFilter> {
  return {
    from: 'account_holders h JOIN accounts a ON a.id = h.account_id',
    customerColumn: 'h.customer_id',
    timeColumn: 'a.opened_at',
    condition: (filter) => all([condition(HELD_AT, heldAt, heldAt), accountCondition(filter)]),
  };
}

/** Selects `customer_id`: who holds, at a moment and in whatever role, the accounts with a normalised number. */
export function holdersOfNumber(number: string, heldAt: Date): Fragment {
  return condition(
    `SELECT h.customer_id FROM accounts a JOIN account_holders h ON h.account_id = a.id
      WHERE a.number = ? AND (h.valid_to IS NULL OR h.valid_to > ?)`,
    number,
    heldAt,
  );
}
