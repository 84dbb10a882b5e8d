import { defineCustomerListLoader, defineRootListLoader } from '../../platform/graphql/list-loader';
import { defineRowLoader } from '../../platform/graphql/loader';
import type { NodeType } from '../../platform/graphql/node';
import { allPromises, findPromisesById, promisesOfCustomer } from './promise.repository';
import { promiseName } from './promise.type';

export const promiseById = defineRowLoader('promiseById', ({ db, scope }, ids) =>
  findPromisesById(db, scope, ids),
);

export const promisesByCustomer = defineCustomerListLoader('promisesByCustomer', promisesOfCustomer);

export const promiseList = defineRootListLoader('promiseList', allPromises);

export const promiseNode: NodeType = { ...promiseName, loader: promiseById };
