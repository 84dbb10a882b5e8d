import { defineCustomerListLoader } from '../../platform/graphql/list-loader';
import { defineRowLoader } from '../../platform/graphql/loader';
import type { NodeType } from '../../platform/graphql/node';
import { contactPointsOfCustomer } from './contact-point.repository';
import { mergedIntoCustomer } from './merged-customer.repository';
import { findSourceProfilesById, sourceProfilesOfCustomer } from './source-profile.repository';
import { sourceProfileName } from './source-profile.type';

export const contactPointsByCustomer = defineCustomerListLoader(
  'contactPointsByCustomer',
  contactPointsOfCustomer,
);
export const sourceProfilesByCustomer = defineCustomerListLoader(
  'sourceProfilesByCustomer',
  sourceProfilesOfCustomer,
);

export const mergedByCustomer = defineCustomerListLoader('mergedByCustomer', mergedIntoCustomer);

const sourceProfileById = defineRowLoader('sourceProfileById', ({ db, scope }, ids) =>
  findSourceProfilesById(db, scope, ids),
);

export const sourceProfileNode: NodeType = { ...sourceProfileName, loader: sourceProfileById };
