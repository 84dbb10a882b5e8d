import type { RequestContext } from '../../platform/graphql/context';
import { updateInvitation, type StoredInvitation } from './invitation-write.repository';
import { takeStep } from './move-loop';
import { lockLoop, type StoredLoop } from './survey-loop-write.repository';

/** An invitation that has got on, and the loop of which that is a step. */
export interface Progress extends StoredInvitation {
  readonly loop: StoredLoop | null;
}

/**
 * Writes how far an invitation that is held has got. Whoever is asked the same again by a loop was asked at the moment at which it was sent: only
 * then the step of the loop is taken.
 */
export async function writeProgress(
  within: RequestContext,
  before: StoredInvitation,
  after: StoredInvitation,
): Promise<Progress> {
  const { db, now, scope } = within;
  await updateInvitation(db, after, now);
  const { loopId, sentAt } = after;
  if (loopId === null || sentAt === null || before.sentAt !== null) return { ...after, loop: null };
  const loop = await lockLoop(db, scope, loopId);
  return { ...after, loop: loop && (await takeStep(within, loop, { move: 'ASK_AGAIN', at: sentAt })) };
}
