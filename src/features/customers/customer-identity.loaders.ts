import { defineCustomerListLoader } from '../../platform/graphql/list-loader';
import { defineRowLoader } from '../../platform/graphql/loader';
import type { NodeType } from '../../platform/graphql/node';
import { findContactPointsByCustomer, longestKnownFirst } from './contact-point.repository';
import type { ContactPoint } from './contact-point.type';
import { findSourceProfilesByCustomer, findSourceProfilesById } from './source-profile.repository';
import type { SourceProfileRow } from './source-profile.type';

export const contactPointsByCustomer = defineCustomerListLoader<ContactPoint>(
  'contactPointsByCustomer',
  longestKnownFirst,
  ({ db, scope }, requests) => findContactPointsByCustomer(db, scope, requests),
);

export const sourceProfilesByCustomer = defineCustomerListLoader<SourceProfileRow>(
  'sourceProfilesByCustomer',
  longestKnownFirst,
  ({ db, scope }, requests) => findSourceProfilesByCustomer(db, scope, requests),
);

export const sourceProfileById = defineRowLoader('sourceProfileById', ({ db, scope }, ids) =>
  findSourceProfilesById(db, scope, ids),
);

export const sourceProfileNode: NodeType = {
  typeName: 'SourceProfile',
  prefix: 'spr',
  loader: sourceProfileById,
};
