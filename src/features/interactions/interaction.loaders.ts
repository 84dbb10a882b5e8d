import { textOfIds, type CustomerIds } from '../../platform/db/page-per-customer';
import { defineCustomerListLoader, defineRootListLoader } from '../../platform/graphql/list-loader';
import type { LoaderDefinition } from '../../platform/graphql/loader';
import type { NodeType } from '../../platform/graphql/node';
import { defineShownRowLoader } from '../../platform/graphql/shown-row';
import {
  allInteractions,
  findInteractionsById,
  interactionsOfCustomer,
  partOfInteraction,
} from './interaction.repository';
import { findLatestOfChannels } from './latest-interactions.repository';
import { interactionName, type InteractionRow } from './interaction.type';

export const interactionById = defineShownRowLoader('interactionById', {
  partFor: partOfInteraction,
  load: ({ db, scope }, ids, part) => findInteractionsById(db, scope, ids, part),
});

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
