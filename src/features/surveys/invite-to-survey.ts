import { newIdBeside, type Id } from '../../kernel/id';
import { refuse, type Refusal } from '../../kernel/result';
import type { RequestContext } from '../../platform/graphql/context';
import { invalid, notFound, type Refused } from '../../platform/mutations/refusal';
import type { UseCase } from '../../platform/mutations/run-mutation';
import type { AskingRefusal } from '../asks/ask-error.type';
import { refusalOfAsk } from '../asks/ask-gate.effects';
import type { Channel } from '../channels/channel.type';
import { customerById } from '../customers/customer.loaders';
import type { CustomerRow } from '../customers/customer.type';
import { profileOfCustomer } from '../customers/source-profiles.effects';
import { sourceOfWriter } from '../sources/writing-source.effects';
import { becomeEligible, expiryOf } from './domain/invitation';
import { allowedLoopMoves } from './domain/loop';
import { isSampled } from './domain/sampling';
import { insertInvitation, type StoredInvitation } from './invitation-write.repository';
import { invitationName } from './invitation.type';
import { takeStep } from './move-loop';
import { lockLoop, type StoredLoop } from './survey-loop-write.repository';
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

/** The loop by which a customer is asked the same again: they were told, and not asked since. */
async function loopToAskAgain(
  { db, loaders, scope }: RequestContext,
  customer: CustomerRow,
  { loopId, surveyId }: InvitationWish,
): Promise<{ readonly loop: StoredLoop | null } | Refused> {
  if (loopId === null) return { loop: null };
  const loop = await lockLoop(db, scope, loopId);
  if (loop === null || !customer.ids.some((id) => id === loop.customerId))
    return notFound('loop', 'loop of that customer');
  if (!allowedLoopMoves(loop.steps.map(({ step }) => step)).includes('ASK_AGAIN'))
    return invalid('loop', 'Ask again once the customer was told, and once only.');
  const answer = await loaders.load(surveyAnswerById, loop.answerId);
  return answer?.surveyId === surveyId
    ? { loop }
    : invalid('survey', 'Who is asked again is asked the same: by the survey of the low answer.');
}

function refusalOfSample({ code, samplingShare }: SurveyRow, wish: InvitationWish, customerId: Id) {
  const thing = wish.interactionId ?? wish.caseId ?? customerId;
  if (wish.loopId !== null || isSampled(code, thing, samplingShare ?? 1)) return null;
  return refuse('NOT_SAMPLED', 'survey', 'The survey asks about a share of what its trigger picks.');
}

async function invitationOf(
  within: RequestContext,
  { customerId: named, surveyId, channel, interactionId, caseId, loopId }: InvitationWish,
  customerId: Id,
): Promise<StoredInvitation> {
  const { db, invitationTokens, now } = within;
  const id = newIdBeside(customerId);
  return {
    ...{ surveyId, channel, interactionId, caseId, loopId },
    ...becomeEligible(now),
    ...{ id, externalId: id, customerId, answerId: null, version: 1, expiresAt: expiryOf(now) },
    tokenDigest: invitationTokens.digestOf(invitationTokens.tokenFor(id)),
    sourceId: await sourceOfWriter(within),
    // Of whoever was named: should they be parted again, the invitation goes with them.
    sourceProfileId: await profileOfCustomer(db, named),
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
      (await refusalOfOccasion(within, customer, wish)) ?? (await refusalOfTrigger(within, survey, wish));
    if (misplaced !== null) return misplaced;
    const again = await loopToAskAgain(within, customer, wish);
    if ('refused' in again) return again;
    const { coolDownDays } = survey;
    const unasked =
      refusalOfSample(survey, wish, customer.id) ??
      (await refusalOfAsk(within, {
        ...{ customerId: customer.id, kind: 'SURVEY', channel: wish.channel },
        ...{ isSameAgain: wish.loopId !== null, daysAfterInvitation: coolDownDays ?? 0 },
      }));
    if (unasked !== null) return unasked;
    const invitation = await invitationOf(within, wish, customer.id);
    await insertInvitation(db, invitation);
    const loop = again.loop && (await takeStep(within, again.loop, { move: 'ASK_AGAIN', at: within.now }));
    const { prefix } = invitationName;
    const after = { ...invitation, loop };
    return { done: { prefix, id: invitation.id, customerId: customer.id, before: null, after } };
  };
