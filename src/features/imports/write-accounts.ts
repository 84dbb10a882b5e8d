import {
  findAccountIds,
  upsertAccountHolders,
  upsertAccounts,
  type StoredAccount,
  type StoredHolder,
} from '../accounts/delivered-accounts.effects';
import { ensureSourceProfiles, findSourceProfiles } from '../customers/source-profiles.effects';
import { unknownReference, writeResolved, type WriteRows } from './delivery';
import type { AccountHolderValues, AccountValues } from './domain/account-plan';
import type { AccountFields, AccountHolderFields } from './domain/mapping';
import { quoted } from './domain/row';
import { columnsRead } from './domain/rules';

/** What each field of a mapping says in the table. */
const ACCOUNT_COLUMNS: Readonly<Record<keyof AccountFields, keyof StoredAccount>> = {
  product: 'productId',
  currency: 'currency',
  status: 'status',
  number: 'number',
  balance: 'balance',
  creditLimit: 'creditLimit',
  overdue: 'overdue',
  openedAt: 'openedAt',
  closedAt: 'closedAt',
  closingReason: 'closingReason',
};

const HOLDER_COLUMNS: Readonly<Record<keyof AccountHolderFields, readonly (keyof StoredHolder)[]>> = {
  account: ['accountId'],
  customer: ['sourceProfileId', 'customerId'],
  role: ['role'],
  validFrom: ['validFrom'],
  validTo: ['validTo'],
};

export function accountWriter(fields: AccountFields): WriteRows<AccountValues> {
  const said = Object.entries(ACCOUNT_COLUMNS).flatMap(([field, column]) =>
    field in fields ? [column] : [],
  );
  return (tx, rows, { sourceId, productIds, now, isRepeat }) =>
    writeResolved(
      rows,
      ({ key, values: { product, ...facts } }) => {
        const productId = productIds.get(product);
        return productId === undefined
          ? {
              fault: {
                column: columnsRead(fields.product),
                reason: `The product ${quoted(product)} is not declared. Add it to the mapping under products.`,
              },
            }
          : { externalId: key, row: { ...facts, productId } };
      },
      (resolved) => upsertAccounts(tx, { sourceId, rows: resolved, said, now, isRepeat }),
    );
}

export function accountHolderWriter(fields: AccountHolderFields): WriteRows<AccountHolderValues> {
  const said = Object.entries(HOLDER_COLUMNS).flatMap(([field, columns]) => (field in fields ? columns : []));
  const { newcomer } = fields.customer;
  return async (tx, rows, { sourceId, now, isRepeat }) => {
    const accounts = await findAccountIds(
      tx,
      sourceId,
      rows.map(({ values }) => values.account),
    );
    const customers = rows
      .filter(({ values }) => accounts.has(values.account))
      .map(({ values }) => values.customer);
    const profiles =
      newcomer === undefined
        ? await findSourceProfiles(tx, sourceId, customers)
        : await ensureSourceProfiles(tx, sourceId, customers, { newcomer, now });
    return writeResolved(
      rows,
      ({ key, values: { account, customer, ...facts } }) => {
        const accountId = accounts.get(account);
        if (accountId === undefined) return unknownReference('account', account, fields.account.column);
        const profile = profiles.get(customer);
        if (profile === undefined) return unknownReference('customer', customer, fields.customer.column);
        const { id: sourceProfileId, customerId } = profile;
        return { externalId: key, row: { ...facts, accountId, sourceProfileId, customerId } };
      },
      (resolved) => upsertAccountHolders(tx, { sourceId, rows: resolved, said, now, isRepeat }),
    );
  };
}
