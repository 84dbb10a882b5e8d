import type { Id } from '../../../kernel/id';
import type { Bank, Product } from './bank';
import { DAY, drawTime } from './calendar';
import { isOfAge, OFFICE_HOURS, type Customer } from './customer';
import { AMOUNTS, CLOSING_REASONS, PER_EURO, WEALTH } from './data/catalogue';
import { accountNumber } from './iban';
import { idBeside } from './ids';
import { decimalOf } from './decimal';
import type { Profiles } from './profiles';
import type { AccountStatus, Facts, HolderRole, ProductKind, Segment } from './rows';
import { choose } from './weighted';

/** Quantiles of the number of accounts that a customer opens. */
const ACCOUNTS: Record<Segment, readonly number[]> = {
  RETAIL: [1, 1, 1.6, 2, 2.6, 4],
  AFFLUENT: [1, 2, 2.6, 3.4, 6],
  PRIVATE: [2, 3, 4.5, 8],
  SME: [2, 2.6, 3.5, 5, 8],
  CORPORATE: [4, 8, 14, 30],
};
/** No customer's account numbers run into the next one's. */
const MOST_ACCOUNTS = 32;

const SHARE = { closed: 0.12, blocked: 0.012, overdue: 0.07, limitOnCurrent: 0.2 } as const;
/** An account is pending until its papers are in. */
const PENDING_DAYS = 12;
/** The last accounts are opened so long before the customer leaves or the bank is seen. */
const LAST_OPENING = 2 * DAY;

/** An account as far as others may come to hold it. */
export interface Account {
  readonly id: Id;
  readonly externalId: string;
  readonly product: Product;
  readonly openedAt: number;
  readonly closedAt: number | null;
}

/** Whether a customer may open an account of that kind then (UTC milliseconds): who is under age owes, invests and insures nothing. */
function mayOpen(customer: Customer, kind: ProductKind, at: number): boolean {
  return kind === 'CURRENT' || kind === 'SAVINGS' || isOfAge(customer, at);
}

function drawProduct(bank: Bank, customer: Customer, isFirst: boolean, openedAt: number): Product {
  const choice = bank.productsOf(customer.segment);
  for (;;) {
    const product = choose(customer.random, choice);
    const isMeant = !isFirst || product.kind === 'CURRENT';
    if (isMeant && mayOpen(customer, product.kind, openedAt)) return product;
  }
}

function drawClosing(bank: Bank, customer: Customer, openedAt: number): number | null {
  const { random, status, activeTo } = customer;
  if (status !== 'FORMER' && !random.chance(SHARE.closed)) return null;
  const last = Math.min(activeTo, bank.asOf - DAY);
  const closedAt = openedAt + Math.floor((last - openedAt) * (status === 'FORMER' ? 1 : random.next()));
  return closedAt > openedAt ? closedAt : null;
}

function statusOf(bank: Bank, customer: Customer, openedAt: number, closedAt: number | null): AccountStatus {
  if (closedAt !== null) return 'CLOSED';
  if (openedAt > bank.asOf - PENDING_DAYS * DAY) return 'PENDING';
  return customer.random.chance(SHARE.blocked) ? 'BLOCKED' : 'OPEN';
}

function currencyOf(customer: Customer, product: Product): string {
  const home = customer.place.home.country.currency;
  if (product.code !== 'current-currency') return home;
  return home === 'EUR' ? 'USD' : 'EUR';
}

function drawAmounts(customer: Customer, product: Product, currency: string, isOpen: boolean) {
  const { random, segment } = customer;
  const { balance, limit } = AMOUNTS[product.kind];
  const worth = (PER_EURO[currency] ?? 1) * WEALTH[segment];
  const owned = random.quantile(balance) * worth;
  const isCredit = limit !== null;
  const granted = limit === null ? 0 : Math.max(random.quantile(limit) * worth, -owned);
  const isOverdue = isCredit && isOpen && random.chance(SHARE.overdue);
  return {
    balance: decimalOf(isOpen ? owned : 0),
    creditLimit: isCredit ? decimalOf(Math.ceil(granted / 100) * 100) : null,
    overdue: isCredit ? decimalOf(isOverdue ? -owned * 0.04 : 0) : null,
  };
}

function addAccount(bank: Bank, customer: Customer, index: number, facts: Facts): Account {
  const { random, joinedAt, activeTo } = customer;
  const isFirst = index === 0;
  const day = joinedAt + Math.floor((activeTo - LAST_OPENING - joinedAt) * random.next());
  const openedAt = isFirst ? joinedAt : Math.max(joinedAt, drawTime(random, day - (day % DAY), OFFICE_HOURS));
  const product = drawProduct(bank, customer, isFirst, openedAt);
  const closedAt = drawClosing(bank, customer, openedAt);
  const status = statusOf(bank, customer, openedAt, closedAt);
  const currency = currencyOf(customer, product);
  const number = accountNumber(
    customer.place.home.country.code,
    product.kind,
    customer.number * MOST_ACCOUNTS + index,
  );
  const account = { id: idBeside(random, customer.id), externalId: number, product, openedAt, closedAt };
  facts.accounts.push({
    id: account.id,
    sourceId: bank.sourceId('CORE_BANKING'),
    externalId: number,
    productId: product.id,
    number,
    currency,
    ...drawAmounts(customer, product, currency, status === 'OPEN' || status === 'BLOCKED'),
    status,
    openedAt: new Date(openedAt),
    closedAt: closedAt === null ? null : new Date(closedAt),
    closingReason: closedAt === null ? null : random.pick(CLOSING_REASONS),
    createdAt: new Date(openedAt),
    updatedAt: new Date(closedAt ?? openedAt),
  });
  return account;
}

/** Makes a customer a holder of an account from `from` (UTC milliseconds) until it is closed. */
export function addHolder(
  bank: Bank,
  account: Account,
  holder: {
    readonly customer: Customer;
    readonly coreProfile: Id;
    readonly role: HolderRole;
    readonly from: number;
  },
  facts: Facts,
): void {
  const { customer, coreProfile, role, from } = holder;
  const validFrom = new Date(from);
  facts.accountHolders.push({
    id: idBeside(customer.random, customer.id),
    sourceId: bank.sourceId('CORE_BANKING'),
    externalId: `${account.externalId}/${String(customer.number + 1)}`,
    accountId: account.id,
    sourceProfileId: coreProfile,
    customerId: customer.id,
    role,
    validFrom,
    validTo: account.closedAt === null ? null : new Date(account.closedAt),
    createdAt: validFrom,
    updatedAt: account.closedAt === null ? validFrom : new Date(account.closedAt),
  });
}

/** Adds the accounts of which the customer is the owner. None for prospects. */
export function addAccounts(bank: Bank, customer: Customer, profiles: Profiles, facts: Facts): Account[] {
  if (profiles.core === null) return [];
  const accounts: Account[] = [];
  const count = Math.floor(customer.random.quantile(ACCOUNTS[customer.segment]));
  for (let index = 0; index < count; index += 1) {
    const account = addAccount(bank, customer, index, facts);
    addHolder(
      bank,
      account,
      { customer, coreProfile: profiles.core, role: 'OWNER', from: account.openedAt },
      facts,
    );
    accounts.push(account);
  }
  return accounts;
}
