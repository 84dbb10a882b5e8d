import { defineCustomerListLoader } from '../../platform/graphql/list-loader';
import { defineRowLoader } from '../../platform/graphql/loader';
import type { NodeType } from '../../platform/graphql/node';
import {
  findPromisesByCustomer,
  findPromisesById,
  latestMadeFirst,
  type PromiseNarrowing,
} from './promise.repository';
import type { PromiseRow } from './promise.type';

export const promiseById = defineRowLoader('promiseById', ({ db, scope }, ids) =>
  findPromisesById(db, scope, ids),
);

export const promisesByCustomer = defineCustomerListLoader<PromiseRow, PromiseNarrowing>(
  'promisesByCustomer',
  latestMadeFirst,
  ({ db, scope }, requests) => findPromisesByCustomer(db, scope, requests),
);

export const promiseNode: NodeType = { typeName: 'Promise', prefix: 'prm', loader: promiseById };
