import type { TablesOf } from '../../platform/db/insert-rows';
import type { PeopleFacts } from './domain/people-rows';

/** The tables of what belongs to customers themselves. */
export const PEOPLE_TABLES: TablesOf<PeopleFacts> = {
  attributeValues: {
    table: 'attribute_values',
    columns: [
      'ownerId',
      'definitionId',
      'sourceId',
      'sourceProfileId',
      'customerId',
      'textValue',
      'numberValue',
      'booleanValue',
      'dateValue',
      'createdAt',
      'updatedAt',
    ],
  },
  consentDecisions: {
    table: 'consent_decisions',
    columns: [
      'id',
      'sourceId',
      'externalId',
      'sourceProfileId',
      'customerId',
      'purpose',
      'channel',
      'state',
      'decidedAt',
      'createdAt',
    ],
  },
  relationships: {
    table: 'relationships',
    columns: [
      'id',
      'sourceId',
      'externalId',
      'sourceProfileId',
      'customerId',
      'relatedProfileId',
      'relatedCustomerId',
      'kind',
      'validFrom',
      'validTo',
      'createdAt',
      'updatedAt',
    ],
  },
};
