import type { Id } from '../../kernel/id';
import type { Tx } from '../../platform/db/db';
import { insertRows } from '../../platform/db/insert-rows';
import { parseJson } from '../../platform/db/json';
import type { DeliveredDocument } from './domain/delivered-profile';
import type { RankedSaying, SaidEarlier } from './domain/survivorship';

export interface StoredProfile {
  readonly id: Id;
  readonly externalId: string;
  readonly customerId: Id;
  readonly delivered: DeliveredDocument;
  readonly saidEarlier: SaidEarlier | null;
}

/** A profile that is held for changing. */
export interface HeldProfile extends StoredProfile {
  readonly receivedAt: Date;
}

/** What one source says of a customer, beside the others. */
export interface ProfileSaying extends RankedSaying {
  readonly customerId: Id;
  readonly externalId: string;
  readonly sourceCode: string;
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

interface Documents {
  readonly delivered: unknown;
  readonly saidEarlier: unknown;
}

function parsed<Row extends Documents>({ delivered, saidEarlier, ...row }: Row) {
  return {
    ...row,
    delivered: parseJson<DeliveredDocument>(delivered),
    saidEarlier: saidEarlier === null ? null : parseJson<SaidEarlier>(saidEarlier),
  };
}

/** The same with what they say, for changing them. */
export async function lockProfiles(
  tx: Tx,
  sourceId: Id,
  keys: readonly string[],
): Promise<Map<string, HeldProfile>> {
  const rows = await tx.query<Omit<HeldProfile, keyof Documents> & Documents>(
    'customers.lockProfiles',
    `SELECT id, external_id AS externalId, customer_id AS customerId, delivered, received_at AS receivedAt,
            said_earlier AS saidEarlier
       FROM source_profiles WHERE source_id = ? AND external_id IN (?) FOR UPDATE`,
    [sourceId, keys],
  );
  return new Map(rows.map((row) => [row.externalId, parsed(row)]));
}

/** All that the sources say of customers with these ids, in the order in which it became known. */
export async function findSayings(tx: Tx, customerIds: readonly Id[]): Promise<ProfileSaying[]> {
  const rows = await tx.query<Omit<ProfileSaying, keyof Documents> & Documents>(
    'customers.findSayings',
    `SELECT p.id, p.customer_id AS customerId, p.external_id AS externalId, s.code AS sourceCode, s.trust_rank AS trustRank,
            p.received_at AS receivedAt, p.delivered, p.said_earlier AS saidEarlier
       FROM source_profiles p JOIN source_systems s ON s.id = p.source_id
      WHERE p.customer_id IN (?) ORDER BY p.id`,
    [customerIds],
  );
  return rows.map(parsed);
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
        'saidEarlier',
        'createdAt',
        'updatedAt',
      ],
      updateOnDuplicate: ['delivered', 'receivedAt', 'saidEarlier', 'updatedAt'],
    },
    profiles.map((profile) => ({
      ...profile,
      sourceId,
      delivered: JSON.stringify(profile.delivered),
      receivedAt: now,
      saidEarlier: profile.saidEarlier && JSON.stringify(profile.saidEarlier),
      createdAt: now,
      updatedAt: now,
    })),
  );
}

/** The profile by which a customer has been known longest; null of one whom no source knows. */
export async function findOldestProfile(tx: Tx, customerId: Id): Promise<Id | null> {
  const [row] = await tx.lookUp<{ id: Id }>(
    'customers.findOldestProfile',
    'SELECT id FROM source_profiles WHERE customer_id = ? ORDER BY id LIMIT 1',
    [customerId],
  );
  return row?.id ?? null;
}

/** Holds the profile by which a source has known a customer longest, that of the id that was named before others; null where it knows them by none. */
export async function lockProfileOfSource(
  tx: Tx,
  sourceId: Id,
  customerIds: readonly Id[],
  namedId: Id,
): Promise<{ readonly id: Id; readonly externalId: string } | null> {
  const [row] = await tx.query<{ id: Id; externalId: string }>(
    'customers.lockProfileOfSource',
    `SELECT id, external_id AS externalId FROM source_profiles
      WHERE customer_id IN (?) AND source_id = ? ORDER BY customer_id = ? DESC, id LIMIT 1 FOR UPDATE`,
    [customerIds, sourceId, namedId],
  );
  return row ?? null;
}

/** Makes a profile that says nothing yet, unless it is there, and holds it. */
export async function ensureProfile(
  tx: Tx,
  sourceId: Id,
  { delivered, ...profile }: Omit<StoredProfile, 'saidEarlier'>,
  now: Date,
): Promise<void> {
  const columns = [
    'id',
    'sourceId',
    'externalId',
    'customerId',
    'delivered',
    'receivedAt',
    'createdAt',
    'updatedAt',
  ] as const;
  await insertRows(tx, 'customers.ensureProfile', { table: 'source_profiles', columns }, [
    {
      ...profile,
      sourceId,
      delivered: JSON.stringify(delivered),
      receivedAt: now,
      createdAt: now,
      updatedAt: now,
    },
  ]);
}
