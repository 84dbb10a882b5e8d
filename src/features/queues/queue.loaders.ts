import { defineBankRowLoader } from '../../platform/graphql/loader';
import type { NodeType } from '../../platform/graphql/node';
import { findQueuesById } from './queue.repository';
import { queueName } from './queue.type';

export const queueById = defineBankRowLoader('queueById', ({ db, scope }, ids) =>
  findQueuesById(db, scope, ids),
);

export const queueNode: NodeType = { ...queueName, loader: queueById };
