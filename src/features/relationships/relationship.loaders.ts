import type { LoaderDefinition } from '../../platform/graphql/loader';
import { findRelationships, type RelationshipsRequest } from './relationship.repository';
import type { RelationshipRow } from './relationship.type';

/** Published in the field's description. */
export const RELATIONSHIPS_CAP = 40;

export const relationshipsByCustomer: LoaderDefinition<RelationshipsRequest, readonly RelationshipRow[]> = {
  name: 'relationshipsByCustomer',
  keyText: (request) => JSON.stringify(request),
  load: ({ db, scope }, requests) => findRelationships(db, scope, requests, RELATIONSHIPS_CAP),
};
