import { newIdBeside, type Id } from '../../kernel/id';
import { refuse, type Refusal } from '../../kernel/result';
import { may } from '../../platform/authz/policy';
import type { RequestContext } from '../../platform/graphql/context';
import { invalid, notFound, type Refused } from '../../platform/mutations/refusal';
import type { UseCase } from '../../platform/mutations/run-mutation';
import type { AskingRefusal } from '../asks/ask-error.type';
import { refusalOfAsk } from '../asks/ask-gate.effects';
import type { Channel } from '../channels/channel.type';
import { customerById } from '../customers/customer.loaders';
import type { CustomerRow } from '../customers/customer.type';
import { holdCustomer } from '../customers/held-customer.effects';
import { originOfFact } from '../customers/origin-of-fact.effects';
import { becomeEligible, expiryOf } from './domain/invitation';
import { allowedLoopMoves } from './domain/loop';
import { customerOfQuarter, isSampled } from './domain/sampling';
import { hasWaitingInvitation, insertInvitation, type StoredInvitation } from './invitation-write.repository';
import { invitationName } from './invitation.type';
import { courseOf } from './move-loop';
import { lockLoop } from './survey-loop-write.repository';
import { refusalOfOccasion, refusalOfTrigger, type Occasion } from './survey-occasion';
import { surveyAnswerById, surveyById } from './survey.loaders';
import type { SurveyRow } from './survey.type';

/** Whom to invite to what. */
export interface InvitationWish extends Occasion {
  readonly customerId: Id;
  readonly surveyId: Id;
  readonly channel: Channel;
  /** The loop by which they are asked again, when they are. */
  readonly loopId: Id | null;
}

/** Not to be sampled is no fault, but nothing is done then either. */
export type InviteRefusal = AskingRefusal | Refusal<'NOT_SAMPLED'>;

/** By a loop a customer is asked the same again once they were told, and once: not since, nor by an invitation that waits to be sent. */
async function refusalOfLoop(
  { db, loaders, now, scope, viewer }: RequestContext,
  customer: CustomerRow,
  { loopId, surveyId }: InvitationWish,
): Promise<Refused | null> {
  if (loopId === null) return null;
  // It is a step of the loop, and theirs to take who see to it: for others there is none.
  if (!may(viewer, 'loop:write')) return notFound('loop', 'loop of that customer');
  // Before the loop, as whoever sends it holds them.
  await holdCustomer(db, customer.id);
  const loop = await lockLoop(db, scope, loopId);
  if (loop === null || !customer.ids.some((id) => id === loop.customerId))
    return notFound('loop', 'loop of that customer');
  if (!allowedLoopMoves(courseOf(loop)).includes('ASK_AGAIN'))
    return invalid('loop', 'Ask again once the customer was told, and once only.');
  if (await hasWaitingInvitation(db, scope, loopId, now))
    return invalid('loop', 'An invitation of that loop waits to be sent.');
  const answer = await loaders.load(surveyAnswerById, loop.answerId);
  return answer?.surveyId === surveyId
    ? null
    : invalid('survey', 'Who is asked again is asked the same: by the survey of the low answer.');
}

function refusalOfSample(
  { code, samplingShare, trigger }: SurveyRow,
  wish: InvitationWish,
  { customerId, now }: { readonly customerId: Id; readonly now: Date },
) {
  // Where anything may be named, to name another thing would be to draw once more.
  const named = trigger === null ? null : (wish.interactionId ?? wish.caseId);
  const thing = named ?? customerOfQuarter(customerId, now);
  if (wish.loopId !== null || isSampled(code, thing, samplingShare ?? 1)) return null;
  return refuse('NOT_SAMPLED', 'survey', 'The survey asks about a share of what its trigger picks.');
}

async function invitationOf(
  within: RequestContext,
  { customerId: named, surveyId, channel, interactionId, caseId, loopId }: InvitationWish,
  customerId: Id,
): Promise<StoredInvitation> {
  const { invitationTokens, now } = within;
  const id = newIdBeside(customerId);
  return {
    ...{ surveyId, channel, interactionId, caseId, loopId },
    ...becomeEligible(now),
    ...{ id, externalId: id, customerId, answerId: null, version: 1, expiresAt: expiryOf(now) },
    tokenDigest: invitationTokens.digestOf(invitationTokens.tokenFor(id)),
    ...(await originOfFact(within, named)),
  };
}

/** Invites a customer to answer a survey, if they are drawn and may be asked. The invitation keeps its place in the budget until it is sent. */
export const inviteToSurvey =
  (wish: InvitationWish): UseCase<InviteRefusal> =>
  async (within) => {
    const { db, loaders } = within;
    const survey = await loaders.load(surveyById, wish.surveyId);
    if (survey === null) return notFound('survey', 'survey');
    const customer = await loaders.load(customerById, wish.customerId);
    if (customer === null) return notFound('customer', 'customer');
    const misplaced =
      (await refusalOfOccasion(within, customer, wish)) ??
      (wish.loopId === null
        ? await refusalOfTrigger(within, survey, customer, wish)
        : await refusalOfLoop(within, customer, wish));
    if (misplaced !== null) return misplaced;
    const { coolDownDays } = survey;
    const unasked =
      refusalOfSample(survey, wish, { customerId: customer.id, now: within.now }) ??
      (await refusalOfAsk(within, {
        ...{ customerId: customer.id, kind: 'SURVEY', channel: wish.channel },
        ...{ isSameAgain: wish.loopId !== null, daysAfterInvitation: coolDownDays ?? 0 },
      }));
    if (unasked !== null) return unasked;
    const invitation = await invitationOf(within, wish, customer.id);
    await insertInvitation(db, invitation);
    const { prefix } = invitationName;
    return { done: { prefix, id: invitation.id, customerId: customer.id, before: null, after: invitation } };
  };
