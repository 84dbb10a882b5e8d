import type { Id } from '../../kernel/id';
import type { Tx } from '../../platform/db/db';
import { insertRows } from '../../platform/db/insert-rows';

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

export async function lockCustomers(tx: Tx, ids: readonly Id[]): Promise<Map<Id, StoredCustomer>> {
  const rows = await tx.query<StoredCustomer>(
    'customers.lockCustomers',
    `SELECT id, kind, display_name AS displayName, given_name AS givenName, family_name AS familyName,
            organisation_name AS organisationName, birth_date AS birthDate, segment, status, language,
            time_zone AS timeZone, preferred_channel AS preferredChannel, version
       FROM customers WHERE id IN (?) ORDER BY id FOR UPDATE`,
    [[...ids].sort()],
  );
  return new Map(rows.map((row) => [row.id, row]));
}

/** Those of the customers of whom a source that is trusted more than this one has said something. */
export async function findBetterKnown(tx: Tx, sourceId: Id, ids: readonly Id[]): Promise<Set<Id>> {
  const rows = await tx.query<{ id: Id }>(
    'customers.findBetterKnown',
    `SELECT DISTINCT p.customer_id AS id
       FROM source_profiles p
       JOIN source_systems other ON other.id = p.source_id
       JOIN source_systems own ON own.id = ?
      WHERE p.customer_id IN (?) AND p.source_id <> own.id AND other.trust_rank < own.trust_rank`,
    [sourceId, ids],
  );
  return new Set(rows.map(({ id }) => id));
}

/** Keeps others from changing these customers until the transaction ends; gives their last contacts. */
export async function lockLastContacts(tx: Tx, ids: readonly Id[]): Promise<Map<Id, Date | null>> {
  const rows = await tx.query<{ id: Id; at: Date | null }>(
    'customers.lockLastContacts',
    'SELECT id, last_contact_at AS at FROM customers WHERE id IN (?) ORDER BY id FOR UPDATE',
    [[...ids].sort()],
  );
  return new Map(rows.map(({ id, at }) => [id, at]));
}

export async function setLastContacts(tx: Tx, contacts: ReadonlyMap<Id, Date | null>): Promise<void> {
  if (contacts.size === 0) return;
  const ids = [...contacts.keys()];
  await tx.execute(
    'customers.setLastContacts',
    'UPDATE customers SET last_contact_at = ELT(FIELD(id, ?), ?) WHERE id IN (?)',
    [ids, [...contacts.values()], ids],
  );
}
