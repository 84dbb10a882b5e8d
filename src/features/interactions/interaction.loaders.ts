import { textOfIds, type CustomerIds } from '../../platform/db/page-per-customer';
import { defineCustomerListLoader, defineRootListLoader } from '../../platform/graphql/list-loader';
import { defineRowLoader, type LoaderDefinition } from '../../platform/graphql/loader';
import type { NodeType } from '../../platform/graphql/node';
import { allInteractions, findInteractionsById, interactionsOfCustomer } from './interaction.repository';
import { findLatestOfChannels } from './latest-interactions.repository';
import { interactionName, type InteractionRow } from './interaction.type';

export const interactionById = defineRowLoader('interactionById', ({ db, scope }, ids) =>
  findInteractionsById(db, scope, ids),
);

export const interactionsByCustomer = defineCustomerListLoader(
  'interactionsByCustomer',
  interactionsOfCustomer,
);

export const latestInteractionsByCustomer: LoaderDefinition<CustomerIds, readonly InteractionRow[]> = {
  name: 'latestInteractionsByCustomer',
  keyText: textOfIds,
  load: ({ db, scope }, customers) => findLatestOfChannels(db, scope, customers),
};

export const interactionList = defineRootListLoader('interactionList', allInteractions);

export const interactionNode: NodeType = { ...interactionName, loader: interactionById };
