import { laterOf } from '../../kernel/instant';
import type { CustomerIds } from '../../platform/db/page-per-customer';
import type { RequestContext } from '../../platform/graphql/context';
import type { WholeAnswer } from './answer-write.repository';
import { answered, timeOf } from './domain/invitation';
import { lockOpenInvitation } from './invitation-write.repository';
import { writeProgress, type Progress } from './invitation-progress';

/**
 * One ask, one answer: what somebody answered by another way is their answer to the invitation that they had by then, whoever made it, to the same
 * survey about the same. Its token is used by it. They must be held; null when they had none.
 */
export async function answerInvitation(
  within: RequestContext,
  customerIds: CustomerIds,
  { id: answerId, surveyId, interactionId, caseId, answeredAt }: WholeAnswer,
): Promise<Progress | null> {
  const { db, now, scope } = within;
  const occasion = { customerIds, surveyId, interactionId, caseId, answeredAt };
  const before = await lockOpenInvitation(db, scope, occasion, now);
  // What was told of it may be later than the answer, by the clock of somebody else.
  const moved = before && answered(before, laterOf(answeredAt, timeOf(before)));
  if (before === null || moved === null) return null;
  return writeProgress(within, before, { ...before, ...moved, answerId, version: before.version + 1 });
}
