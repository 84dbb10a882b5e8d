import { newId, newIdBeside, type Id } from '../../kernel/id';
import type { Result } from '../../kernel/result';
import { isShownFactsOfNobody } from '../../platform/authz/row-scope';
import type { RequestContext } from '../../platform/graphql/context';
import {
  invalid,
  notFound,
  wordsOf,
  type ChangeRefusal,
  type Refused,
} from '../../platform/mutations/refusal';
import type { Changed } from '../../platform/mutations/record-change';
import type { UseCase } from '../../platform/mutations/run-mutation';
import { customerById } from '../customers/customer.loaders';
import type { CustomerRow } from '../customers/customer.type';
import { holdCustomer } from '../customers/held-customer.effects';
import { originOfFact } from '../customers/origin-of-fact.effects';
import { keyOfWriter } from '../sources/writing-source.effects';
import { answerInvitation } from './answer-invited';
import { insertAnswer, lockAnswerByKey, type WholeAnswer } from './answer-write.repository';
import { measuredBy, followAnswer, saidOf, type Said } from './give-answer';
import { refusalOfOccasion, type Occasion } from './survey-occasion';
import { surveyById } from './survey.loaders';
import { surveyAnswerName } from './survey.type';

/** In characters. */
export const LONGEST_SUBMISSION_ID = 128;

/** An answer that was given elsewhere. */
export interface RecordedAnswer extends Said, Occasion {
  readonly surveyId: Id;
  /** Nobody known, when null. */
  readonly customerId: Id | null;
  readonly answeredAt: Date;
  readonly submissionId: string;
}

/** What makes an answer the one that it is. */
const CONTENT = ['surveyId', 'score', 'comment', 'language', 'interactionId', 'caseId'] as const;

function refusalOfMoment(answeredAt: Date, now: Date): Refused | null {
  return answeredAt > now ? invalid('answeredAt', '"answeredAt" must not lie ahead.') : null;
}

/** What is known under the key already: the same answer, told again, stays as it is; another has the key for itself. */
function knownAs(
  kept: WholeAnswer,
  told: WholeAnswer,
  customer: CustomerRow | null,
): Result<Changed, ChangeRefusal> {
  const isTheirs =
    customer === null ? kept.customerId === null : customer.ids.some((id) => id === kept.customerId);
  const isSame =
    isTheirs &&
    kept.answeredAt.getTime() === told.answeredAt.getTime() &&
    CONTENT.every((column) => kept[column] === told[column]);
  if (!isSame) return invalid('submissionId', 'Another answer has that "submissionId".');
  const { id, customerId } = kept;
  return { done: { prefix: surveyAnswerName.prefix, id, customerId, before: kept, after: kept } };
}

/** The customer who is named, within reach. Whoever would not see an answer of nobody must name one. */
async function whoAnswered(
  { loaders, scope }: RequestContext,
  named: Id | null,
): Promise<{ readonly customer: CustomerRow | null } | Refused> {
  if (named === null && !isShownFactsOfNobody(scope))
    return invalid('customer', 'Name the customer: answers of nobody are for those who see the whole bank.');
  const customer = await loaders.loadOptional(customerById, named);
  return named !== null && customer === null ? notFound('customer', 'customer') : { customer };
}

/** Records what somebody answered elsewhere, by the key that it has there. */
export const recordSurveyAnswer =
  (recorded: RecordedAnswer): UseCase<ChangeRefusal> =>
  async (within) => {
    const { db, loaders, now, viewer } = within;
    const { answeredAt, interactionId, caseId } = recorded;
    const submissionId = wordsOf(recorded.submissionId, LONGEST_SUBMISSION_ID);
    if (submissionId === null)
      return invalid(
        'submissionId',
        `"submissionId" must have 1 to ${String(LONGEST_SUBMISSION_ID)} characters.`,
      );
    const survey = await loaders.load(surveyById, recorded.surveyId);
    if (survey === null) return notFound('survey', 'survey');
    const said = saidOf(survey, recorded);
    if ('refused' in said) return said;
    const who = await whoAnswered(within, recorded.customerId);
    if ('refused' in who) return who;
    const { customer } = who;
    // Whoever opens a loop holds its customer before, as whoever asks them does.
    const held = customer && (await holdCustomer(db, customer.id));
    const refusal = refusalOfMoment(answeredAt, now) ?? (await refusalOfOccasion(within, customer, recorded));
    if (refusal !== null) return refusal;
    const id = customer === null ? newId() : newIdBeside(customer.id);
    const answer: WholeAnswer = {
      ...said,
      ...measuredBy(survey),
      ...{
        id,
        externalId: keyOfWriter(viewer, submissionId),
        answeredAt,
        interactionId,
        caseId,
        customerId: customer?.id ?? null,
      },
      ...(await originOfFact(within, recorded.customerId)),
    };
    await insertAnswer(db, answer, now);
    // Of two who write under one key, the second waits for the first, and finds what it has written.
    const kept = await lockAnswerByKey(db, answer);
    if (kept !== null && kept.id !== id) return knownAs(kept, answer, customer);
    const invitation = held && (await answerInvitation(within, held.ids, answer));
    const loop = await followAnswer(within, survey, answer);
    const { customerId } = answer;
    const after = { ...answer, invitation, loop };
    return { done: { prefix: surveyAnswerName.prefix, id, customerId, before: null, after } };
  };
