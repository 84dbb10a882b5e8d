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
import {
  canonicalJson,
  changedFields,
  CUSTOMER_FIELDS,
  mergeDelivered,
  type DeliveredDocument,
} from './domain/delivered-profile';
import { saidEarlierThan } from './domain/survivorship';
import { saveCustomers } from './save-customers';
import { settleCustomers, withValues } from './settle-customers';
import {
  lockProfiles,
  writeProfiles,
  type HeldProfile,
  type StoredProfile,
} from './source-profile-upsert.repository';
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
  /** Whether what is said again counts as said now: what a system repeats is no news, what a person says again is. */
  readonly restates?: boolean;
}

/** What became of a delivered customer; the profile is that of its source. */
export interface DeliveredOutcome {
  readonly outcome: UpsertOutcome;
  readonly profile: ProfileLink;
}

/** A profile that is new or says something new. */
interface Change extends Pick<DeliveredCustomer, 'said' | 'contactPoints'> {
  readonly before: HeldProfile | null;
  readonly after: StoredProfile;
}

/**
 * Brings in customers as a source describes them. A profile that says what it said before changes nothing. A change reaches the
 * customer in the fields of which no source that is trusted more says something (docs/adr/0017-who-is-believed.md).
 */
export async function upsertDeliveredCustomers(
  tx: Tx,
  delivery: DeliveredCustomers,
): Promise<DeliveredOutcome[]> {
  const { sourceId, rows, phoneRegion, now } = delivery;
  if (rows.length === 0) return [];
  const keys = [...new Set(rows.map(({ externalId }) => externalId))];
  const stored = await lockProfiles(tx, sourceId, keys);
  const { outcomes, changes } = classify(delivery, stored);
  await writeProfiles(
    tx,
    sourceId,
    changes.map(({ after }) => after),
    now,
  );
  await insertNew(tx, changes, now);
  await updateKnown(tx, changes, delivery.restates, now);
  await replaceContactPoints(tx, changes, phoneRegion, now);
  return outcomes;
}

function classify(
  { rows, isRepeat, restates }: DeliveredCustomers,
  stored: ReadonlyMap<string, HeldProfile>,
): { outcomes: DeliveredOutcome[]; changes: Change[] } {
  const changes = new Map<string, Change>();
  const came = new Set<string>();
  const outcomes = rows.map(({ externalId, said, contactPoints }): DeliveredOutcome => {
    const before = stored.get(externalId) ?? null;
    const current = changes.get(externalId)?.after ?? before;
    const profile = current ?? newProfile();
    const points = contactPoints === null ? {} : { contactPoints };
    const delivered = mergeDelivered(current?.delivered ?? {}, { ...said, ...points });
    const isChanged =
      current === null || restates === true || canonicalJson(current.delivered) !== canonicalJson(delivered);
    if (isChanged && (came.has(externalId) || (before !== null && isRepeat(externalId))))
      return { outcome: 'contradicted', profile };
    came.add(externalId);
    if (!isChanged) return { outcome: 'unchanged', profile };
    const { id, customerId } = profile;
    const saidEarlier = saidEarlierThan(before, delivered, (field) => restates === true && field in said);
    changes.set(externalId, {
      before,
      after: { id, customerId, externalId, delivered, saidEarlier },
      said,
      contactPoints,
    });
    return { outcome: before === null ? 'inserted' : 'updated', profile };
  });
  return { outcomes, changes: [...changes.values()] };
}

async function insertNew(tx: Tx, changes: readonly Change[], now: Date): Promise<void> {
  const created = changes
    .filter(({ before }) => before === null)
    .map(({ after: { customerId, externalId, delivered } }) =>
      withValues(
        unnamed(customerId, externalId, { kind: 'PERSON', status: 'ACTIVE' }),
        externalId,
        changedFields({}, delivered),
      ),
    );
  await saveCustomers(tx, created, now);
}

async function updateKnown(
  tx: Tx,
  changes: readonly Change[],
  restates: DeliveredCustomers['restates'],
  now: Date,
): Promise<void> {
  const spoken = changes.flatMap(({ before, after: { customerId, delivered }, said }) => {
    if (before === null) return [];
    const changed = changedFields(before.delivered, delivered);
    const fields = CUSTOMER_FIELDS.filter((field) => field in changed || (restates && field in said));
    return fields.length === 0 ? [] : [{ customerId, fields }];
  });
  await settleCustomers(tx, spoken, now);
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
