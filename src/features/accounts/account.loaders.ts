import { defineCustomerListLoader } from '../../platform/graphql/list-loader';
import { defineRowLoader } from '../../platform/graphql/loader';
import type { NodeType } from '../../platform/graphql/node';
import { accountsOfCustomer, findAccountsById } from './account.repository';
import { findProductsById } from './product.repository';

export const accountById = defineRowLoader('accountById', ({ db, scope }, ids) =>
  findAccountsById(db, scope, ids),
);
export const accountsByCustomer = defineCustomerListLoader('accountsByCustomer', accountsOfCustomer);
export const productById = defineRowLoader('productById', ({ db }, ids) => findProductsById(db, ids));

export const accountNode: NodeType = { typeName: 'Account', prefix: 'acc', loader: accountById };
export const productNode: NodeType = { typeName: 'Product', prefix: 'prd', loader: productById };
