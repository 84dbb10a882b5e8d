import type { Id } from '../../kernel/id';
import type { Tx } from '../../platform/db/db';
import { insertRows } from '../../platform/db/insert-rows';
import { parseJson } from '../../platform/db/json';
import type { DeliveredDocument } from './domain/delivered-profile';

export interface StoredProfile {
  readonly id: Id;
  readonly externalId: string;
  readonly customerId: Id;
  readonly delivered: DeliveredDocument;
}

export interface ProfileLink {
  readonly id: Id;
  readonly customerId: Id;
}

/** Profiles and whom they belong to, by the source's key. */
export async function findProfileLinks(
  tx: Tx,
  sourceId: Id,
  keys: readonly string[],
): Promise<Map<string, ProfileLink>> {
  const rows = await tx.query<ProfileLink & { externalId: string }>(
    'customers.findProfileLinks',
    `SELECT external_id AS externalId, id, customer_id AS customerId
       FROM source_profiles WHERE source_id = ? AND external_id IN (?)`,
    [sourceId, keys],
  );
  return new Map(rows.map(({ externalId, id, customerId }) => [externalId, { id, customerId }]));
}

/** The same with what they say, for changing them. */
export async function lockProfiles(
  tx: Tx,
  sourceId: Id,
  keys: readonly string[],
): Promise<Map<string, StoredProfile>> {
  const rows = await tx.query<Omit<StoredProfile, 'delivered'> & { delivered: unknown }>(
    'customers.lockProfiles',
    `SELECT id, external_id AS externalId, customer_id AS customerId, delivered
       FROM source_profiles WHERE source_id = ? AND external_id IN (?) FOR UPDATE`,
    [sourceId, keys],
  );
  return new Map(
    rows.map((row) => [row.externalId, { ...row, delivered: parseJson<DeliveredDocument>(row.delivered) }]),
  );
}

/** Adds profiles, or changes what those that are there say. */
export async function writeProfiles(
  tx: Tx,
  sourceId: Id,
  profiles: readonly StoredProfile[],
  now: Date,
): Promise<void> {
  await insertRows(
    tx,
    'customers.writeProfiles',
    {
      table: 'source_profiles',
      columns: [
        'id',
        'sourceId',
        'externalId',
        'customerId',
        'delivered',
        'receivedAt',
        'createdAt',
        'updatedAt',
      ],
      updateOnDuplicate: ['delivered', 'receivedAt', 'updatedAt'],
    },
    profiles.map((profile) => ({
      ...profile,
      sourceId,
      delivered: JSON.stringify(profile.delivered),
      receivedAt: now,
      createdAt: now,
      updatedAt: now,
    })),
  );
}

/** The profile by which a customer has been known longest; null of one whom no source knows. */
export async function findOldestProfile(tx: Tx, customerId: Id): Promise<Id | null> {
  const [row] = await tx.query<{ id: Id }>(
    'customers.findOldestProfile',
    'SELECT id FROM source_profiles WHERE customer_id = ? ORDER BY id LIMIT 1',
    [customerId],
  );
  return row?.id ?? null;
}
