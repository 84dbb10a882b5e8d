import type { Id } from '../../kernel/id';
import type { Tx } from '../../platform/db/db';
import type { UpsertOutcome } from '../../platform/db/upsert-by-key';
import type { PhoneRegion } from '../../platform/phone/phone-number';
import { contactKey, type ContactPointKind } from './contact-key';
import {
  endContactPoints,
  writeContactPoints,
  type StoredContactPoint,
} from './contact-point-upsert.repository';
import { findBetterKnown, lockCustomers, type StoredCustomer } from './customer-upsert.repository';
import {
  canonicalJson,
  changedFields,
  mergeDelivered,
  type CustomerField,
  type DeliveredDocument,
} from './domain/delivered-profile';
import { displayName } from './domain/display-name';
import { saveCustomers } from './save-customers';
import { lockProfiles, writeProfiles, type StoredProfile } from './source-profile-upsert.repository';
import { newProfile, unnamed, type ProfileLink } from './source-profiles.effects';

export interface DeliveredContactPoint {
  readonly type: ContactPointKind;
  readonly value: string;
  readonly primary: boolean;
  readonly verified: boolean;
}

export interface DeliveredCustomer {
  readonly externalId: string;
  /** What the source says, by field of the model or by a name of its own; null where it says that there is nothing. */
  readonly said: Readonly<Record<string, string | null>>;
  /** All ways to reach the customer that the source knows; null when it does not speak of them. */
  readonly contactPoints: readonly DeliveredContactPoint[] | null;
}

export interface DeliveredCustomers {
  readonly sourceId: Id;
  readonly rows: readonly DeliveredCustomer[];
  readonly phoneRegion: PhoneRegion;
  readonly now: Date;
  readonly isRepeat: (externalId: string) => boolean;
}

/** What became of a delivered customer; the profile is that of its source. */
export interface DeliveredOutcome {
  readonly outcome: UpsertOutcome;
  readonly profile: ProfileLink;
}

/** A profile that is new or says something new. */
interface Change {
  readonly before: StoredProfile | null;
  readonly after: StoredProfile;
  readonly contactPoints: DeliveredCustomer['contactPoints'];
}

const MAX_DISPLAY_NAME = 255;

/**
 * Brings in customers as a source describes them. A profile that says what it said before changes nothing, so what people
 * have corrected in the customer since stays. A change reaches the customer unless a source that is trusted more knows it too.
 */
export async function upsertDeliveredCustomers(
  tx: Tx,
  { sourceId, rows, phoneRegion, now, isRepeat }: DeliveredCustomers,
): Promise<DeliveredOutcome[]> {
  if (rows.length === 0) return [];
  const keys = [...new Set(rows.map(({ externalId }) => externalId))];
  const stored = await lockProfiles(tx, sourceId, keys);
  const { outcomes, changes } = classify(rows, stored, isRepeat);
  await writeProfiles(
    tx,
    sourceId,
    changes.map(({ after }) => after),
    now,
  );
  await insertNew(tx, changes, now);
  await updateKnown(tx, sourceId, changes, now);
  await replaceContactPoints(tx, changes, phoneRegion, now);
  return outcomes;
}

function classify(
  rows: readonly DeliveredCustomer[],
  stored: ReadonlyMap<string, StoredProfile>,
  isRepeat: (externalId: string) => boolean,
): { outcomes: DeliveredOutcome[]; changes: Change[] } {
  const changes = new Map<string, Change>();
  const came = new Set<string>();
  const outcomes = rows.map(({ externalId, said, contactPoints }): DeliveredOutcome => {
    const before = stored.get(externalId) ?? null;
    const current = changes.get(externalId)?.after ?? before;
    const profile = current ?? newProfile();
    const points = contactPoints === null ? {} : { contactPoints };
    const delivered = mergeDelivered(current?.delivered ?? {}, { ...said, ...points });
    const isChanged = current === null || canonicalJson(current.delivered) !== canonicalJson(delivered);
    if (isChanged && (came.has(externalId) || (before !== null && isRepeat(externalId))))
      return { outcome: 'contradicted', profile };
    came.add(externalId);
    if (!isChanged) return { outcome: 'unchanged', profile };
    const after = { id: profile.id, customerId: profile.customerId, externalId, delivered };
    changes.set(externalId, { before, after, contactPoints });
    return { outcome: before === null ? 'inserted' : 'updated', profile };
  });
  return { outcomes, changes: [...changes.values()] };
}

