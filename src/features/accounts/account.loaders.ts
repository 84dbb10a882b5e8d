import { defineCustomerListLoader, defineRootListLoader } from '../../platform/graphql/list-loader';
import { defineRowLoader } from '../../platform/graphql/loader';
import type { NodeType } from '../../platform/graphql/node';
import { accountsOfCustomer, allAccounts, findAccountsById } from './account.repository';
import { findProductsById } from './product.repository';
import { accountName } from './account.type';
import { productName } from './product.type';

export const accountById = defineRowLoader('accountById', ({ db, scope }, ids) =>
  findAccountsById(db, scope, ids),
);
export const accountsByCustomer = defineCustomerListLoader('accountsByCustomer', accountsOfCustomer);
export const productById = defineRowLoader('productById', ({ db }, ids) => findProductsById(db, ids));

export const accountList = defineRootListLoader('accountList', allAccounts);

export const accountNode: NodeType = { ...accountName, loader: accountById };
export const productNode: NodeType = { ...productName, loader: productById };
