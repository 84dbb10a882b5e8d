import type { Id } from '../../kernel/id';
import type { Tx } from '../../platform/db/db';
import { OWN_SOURCE } from '../sources/own-source.effects';
import { lockCustomers, type HeldCustomer, type StoredCustomer } from './customer-upsert.repository';
import { CUSTOMER_FIELDS, type CustomerField } from './domain/delivered-profile';
import { displayName } from './domain/display-name';
import { saidOf, survivor } from './domain/survivorship';
import { saveCustomers } from './save-customers';
import { findSayings, type ProfileSaying } from './source-profile-upsert.repository';

const MAX_DISPLAY_NAME = 255;
const NAMING: readonly CustomerField[] = ['kind', 'givenName', 'familyName', 'organisationName'];

/** A customer with these values, and the name that follows from them. Kind and status stay where nobody says any. */
export function withValues(
  customer: StoredCustomer,
  externalId: string,
  values: Partial<Record<CustomerField, string | null>>,
): StoredCustomer {
  const changed = {
    ...customer,
    ...values,
    kind: values.kind ?? customer.kind,
    status: values.status ?? customer.status,
  };
  const kind = changed.kind === 'ORGANISATION' ? 'ORGANISATION' : 'PERSON';
  const renamed = NAMING.some((field) => field in values);
  const name = renamed ? displayName({ ...changed, kind }, externalId) : customer.displayName;
  return { ...changed, displayName: [...name].slice(0, MAX_DISPLAY_NAME).join('') };
}

/** Where somebody without a name is known by a key of their own, it is that of whoever has known them longest. */
function keyOf({ id }: StoredCustomer, sayings: readonly ProfileSaying[]): string {
  return sayings.find(({ sourceCode }) => sourceCode !== OWN_SOURCE)?.externalId ?? id;
}

function asSaid(
  { customer }: HeldCustomer,
  fields: ReadonlySet<CustomerField>,
  sayings: readonly ProfileSaying[],
): StoredCustomer {
  const values: Partial<Record<CustomerField, string | null>> = {};
  for (const field of fields) {
    const best = survivor(field, sayings);
    values[field] = best && saidOf(best, field);
  }
  return withValues(customer, keyOf(customer, sayings), values);
}

const isSame = (one: StoredCustomer, other: StoredCustomer): boolean =>
  ([...CUSTOMER_FIELDS, 'displayName'] as const).every((field) => one[field] === other[field]);

/** What is said of each of these customers, by whatever of their ids it is kept under. */
async function sayingsOf(tx: Tx, held: readonly HeldCustomer[]): Promise<Map<Id, ProfileSaying[]>> {
  const sayings = new Map<Id, ProfileSaying[]>(held.map(({ customer }) => [customer.id, []]));
  const survivorOf = new Map(held.flatMap(({ customer, ids }) => ids.map((id) => [id, customer.id])));
  for (const saying of await findSayings(tx, [...survivorOf.keys()]))
    sayings.get(survivorOf.get(saying.customerId) ?? '')?.push(saying);
  return sayings;
}

/**
 * Gives customers, in the fields that a source has just said something else of, the values that survive of all that is said of them
 * (docs/adr/0017-who-is-believed.md). Fields that nobody spoke of stay. Comes after the profiles are written, so that of two
 * deliveries at once the second, which waits for the customer, reads what the first has said.
 */
export async function settleCustomers(
  tx: Tx,
  spoken: readonly { readonly customerId: Id; readonly fields: readonly CustomerField[] }[],
  now: Date,
): Promise<void> {
  if (spoken.length === 0) return;
  const held = await lockCustomers(tx, [...new Set(spoken.map(({ customerId }) => customerId))]);
  const survivors = new Map([...held.values()].map((one) => [one.customer.id, one]));
  const spokenOf = new Map([...survivors.keys()].map((id) => [id, new Set<CustomerField>()]));
  for (const { customerId, fields } of spoken) {
    const known = spokenOf.get(held.get(customerId)?.customer.id ?? '');
    for (const field of fields) known?.add(field);
  }
  const sayings = await sayingsOf(tx, [...survivors.values()]);
  const changed = [...survivors].flatMap(([id, one]) => {
    const after = asSaid(one, spokenOf.get(id) ?? new Set(), sayings.get(id) ?? []);
    return isSame(one.customer, after) ? [] : [{ ...after, version: after.version + 1 }];
  });
  await saveCustomers(tx, changed, now);
}
