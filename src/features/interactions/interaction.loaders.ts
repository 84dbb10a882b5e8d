import { defineCustomerListLoader, defineRootListLoader } from '../../platform/graphql/list-loader';
import { defineRowLoader } from '../../platform/graphql/loader';
import type { NodeType } from '../../platform/graphql/node';
import { allInteractions, findInteractionsById, interactionsOfCustomer } from './interaction.repository';
import { interactionName } from './interaction.type';

export const interactionById = defineRowLoader('interactionById', ({ db, scope }, ids) =>
  findInteractionsById(db, scope, ids),
);

export const interactionsByCustomer = defineCustomerListLoader(
  'interactionsByCustomer',
  interactionsOfCustomer,
);

export const interactionList = defineRootListLoader('interactionList', allInteractions);

export const interactionNode: NodeType = { ...interactionName, loader: interactionById };
