import {
  findAccountIds,
  upsertAccountHolders,
  upsertAccounts,
  type StoredAccount,
  type StoredHolder,
} from '../accounts/delivered-accounts.effects';
import { FORESEEN, unknownReference, withForeseen, writeResolved, type WriteRows } from './delivery';
import type { AccountHolderValues, AccountValues } from './domain/account-plan';
import { columnsOfKey } from './domain/keys';
import type { Mapping } from './domain/mapping';
import type { AccountFields, AccountHolderFields } from './domain/targets';
import { findCustomers, idIn, productFinder, unknownCustomer } from './references';

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

export function accountWriter(
  fields: AccountFields,
  mapping: Pick<Mapping, 'products'>,
): WriteRows<AccountValues> {
  const said = Object.entries(ACCOUNT_COLUMNS).flatMap(([field, column]) =>
    field in fields ? [column] : [],
  );
  const findProducts = productFinder(mapping);
  return async (tx, rows, delivery) => {
    const { sourceId, productIds, now, isRepeat } = delivery;
    const products = await findProducts(
      tx,
      rows.map(({ values }) => values.product),
      productIds,
    );
    return writeResolved(
      rows,
      delivery,
      ({ key, values: { product, ...facts } }) => {
        const found = idIn('products', product, products, fields.product);
        return 'fault' in found
          ? found
          : { externalId: key, row: { ...facts, productId: products.get(product.code) ?? '' } };
      },
      (resolved) => upsertAccounts(tx, { sourceId, rows: resolved, said, now, isRepeat }),
    );
  };
}

export function accountHolderWriter(fields: AccountHolderFields): WriteRows<AccountHolderValues> {
  const said = Object.entries(HOLDER_COLUMNS).flatMap(([field, columns]) => (field in fields ? columns : []));
  return async (tx, rows, delivery) => {
    const { sourceId, now, isRepeat, isForeseen } = delivery;
    const keys = rows.map(({ values }) => values.account);
    const accounts = withForeseen(await findAccountIds(tx, sourceId, keys), keys, FORESEEN, (key) =>
      isForeseen('account', key),
    );
    const customers = rows
      .filter(({ values }) => accounts.has(values.account))
      .map(({ values }) => values.customer);
    const profiles = await findCustomers(tx, fields.customer, customers, delivery);
    return writeResolved(
      rows,
      delivery,
      ({ key, values: { account, customer, ...facts } }) => {
        const accountId = accounts.get(account);
        if (accountId === undefined)
          return unknownReference('account', account, columnsOfKey(fields.account.column));
        const profile = profiles.get(customer);
        if (profile === undefined) return unknownCustomer(customer, fields.customer);
        const { id: sourceProfileId, customerId } = profile;
        return { externalId: key, row: { ...facts, accountId, sourceProfileId, customerId } };
      },
      (resolved) => upsertAccountHolders(tx, { sourceId, rows: resolved, said, now, isRepeat }),
    );
  };
}
