import { defineCustomerListLoader } from '../../platform/graphql/list-loader';
import { defineRowLoader } from '../../platform/graphql/loader';
import type { NodeType } from '../../platform/graphql/node';
import {
  findInteractionsByCustomer,
  findInteractionsById,
  latestStartedFirst,
} from './interaction.repository';
import type { InteractionRow } from './interaction.type';

export const interactionById = defineRowLoader('interactionById', ({ db, scope }, ids) =>
  findInteractionsById(db, scope, ids),
);

export const interactionsByCustomer = defineCustomerListLoader<InteractionRow>(
  'interactionsByCustomer',
  latestStartedFirst,
  ({ db, scope }, requests) => findInteractionsByCustomer(db, scope, requests),
);

export const interactionNode: NodeType = { typeName: 'Interaction', prefix: 'int', loader: interactionById };
