import { defineCustomerListLoader } from '../../platform/graphql/list-loader';
import { defineRowLoader } from '../../platform/graphql/loader';
import type { NodeType } from '../../platform/graphql/node';
import { findInteractionsById, interactionsOfCustomer } from './interaction.repository';

export const interactionById = defineRowLoader('interactionById', ({ db, scope }, ids) =>
  findInteractionsById(db, scope, ids),
);

export const interactionsByCustomer = defineCustomerListLoader(
  'interactionsByCustomer',
  interactionsOfCustomer,
);

export const interactionNode: NodeType = { typeName: 'Interaction', prefix: 'int', loader: interactionById };
