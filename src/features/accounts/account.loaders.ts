import { toGlobalId } from '../../kernel/global-id';
import type { Id } from '../../kernel/id';
import { defineCustomerListLoader, defineRootListLoader } from '../../platform/graphql/list-loader';
import { findHoldersOfAccounts, type HoldersRequest } from './account-holder.repository';
import type { AccountHolderRow } from './account-holder.type';
import { defineBankRowLoader, type LoaderDefinition } from '../../platform/graphql/loader';
import type { NodeType } from '../../platform/graphql/node';
import { defineShownRowLoader } from '../../platform/graphql/shown-row';
import { accountsOfCustomer, allAccounts, findAccountsById, partOfAccount } from './account.repository';
import { findProductsById } from './product.repository';
import { accountName } from './account.type';
import { productName } from './product.type';

/** Asked for by itself, an account names no customer: it may have several. */
export const accountItself = ({ id }: { readonly id: Id }) => toGlobalId(accountName.prefix, id);

export const accountById = defineShownRowLoader(
  'accountById',
  {
    partFor: partOfAccount,
    load: ({ db, scope, now }, ids, part) => findAccountsById(db, scope, ids, { at: now, part }),
  },
  accountItself,
);
export const accountsByCustomer = defineCustomerListLoader('accountsByCustomer', accountsOfCustomer);
export const productById = defineBankRowLoader('productById', ({ db, scope }, ids) =>
  findProductsById(db, scope, ids),
);

export const accountList = defineRootListLoader('accountList', allAccounts, accountItself);

export const accountNode: NodeType = { ...accountName, loader: accountById };
export const productNode: NodeType = { ...productName, loader: productById };

/** Holders are few: a corporate account has tens of signatories. Published in the field's description. */
export const HOLDERS_CAP = 100;

export const holdersByAccount: LoaderDefinition<HoldersRequest, readonly AccountHolderRow[]> = {
  name: 'holdersByAccount',
  keyText: (request) => JSON.stringify(request),
  load: ({ db, scope }, requests) => findHoldersOfAccounts(db, scope, requests, HOLDERS_CAP),
};
