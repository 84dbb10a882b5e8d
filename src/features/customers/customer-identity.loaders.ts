import { textOfIds, type CustomerIds } from '../../platform/db/page-per-customer';
import { textOfFields, unionOf, type AskedFields } from '../../platform/graphql/asked-fields';
import { defineCustomerListLoader, PLAIN_LIST_CAP } from '../../platform/graphql/list-loader';
import { defineRowLoader, type LoaderDefinition } from '../../platform/graphql/loader';
import type { NodeType } from '../../platform/graphql/node';
import {
  findContactPointsById,
  findContactPointsOfCustomers,
  partOfContactPoint,
} from './contact-point.repository';
import { contactPointName, type ContactPointRow } from './contact-point.type';
import { mergedIntoCustomer } from './merged-customer.repository';
import {
  findSayingsWithin,
  findSourceProfilesById,
  sourceProfilesOfCustomer,
  type SourceSaying,
} from './source-profile.repository';
import { sourceProfileName } from './source-profile.type';

/** Of a customer, and of each contact point as much as is shown. */
interface ShownContactPoints {
  readonly ids: CustomerIds;
  readonly fields: AskedFields;
}

/** How one may reach a customer: as many as are shown. */
export const contactPointsByCustomer: LoaderDefinition<ShownContactPoints, readonly ContactPointRow[]> = {
  name: 'contactPointsByCustomer',
  keyText: ({ ids, fields }) => `${textOfIds(ids)} ${textOfFields(fields)}`,
  load: ({ db, scope }, shown) => {
    const customers = shown.map(({ ids }) => ids);
    const part = partOfContactPoint(unionOf(shown.map(({ fields }) => fields)));
    return findContactPointsOfCustomers(db, scope, customers, { most: PLAIN_LIST_CAP, part });
  },
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
