import { newIdBeside, type Id } from '../../kernel/id';
import type { RequestContext } from '../../platform/graphql/context';
import { invalid, wordsOf, type Refused } from '../../platform/mutations/refusal';
import { deriveStatuses } from '../advocacy/derive-statuses.effects';
import type { WholeAnswer } from './answer-write.repository';
import { isTakenUp } from './domain/loop';
import { isLow } from './domain/metrics';
import { insertLoop, type StoredLoop } from './survey-loop-write.repository';
import type { SurveyRow } from './survey.type';

/** In characters. */
export const LONGEST_COMMENT = 5_000;
const LONGEST_LANGUAGE = 35;

/** What somebody says. */
export interface Said {
  readonly score: number;
  readonly comment: string | null;
  readonly language: string | null;
}

/** What is said, as it is kept, or why it is no answer to that survey. */
export function saidOf({ scale: { min, max } }: SurveyRow, said: Said): Said | Refused {
  const { score, language } = said;
  if (score < min || score > max)
    return invalid('score', `"score" must lie between ${String(min)} and ${String(max)}.`);
  const comment = said.comment === null ? null : wordsOf(said.comment, LONGEST_COMMENT);
  if (comment === null && said.comment !== null)
    return invalid('comment', `"comment" must have 1 to ${String(LONGEST_COMMENT)} characters.`);
  if ((language?.length ?? 0) > LONGEST_LANGUAGE)
    return invalid('language', `"language" must have at most ${String(LONGEST_LANGUAGE)} characters.`);
  return { score, comment, language };
}

/** What an answer takes over from its survey. */
export function measuredBy({ id, metric, scale }: SurveyRow) {
  return { surveyId: id, metric, scaleMin: scale.min, scaleMax: scale.max };
}

/**
 * What follows from an answer that was written just now: whether the customer speaks for the bank is worked out anew, and a low one opens a loop,
 * which nobody has yet, unless it was given too long ago. The customer must be held. From one of nobody nothing follows: there is nobody to speak to.
 */
export async function followAnswer(
  { db, now }: RequestContext,
  { metric, scale }: SurveyRow,
  answer: WholeAnswer,
): Promise<StoredLoop | null> {
  const { id: answerId, sourceId, sourceProfileId, customerId, score, answeredAt } = answer;
  if (customerId === null) return null;
  if (metric === 'NPS') await deriveStatuses(db, [customerId], now);
  if (!isLow(metric, score, scale) || !isTakenUp(answeredAt, now)) return null;
  const id: Id = newIdBeside(answerId);
  const loop: StoredLoop = {
    ...{ id, sourceId, sourceProfileId, customerId, answerId, externalId: answerId, ownerId: null },
    ...{ closedAt: null, version: 1, createdAt: now, steps: [] },
  };
  await insertLoop(db, loop);
  return loop;
}
