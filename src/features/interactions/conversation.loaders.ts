import { defineCustomerListLoader } from '../../platform/graphql/list-loader';
import { defineRowLoader } from '../../platform/graphql/loader';
import type { NodeType } from '../../platform/graphql/node';
import { findHandOffsById, handOffsOfInteraction } from './hand-off.repository';
import { handOffName } from './hand-off.type';
import { findMessagesById, messagesOfInteraction } from './message.repository';
import { messageName } from './message.type';

export const messageById = defineRowLoader('messageById', ({ db, scope }, ids) =>
  findMessagesById(db, scope, ids),
);
const handOffById = defineRowLoader('handOffById', ({ db, scope }, ids) => findHandOffsById(db, scope, ids));

export const messagesByInteraction = defineCustomerListLoader('messagesByInteraction', messagesOfInteraction);
export const handOffsByInteraction = defineCustomerListLoader('handOffsByInteraction', handOffsOfInteraction);

export const messageNode: NodeType = { ...messageName, loader: messageById };
export const handOffNode: NodeType = { ...handOffName, loader: handOffById };
