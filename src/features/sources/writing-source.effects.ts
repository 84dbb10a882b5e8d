import type { Id } from '../../kernel/id';
import type { RowScope } from '../../platform/authz/row-scope';
import type { RequestContext } from '../../platform/graphql/context';
import type { Viewer } from '../../platform/identity/viewer';
import { digestOf } from '../../platform/mutations/digest';
import { OWN_SOURCE, ownSource } from './own-source.effects';
import { recordDelivery } from './source-delivery.effects';
import { findSource } from './source-upsert.repository';

/** Whoever delivers one thing after the other is fresh all the time; the row of the source is not written for each. */
const FRESH_FOR_MS = 60_000;
/** Codes are ASCII; the servers refuse to compare them with anything else. */
const CODE = /^[\x20-\x7e]+$/;

type Within = Pick<RequestContext, 'db' | 'viewer'>;

/** The source that what somebody writes comes from: a partner's own, or One Window itself. Null of a partner who has none, and so reaches nobody. */
export async function findSourceOfWriter({ db, viewer }: Within): Promise<Id | null> {
  const { partnerSource } = viewer.reach;
  return partnerSource === null ? ownSource(db) : ((await findSource(db, partnerSource))?.id ?? null);
}

/** It, once somebody is known whom the writer reaches. */
export function requireSource(id: Id | null): Id {
  if (id === null) throw new Error('A partner reaches somebody, but has no source.');
  return id;
}

/** The same, of somebody who reaches whatever it is that they write of. */
export const sourceOfWriter = async (within: Within): Promise<Id> =>
  requireSource(await findSourceOfWriter(within));

/**
 * What is kept as the key that somebody has for what they write. A partner’s keys are those of their source; people share One Window, so that
 * each has keys of their own there: a key that somebody else took, maybe out of reach, is told of to nobody.
 */
export const keyOfWriter = ({ subjectId, reach }: Viewer, key: string): string =>
  reach.partnerSource === null ? digestOf([subjectId, key]) : key;

/**
 * The source that somebody delivers for, by its code; null where there is none for them. A partner delivers for their own source alone,
 * care managers for any that is declared; what people say themselves is no delivery. Notes that the source has delivered, so it comes before
 * whatever the delivery locks.
 */
export async function sourceOfDelivery(
  { db, viewer, now }: Pick<RequestContext, 'db' | 'viewer' | 'now'>,
  code: string,
): Promise<Id | null> {
  const { partnerSource } = viewer.reach;
  if (code === OWN_SOURCE || (partnerSource ?? code) !== code || !CODE.test(code)) return null;
  const source = await findSource(db, code);
  if (source === null) return null;
  const { id, lastSyncedAt } = source;
  if (lastSyncedAt === null || now.getTime() - lastSyncedAt.getTime() >= FRESH_FOR_MS)
    await recordDelivery(db, id, now);
  return id;
}

/**
 * Whether somebody may take a key of a source for something new. Whatever lies out of reach has keys too: that one is taken would tell of
 * it. So those take keys who see all that may have them, and partners, whose source’s keys are their own.
 */
export const mayTakeKeys = (scope: RowScope): boolean =>
  scope === 'EVERYTHING' || (scope !== 'NOTHING' && scope.reach.partnerSource !== null);
