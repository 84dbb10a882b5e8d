import { normaliseAccountNumber } from '../../accounts/domain/account-number';
import { compileCatalogueKey, type CatalogueKey } from './catalogue-key';
import { compileKey } from './keys';
import { compileMoment } from './moments';
import { optional, type Surroundings } from './plan';
import type { Read, Row } from './row';
import { required } from './rules';
import type { AccountFields, AccountHolderFields } from './targets';
import { compileAmount, compileText } from './text';
import { currency, name, oneOf } from './vocabulary';

export interface AccountValues {
  readonly product: CatalogueKey;
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

export interface AccountHolderValues {
  /** Keys of the account and of the customer in the same source. */
  readonly account: string;
  readonly customer: string;
  readonly role: string;
  readonly validFrom: Date | null;
  readonly validTo: Date | null;
}

export function compileAccount(
  fields: AccountFields,
  { columns, zone, vocabulary }: Surroundings,
): (row: Row) => AccountValues | null {
  const amount = (field: 'balance' | 'creditLimit' | 'overdue'): Read<string> =>
    optional(fields[field], (rule) => compileAmount(rule, columns));
  const moment = (field: 'openedAt' | 'closedAt'): Read<Date> =>
    optional(fields[field], (rule) => compileMoment(field, rule, columns, zone));

  const product = required('product', fields.product, compileCatalogueKey(fields.product, columns));
  const money = required('currency', fields.currency, compileText(fields.currency, columns, currency));
  const status = required(
    'status',
    fields.status,
    compileText(fields.status, columns, oneOf(vocabulary.accountStatuses)),
  );
  const number = optional(fields.number, (rule) => compileText(rule, columns, { maxLength: 64 }));
  const [balance, creditLimit, overdue] = [amount('balance'), amount('creditLimit'), amount('overdue')];
  const [openedAt, closedAt] = [moment('openedAt'), moment('closedAt')];
  const closingReason = optional(fields.closingReason, (rule) => compileText(rule, columns, name));

  return (row) => {
    const needed = { product: product(row), currency: money(row), status: status(row) };
    const written = number(row);
    const values = {
      number: written === null ? null : normaliseAccountNumber(written),
      balance: balance(row),
      creditLimit: creditLimit(row),
      overdue: overdue(row),
      openedAt: openedAt(row),
      closedAt: closedAt(row),
      closingReason: closingReason(row),
    };
    if (needed.product === null || needed.currency === null || needed.status === null) return null;
    return { ...values, product: needed.product, currency: needed.currency, status: needed.status };
  };
}

export function compileAccountHolder(
  fields: AccountHolderFields,
  { columns, zone, vocabulary }: Surroundings,
): (row: Row) => AccountHolderValues | null {
  const moment = (field: 'validFrom' | 'validTo'): Read<Date> =>
    optional(fields[field], (rule) => compileMoment(field, rule, columns, zone));

  const account = required('account', fields.account, compileKey(fields.account, columns));
  const customer = required('customer', fields.customer, compileKey(fields.customer, columns));
  const role = required(
    'role',
    fields.role,
    compileText(fields.role, columns, oneOf(vocabulary.holderRoles)),
  );
  const [validFrom, validTo] = [moment('validFrom'), moment('validTo')];

  return (row) => {
    const needed = { account: account(row), customer: customer(row), role: role(row) };
    const values = { validFrom: validFrom(row), validTo: validTo(row) };
    if (needed.account === null || needed.customer === null || needed.role === null) return null;
    return { ...values, account: needed.account, customer: needed.customer, role: needed.role };
  };
}
