import type { Id } from '../../kernel/id';
import { complete } from '../../platform/db/complete';
import { parseJson } from '../../platform/db/json';
import type { CustomerIds } from '../../platform/db/page-per-customer';
import { allOf, type Columns } from '../../platform/db/row-part';
import type { CustomerRow } from './customer.type';

/** A customer as selected by `CUSTOMER_COLUMNS`. */
export interface SelectedCustomer extends Omit<CustomerRow, 'ids'> {
  readonly absorbedIds: unknown;
}

/** Of the table aliased `c`. */
export const COLUMNS_OF_CUSTOMER: Columns<SelectedCustomer> = {
  id: 'c.id',
  kind: 'c.kind',
  displayName: 'c.display_name',
  givenName: 'c.given_name',
  familyName: 'c.family_name',
  organisationName: 'c.organisation_name',
  birthDate: 'c.birth_date',
  segment: 'c.segment',
  status: 'c.status',
  language: 'c.language',
  timeZone: 'c.time_zone',
  preferredChannel: 'c.preferred_channel',
  lastContactAt: 'c.last_contact_at',
  createdAt: 'c.created_at',
  updatedAt: 'c.updated_at',
  version: 'c.version',
  absorbedIds: 'c.absorbed_ids',
};

export const CUSTOMER_COLUMNS = allOf(COLUMNS_OF_CUSTOMER);

/** Fields that show what is found by the customer's ids, and nothing else of the customer. */
const FOUND_BY_IDS = [
  ...['accounts', 'advocacy', 'attributes', 'cases', 'consents', 'contactPoints', 'decidingConsent'],
  ...['interactions', 'invitations', 'latestInteractions', 'mergedFrom', 'openCases', 'promises'],
  ...['relationships', 'scores', 'sourceProfiles', 'surveyAnswers', 'timeline'],
];

/** What fields of a customer read that are no properties of their own. */
export const READ_BY_CUSTOMER = Object.fromEntries<readonly never[]>(
  FOUND_BY_IDS.map((field) => [field, []]),
);

export function toCustomerRow<Selected extends SelectedCustomer>(selected: Selected): Selected & CustomerRow {
  const { id, absorbedIds } = selected;
  const ids: CustomerIds = absorbedIds === null ? [id] : [id, ...parseJson<readonly Id[]>(absorbedIds)];
  return complete(selected, 'ids', ids);
}
