import { newIdBeside, newOwnerId, type Id } from '../../kernel/id';
import type { Tx } from '../../platform/db/db';
import type { StoredCustomer } from './customer-upsert.repository';
import { displayName, type NameParts } from './domain/display-name';
import { saveCustomers } from './save-customers';
import {
  findOldestProfile,
  findProfileLinks,
  writeProfiles,
  type ProfileLink,
} from './source-profile-upsert.repository';

export type { ProfileLink };

/** What is known of customers whom a source has mentioned, but not described. */
export interface Newcomer {
  readonly kind: NameParts['kind'];
  readonly status: string;
}

/** Whom the profiles that a source knows under these keys belong to. */
export async function findSourceProfiles(
  tx: Tx,
  sourceId: Id,
  keys: Iterable<string>,
): Promise<ReadonlyMap<string, ProfileLink>> {
  const wanted = [...new Set(keys)];
  return wanted.length === 0 ? new Map() : findProfileLinks(tx, sourceId, wanted);
}

/** Keys of a profile that is new, and of the customer whom it makes known. */
export function newProfile(): ProfileLink {
  const customerId = newOwnerId();
  return { id: newIdBeside(customerId), customerId };
}

/**
 * The same, after making profiles, each with a customer without a name, for keys that are new. Needs a transaction in which
 * nobody else delivers for the source.
 */
export async function ensureSourceProfiles(
  tx: Tx,
  sourceId: Id,
  keys: Iterable<string>,
  { newcomer, now }: { newcomer: Newcomer; now: Date },
): Promise<ReadonlyMap<string, ProfileLink>> {
  const wanted = [...new Set(keys)];
  const found = await findSourceProfiles(tx, sourceId, wanted);
  const made = wanted
    .filter((key) => !found.has(key))
    .map((externalId) => ({ ...newProfile(), externalId, delivered: {}, saidEarlier: null }));
  await writeProfiles(tx, sourceId, made, now);
  const customers = made.map(({ customerId, externalId }) => unnamed(customerId, externalId, newcomer));
  await saveCustomers(tx, customers, now);
  return new Map([
    ...found,
    ...made.map(({ externalId, id, customerId }) => [externalId, { id, customerId }] as const),
  ]);
}

/** A customer of whom nothing is known but who knows them. */
export function unnamed(id: Id, externalId: string, { kind, status }: Newcomer): StoredCustomer {
  const names = { givenName: null, familyName: null, organisationName: null };
  return {
    id,
    kind,
    status,
    ...names,
    displayName: displayName({ kind, ...names }, externalId),
    birthDate: null,
    segment: null,
    language: null,
    timeZone: null,
    preferredChannel: null,
    version: 1,
  };
}

/** The profile that a fact of a customer which is written here keeps beside them; null of one whom no source knows. */
export function profileOfCustomer(tx: Tx, customerId: Id): Promise<Id | null> {
  return findOldestProfile(tx, customerId);
}
