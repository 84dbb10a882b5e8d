import type { Id } from '../../kernel/id';
import type { Tx } from '../../platform/db/db';
import { insertRows } from '../../platform/db/insert-rows';
import { parseJson } from '../../platform/db/json';
import type { CustomerIds } from '../../platform/db/page-per-customer';

export interface StoredCustomer {
  readonly id: Id;
  readonly kind: string;
  readonly displayName: string;
  readonly givenName: string | null;
  readonly familyName: string | null;
  readonly organisationName: string | null;
  readonly birthDate: string | null;
  readonly segment: string | null;
  readonly status: string;
  readonly language: string | null;
  readonly timeZone: string | null;
  readonly preferredChannel: string | null;
  readonly version: number;
}

const SAID = [
  'kind',
  'displayName',
  'givenName',
  'familyName',
  'organisationName',
  'birthDate',
  'segment',
  'status',
  'language',
  'timeZone',
  'preferredChannel',
  'version',
] as const;

/** Adds customers, or changes those that are there; their last contact and their merges stay. */
export async function writeCustomers(tx: Tx, customers: readonly StoredCustomer[], now: Date): Promise<void> {
  await insertRows(
    tx,
    'customers.writeCustomers',
    {
      table: 'customers',
      columns: ['id', ...SAID, 'createdAt', 'updatedAt'],
      updateOnDuplicate: [...SAID, 'updatedAt'],
    },
    customers.map((customer) => ({ ...customer, createdAt: now, updatedAt: now })),
  );
}

/** A customer held for changing, with all ids that they are made up of. */
export interface HeldCustomer {
  readonly customer: StoredCustomer;
  readonly ids: CustomerIds;
}

const idsOf = (id: Id, absorbedIds: unknown): CustomerIds => [
  id,
  ...(absorbedIds === null ? [] : parseJson<readonly Id[]>(absorbedIds)),
];

/** Holds the customers with these ids, each by the id that was asked for: of who was merged the one whom they were merged into. */
export async function lockCustomers(tx: Tx, ids: readonly Id[]): Promise<Map<Id, HeldCustomer>> {
  const rows = await tx.query<StoredCustomer & { readonly requestedId: Id; readonly absorbedIds: unknown }>(
    'customers.lockCustomers',
    `SELECT r.id AS requestedId, c.id, c.kind, c.display_name AS displayName, c.given_name AS givenName,
            c.family_name AS familyName, c.organisation_name AS organisationName, c.birth_date AS birthDate, c.segment,
            c.status, c.language, c.time_zone AS timeZone, c.preferred_channel AS preferredChannel, c.version,
            c.absorbed_ids AS absorbedIds
       FROM customers r JOIN customers c ON c.id = COALESCE(r.absorbed_into_id, r.id)
      WHERE r.id IN (?) ORDER BY r.id FOR UPDATE`,
    [[...ids].sort()],
  );
  return new Map(
    rows.map(({ requestedId, absorbedIds, ...customer }) => [
      requestedId,
      { customer, ids: idsOf(customer.id, absorbedIds) },
    ]),
  );
}

/** When a customer was last in contact, with all ids that they are made up of. */
export interface LastContact {
  readonly id: Id;
  readonly ids: CustomerIds;
  readonly at: Date | null;
}

/** Keeps others from changing the customers with these ids until the transaction ends; gives their last contacts, of who was merged the survivor's. */
export async function lockLastContacts(tx: Tx, ids: readonly Id[]): Promise<LastContact[]> {
  const rows = await tx.query<{ id: Id; at: Date | null; absorbedIds: unknown }>(
    'customers.lockLastContacts',
    `SELECT c.id, c.last_contact_at AS at, c.absorbed_ids AS absorbedIds
       FROM customers r JOIN customers c ON c.id = COALESCE(r.absorbed_into_id, r.id)
      WHERE r.id IN (?) ORDER BY r.id FOR UPDATE`,
    [[...ids].sort()],
  );
  const held = rows.map(({ id, at, absorbedIds }): LastContact => ({ id, ids: idsOf(id, absorbedIds), at }));
  return [...new Map(held.map((contact) => [contact.id, contact])).values()];
}

export async function setLastContacts(tx: Tx, contacts: ReadonlyMap<Id, Date | null>): Promise<void> {
  if (contacts.size === 0) return;
  const ids = [...contacts.keys()];
  await tx.executeLater(
    'customers.setLastContacts',
    'UPDATE customers SET last_contact_at = ELT(FIELD(id, ?), ?) WHERE id IN (?)',
    [ids, [...contacts.values()], ids],
  );
}
