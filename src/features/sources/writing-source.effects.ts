import type { Id } from '../../kernel/id';
import type { RequestContext } from '../../platform/graphql/context';
import { ownSource } from './own-source.effects';
import { findSourceId } from './source-upsert.repository';

/** The source that what somebody writes comes from: a partner's own, or One Window itself. */
export async function sourceOfWriter({ db, viewer }: Pick<RequestContext, 'db' | 'viewer'>): Promise<Id> {
  const { partnerSource } = viewer.reach;
  if (partnerSource === null) return ownSource(db);
  const own = await findSourceId(db, partnerSource);
  if (own === null) throw new Error('A partner reaches somebody, but has no source.');
  return own;
}
