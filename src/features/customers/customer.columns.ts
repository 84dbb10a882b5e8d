import type { Id } from '../../kernel/id';
import { complete } from '../../platform/db/complete';
import { parseJson } from '../../platform/db/json';
import type { CustomerIds } from '../../platform/db/page-per-customer';
import type { CustomerRow } from './customer.type';

/** A customer as selected by `CUSTOMER_COLUMNS`. */
export interface SelectedCustomer extends Omit<CustomerRow, 'ids'> {
  readonly absorbedIds: unknown;
}

/** Columns of a customer, of the table aliased `c`. */
export const CUSTOMER_COLUMNS = `c.id, c.kind, c.display_name AS displayName, c.given_name AS givenName,
  c.family_name AS familyName, c.organisation_name AS organisationName, c.birth_date AS birthDate, c.segment, c.status,
  c.language, c.time_zone AS timeZone, c.preferred_channel AS preferredChannel, c.last_contact_at AS lastContactAt,
  c.created_at AS createdAt, c.updated_at AS updatedAt, c.version, c.absorbed_ids AS absorbedIds`;

export function toCustomerRow<Selected extends SelectedCustomer>(selected: Selected): Selected & CustomerRow {
  const { id, absorbedIds } = selected;
  const ids: CustomerIds = absorbedIds === null ? [id] : [id, ...parseJson<readonly Id[]>(absorbedIds)];
  return complete(selected, 'ids', ids);
}
