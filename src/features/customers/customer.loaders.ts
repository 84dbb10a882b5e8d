import { toGlobalId, type GlobalId } from '../../kernel/global-id';
import type { LoaderDefinition } from '../../platform/graphql/loader';
import type { NodeType } from '../../platform/graphql/node';
import { defineShownRows } from '../../platform/graphql/shown-row';
import {
  findCustomersByExternalId,
  findCustomersById,
  partOfCustomer,
  type ExternalId,
} from './customer.repository';
import { type CustomerRow, customerName } from './customer.type';

/** Whose the row is that is a customer. */
export const customerItself = ({ id }: CustomerRow): GlobalId => toGlobalId(customerName.prefix, id);

/** A merged customer is asked for by one id and answers with another, so rows are found by the id that was asked for. */
export const customerById = defineShownRows<CustomerRow>(
  'customerById',
  {
    partFor: partOfCustomer,
    load: async ({ db, scope }, ids, part) => {
      const found = await findCustomersById(db, scope, ids, part);
      const byRequestedId = new Map(found.map(({ requestedId, customer }) => [requestedId, customer]));
      return ids.map((id) => byRequestedId.get(id) ?? null);
    },
  },
  customerItself,
);

const externalIdText = ({ source, id }: ExternalId): string => JSON.stringify([source, id]);

export const customerByExternalId: LoaderDefinition<ExternalId, CustomerRow | null> = {
  name: 'customerByExternalId',
  subjectOf: customerItself,
  keyText: externalIdText,
  load: async ({ db, scope }, keys) => {
    const found = await findCustomersByExternalId(db, scope, keys);
    const byKey = new Map(found.map(({ key, customer }) => [externalIdText(key), customer]));
    return keys.map((key) => byKey.get(externalIdText(key)) ?? null);
  },
};

export const customerNode: NodeType = { ...customerName, loader: customerById };
