import type { Id } from '../../kernel/id';
import { invalid, type Refused } from '../../platform/mutations/refusal';
import { refusalOfCurrency } from '../../platform/mutations/refused-currency';
import { refusalOfPast } from '../../platform/mutations/refused-date';
import { numberOf } from './account-refusal';
import type { AccountStatus } from './account.type';
import { exactAmount } from './domain/amount';

/** What a source says of an account. Of what may be empty, null takes back what was said and undefined leaves it; the rest is null when not said. */
export interface AccountWish {
  readonly source: string;
  readonly externalId: string | null;
  readonly product: string | null;
  readonly currency: string | null;
  readonly status: AccountStatus | null;
  readonly ownerId: Id | null;
  readonly number?: string | null | undefined;
  readonly balance?: string | null | undefined;
  readonly creditLimit?: string | null | undefined;
  readonly overdue?: string | null | undefined;
  readonly openedAt?: Date | null | undefined;
}

/** The same as it is kept; what is left as it is, is not there. */
export interface AccountSaid {
  readonly currency: string | null;
  readonly status: AccountStatus | null;
  readonly number?: string | null;
  readonly balance?: string | null;
  readonly creditLimit?: string | null;
  readonly overdue?: string | null;
  readonly openedAt?: Date | null;
}

const AMOUNTS = ['balance', 'creditLimit', 'overdue'] as const;

function amountsOf(wish: AccountWish): Pick<AccountSaid, (typeof AMOUNTS)[number]> | Refused {
  const amounts: Partial<Record<(typeof AMOUNTS)[number], string | null>> = {};
  for (const field of AMOUNTS) {
    const value = wish[field];
    if (value === undefined) continue;
    const amount = value === null ? null : exactAmount(value);
    if (field !== 'balance' && amount?.startsWith('-'))
      return invalid(field, `"${field}" must be 0 or more.`);
    amounts[field] = amount;
  }
  return amounts;
}

/** What is said of an account, as it is kept; or why it may not be. */
export function checkedWish(wish: AccountWish, now: Date): AccountSaid | Refused {
  const { currency, status, number: text, openedAt } = wish;
  if (status === 'CLOSED')
    return invalid('status', 'An account is closed by `closeAccount`, with its reason.');
  const refusal =
    (currency === null ? null : refusalOfCurrency('currency', currency)) ??
    refusalOfPast('openedAt', openedAt, now);
  if (refusal !== null) return refusal;
  const number = text == null ? { number: text } : numberOf(text);
  if ('refused' in number) return number;
  const amounts = amountsOf(wish);
  if ('refused' in amounts) return amounts;
  return {
    ...{ currency, status },
    ...amounts,
    ...(number.number !== undefined && { number: number.number }),
    ...(openedAt !== undefined && { openedAt }),
  };
}
