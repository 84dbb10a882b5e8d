import { textOfIds, type CustomerIds } from '../../platform/db/page-per-customer';
import { defineCustomerListLoader, PLAIN_LIST_CAP } from '../../platform/graphql/list-loader';
import { defineRowLoader, type LoaderDefinition } from '../../platform/graphql/loader';
import type { NodeType } from '../../platform/graphql/node';
import { findContactPointsById, findContactPointsOfCustomers } from './contact-point.repository';
import { contactPointName, type ContactPoint } from './contact-point.type';
import { mergedIntoCustomer } from './merged-customer.repository';
import {
  findSayingsWithin,
  findSourceProfilesById,
  sourceProfilesOfCustomer,
  type SourceSaying,
} from './source-profile.repository';
import { sourceProfileName } from './source-profile.type';

/** How one may reach a customer: as much of it as is shown. */
export const contactPointsByCustomer: LoaderDefinition<CustomerIds, readonly ContactPoint[]> = {
  name: 'contactPointsByCustomer',
  keyText: textOfIds,
  load: ({ db, scope }, customers) => findContactPointsOfCustomers(db, scope, customers, PLAIN_LIST_CAP),
};

export const contactPointById = defineRowLoader('contactPointById', ({ db, scope }, ids) =>
  findContactPointsById(db, scope, ids),
);

export const contactPointNode: NodeType = { ...contactPointName, loader: contactPointById };

export const sourceProfilesByCustomer = defineCustomerListLoader(
  'sourceProfilesByCustomer',
  sourceProfilesOfCustomer,
);

export const mergedByCustomer = defineCustomerListLoader('mergedByCustomer', mergedIntoCustomer);

const sourceProfileById = defineRowLoader('sourceProfileById', ({ db, scope }, ids) =>
  findSourceProfilesById(db, scope, ids),
);

export const sourceProfileNode: NodeType = { ...sourceProfileName, loader: sourceProfileById };

/** What all sources say of a customer. */
export const sayingsByCustomer: LoaderDefinition<CustomerIds, readonly SourceSaying[]> = {
  name: 'sayingsByCustomer',
  keyText: textOfIds,
  load: async ({ db, scope }, customers) => {
    const sayings = await findSayingsWithin(db, scope, customers.flat());
    return customers.map((ids) => sayings.filter(({ customerId }) => ids.includes(customerId)));
  },
};