/** A customer with the values of a delivery, and the name that follows from them. */
function withChanges(
  customer: StoredCustomer,
  externalId: string,
  changes: Partial<Record<CustomerField, string | null>>,
): StoredCustomer {
  const changed = {
    ...customer,
    ...changes,
    kind: changes.kind ?? customer.kind,
    status: changes.status ?? customer.status,
  };
  const kind = changed.kind === 'ORGANISATION' ? 'ORGANISATION' : 'PERSON';
  const renamed = ['kind', 'givenName', 'familyName', 'organisationName'].some((field) => field in changes);
  const name = renamed ? displayName({ ...changed, kind }, externalId) : customer.displayName;
  return { ...changed, displayName: [...name].slice(0, MAX_DISPLAY_NAME).join('') };
}

async function insertNew(tx: Tx, changes: readonly Change[], now: Date): Promise<void> {
  const created = changes
    .filter(({ before }) => before === null)
    .map(({ after: { customerId, externalId, delivered } }) =>
      withChanges(
        unnamed(customerId, externalId, { kind: 'PERSON', status: 'ACTIVE' }),
        externalId,
        changedFields({}, delivered),
      ),
    );
  await saveCustomers(tx, created, now);
}

async function updateKnown(tx: Tx, sourceId: Id, changes: readonly Change[], now: Date): Promise<void> {
  const known = changes.flatMap(({ before, after }) =>
    before === null ? [] : [{ ...after, fields: changedFields(before.delivered, after.delivered) }],
  );
  const telling = known.filter(({ fields }) => Object.keys(fields).length > 0);
  if (telling.length === 0) return;
  const ids = [...new Set(telling.map(({ customerId }) => customerId))];
  const customers = await lockCustomers(tx, ids);
  const betterKnown = await findBetterKnown(tx, sourceId, ids);
  for (const { customerId, externalId, fields } of telling) {
    const customer = customers.get(customerId);
    if (customer !== undefined && !betterKnown.has(customerId))
      customers.set(customerId, withChanges(customer, externalId, fields));
  }
  const changed = [...customers.values()].filter(({ id }) => !betterKnown.has(id));
  await saveCustomers(
    tx,
    changed.map((customer) => ({ ...customer, version: customer.version + 1 })),
    now,
  );
}

/** What a profile says of how to reach the customer, where that has changed. */
function saysOtherwise({ before, after, contactPoints }: Change): boolean {
  if (contactPoints === null) return false;
  const points = (delivered: DeliveredDocument | undefined): string =>
    canonicalJson(delivered?.['contactPoints'] ?? []);
  return points(before?.delivered) !== points(after.delivered);
}

async function replaceContactPoints(
  tx: Tx,
  changes: readonly Change[],
  phoneRegion: PhoneRegion,
  now: Date,
): Promise<void> {
  const changed = changes.filter(saysOtherwise);
  const known = changed.filter(({ before }) => before !== null).map(({ after }) => after.id);
  if (known.length > 0) await endContactPoints(tx, known, now);
  await writeContactPoints(
    tx,
    changed.flatMap((change) => contactPointsOf(change, phoneRegion)),
    now,
  );
}

/** One row for each way to reach the customer; a value that reaches nobody (a phone number without digits) has none. */
function contactPointsOf({ after, contactPoints }: Change, region: PhoneRegion): StoredContactPoint[] {
  const rows = new Map<string, StoredContactPoint>();
  for (const { type, value, primary, verified } of contactPoints ?? []) {
    const valueKey = contactKey(type, value, region);
    const same = rows.get(`${type} ${valueKey}`);
    if (valueKey === '') continue;
    rows.set(`${type} ${valueKey}`, {
      sourceProfileId: after.id,
      customerId: after.customerId,
      type,
      value,
      valueKey,
      isVerified: verified || same?.isVerified === true,
      isPrimary: primary || same?.isPrimary === true,
    });
  }
  return [...rows.values()];
}
