import { defineCustomerListLoader, defineRootListLoader } from '../../platform/graphql/list-loader';
import { defineRowLoader } from '../../platform/graphql/loader';
import type { NodeType } from '../../platform/graphql/node';
import { defineShownRowLoader } from '../../platform/graphql/shown-row';
import { promiseChangeName } from './promise-change.type';
import { changesOfPromise, findPromiseChangesById } from './promise-change.repository';
import {
  allPromises,
  findPromisesById,
  promisesOfCase,
  promisesOfCustomer,
  promisesOfInteraction,
  partOfPromise,
} from './promise.repository';
import { promiseName } from './promise.type';

export const promiseById = defineShownRowLoader('promiseById', {
  partFor: partOfPromise,
  load: ({ db, scope }, ids, part) => findPromisesById(db, scope, ids, part),
});

export const promisesByCustomer = defineCustomerListLoader('promisesByCustomer', promisesOfCustomer);

export const promisesByInteraction = defineCustomerListLoader('promisesByInteraction', promisesOfInteraction);

export const promisesByCase = defineCustomerListLoader('promisesByCase', promisesOfCase);

export const changesByPromise = defineCustomerListLoader('changesByPromise', changesOfPromise);

const promiseChangeById = defineRowLoader('promiseChangeById', ({ db, scope }, ids) =>
  findPromiseChangesById(db, scope, ids),
);

export const promiseList = defineRootListLoader('promiseList', allPromises);

export const promiseNode: NodeType = { ...promiseName, loader: promiseById };

export const promiseChangeNode: NodeType = { ...promiseChangeName, loader: promiseChangeById };
