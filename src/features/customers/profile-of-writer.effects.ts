import { newIdBeside, type Id } from '../../kernel/id';
import type { RequestContext } from '../../platform/graphql/context';
import { sourceOfWriter } from '../sources/writing-source.effects';
import type { CustomerRow } from './customer.type';
import { ensureProfile, lockProfileOfSource } from './source-profile-upsert.repository';

/** The profile by which somebody who writes knows a customer. */
export interface WritersProfile {
  readonly id: Id;
  readonly sourceId: Id;
  readonly externalId: string;
}

/**
 * The profile that what somebody writes of a customer hangs on, held until the transaction ends: the partner's own, by which they reach
 * them at all; else the one that One Window has under the id that was named, made when first needed. Should the customer be parted again from
 * whoever they were merged with, it goes with the one who was named.
 */
export async function profileOfWriter(
  within: RequestContext,
  { ids }: CustomerRow,
  namedId: Id,
): Promise<WritersProfile> {
  const { db, now, viewer } = within;
  const sourceId = await sourceOfWriter(within);
  if (viewer.reach.partnerSource === null) {
    const profile = { id: newIdBeside(namedId), externalId: namedId, customerId: namedId, delivered: {} };
    await ensureProfile(db, sourceId, profile, now);
  }
  const held = await lockProfileOfSource(db, sourceId, ids, namedId);
  if (held === null) throw new Error('A partner reaches a customer whom their source does not know.');
  return { ...held, sourceId };
}
