import { newId, newIdBeside } from '../../kernel/id';
import type { RequestContext } from '../../platform/graphql/context';
import { notFound, type ChangeRefusal, type Refused } from '../../platform/mutations/refusal';
import type { UseCase } from '../../platform/mutations/run-mutation';
import { customerById } from '../customers/customer.loaders';
import { holdCustomer } from '../customers/held-customer.effects';
import { ownSource } from '../sources/own-source.effects';
import {
  findCustomerOfToken,
  insertAnswer,
  lockAnswerByKey,
  lockInvitationOfToken,
  type WholeAnswer,
} from './answer-write.repository';
import { answered, isOver } from './domain/invitation';
import { measuredBy, followAnswer, saidOf, type Said } from './give-answer';
import { writeProgress } from './invitation-progress';
import type { StoredInvitation } from './invitation-write.repository';
import { surveyById } from './survey.loaders';
import { surveyAnswerName, type SurveyRow } from './survey.type';

/** Of a token that was never made, was used or whose time is over alike: nobody learns by it which tokens there are. */
export const refusalOfToken = (): Refused => notFound('token', 'invitation that can be answered');

function isSame(answer: WholeAnswer, { score, comment, language }: Said): boolean {
  return answer.score === score && answer.comment === comment && answer.language === language;
}

async function answerTo(
  { db, loaders, now }: RequestContext,
  invitation: StoredInvitation,
  said: Said & ReturnType<typeof measuredBy>,
): Promise<WholeAnswer> {
  const { sourceProfileId, interactionId, caseId } = invitation;
  // Whoever they are by now: they may have been merged since they were invited.
  const customerId = (await loaders.loadOptional(customerById, invitation.customerId))?.id ?? null;
  return {
    ...said,
    ...{ sourceProfileId, customerId, interactionId, caseId, answeredAt: now },
    id: customerId === null ? newId() : newIdBeside(customerId),
    sourceId: await ownSource(db),
    externalId: invitation.id,
  };
}

/** What was answered before by the same token: the same again is harmless, and changes nothing. */
async function again({ db }: RequestContext, invitation: StoredInvitation, said: Said) {
  const key = { sourceId: await ownSource(db), externalId: invitation.id };
  const given = invitation.answerId === null ? null : await lockAnswerByKey(db, key);
  if (given === null || !isSame(given, said)) return refusalOfToken();
  const { id, customerId } = given;
  return { done: { prefix: surveyAnswerName.prefix, id, customerId, before: given, after: given } };
}

/** Answers as whoever was invited, once: the token is spent by it. */
export const submitSurveyAnswer =
  (digest: string, survey: SurveyRow, words: Said): UseCase<ChangeRefusal> =>
  async (within) => {
    const { db, loaders, now } = within;
    // Whoever they are, before their invitation: a low answer opens a loop, which no ask may overtake.
    const whose = await findCustomerOfToken(db, digest);
    if (whose !== null) await holdCustomer(db, whose);
    const invitation = await lockInvitationOfToken(db, digest);
    if (invitation === null) return refusalOfToken();
    const said = saidOf(survey, words);
    if (invitation.state === 'ANSWERED')
      return 'refused' in said ? refusalOfToken() : again(within, invitation, said);
    const moved = isOver(invitation, now) ? null : answered(invitation, now);
    if (moved === null) return refusalOfToken();
    if ('refused' in said) return said;
    loaders.forgetAll();
    const answer = await answerTo(within, invitation, { ...said, ...measuredBy(survey) });
    await insertAnswer(db, answer, now);
    const { id, customerId } = answer;
    const after = await writeProgress(within, invitation, {
      ...{ ...invitation, ...moved },
      ...{ answerId: id, version: invitation.version + 1 },
    });
    const loop = await followAnswer(within, survey, answer);
    return {
      done: {
        ...{ prefix: surveyAnswerName.prefix, id, customerId, before: null },
        after: { ...answer, invitation: after, loop },
      },
    };
  };

/** What there is to answer, by a token that may be used. */
export async function surveyOf({ loaders }: RequestContext, surveyId: SurveyRow['id']): Promise<SurveyRow> {
  const survey = await loaders.load(surveyById, surveyId);
  if (survey === null) throw new Error('Somebody was invited to a survey that there is not.');
  return survey;
}
