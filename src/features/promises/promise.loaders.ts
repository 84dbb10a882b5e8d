import { defineCustomerListLoader } from '../../platform/graphql/list-loader';
import { defineRowLoader } from '../../platform/graphql/loader';
import type { NodeType } from '../../platform/graphql/node';
import { findPromisesById, promisesOfCustomer } from './promise.repository';

export const promiseById = defineRowLoader('promiseById', ({ db, scope }, ids) =>
  findPromisesById(db, scope, ids),
);

export const promisesByCustomer = defineCustomerListLoader('promisesByCustomer', promisesOfCustomer);

export const promiseNode: NodeType = { typeName: 'Promise', prefix: 'prm', loader: promiseById };
