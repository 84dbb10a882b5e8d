import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { Requires } from '../../platform/authz/requires';
import type { RequestContext } from '../../platform/graphql/context';
import { idArgument } from '../../platform/graphql/node';
import { runMutation } from '../../platform/mutations/run-mutation';
import { advocacyAskName } from '../asks/advocacy-ask.type';
import { askById } from '../asks/ask.loaders';
import { declineAsk } from '../asks/decline-ask.effects';
import { ANSWERED_WITHIN_DAYS } from '../asks/domain/ask-end';
import type { AskKind } from '../asks/domain/consent-to-ask';
import { customerName } from '../customers/customer.type';
import {
  DeclineAskInput,
  DeclineAskPayload,
  RequestReferenceInput,
  RequestReferencePayload,
  RequestReferralInput,
  RequestReferralPayload,
  RequestReviewInput,
  RequestReviewPayload,
  type AskPayload,
} from './advocate-writing.input';
import { REVIEW_ASKED } from './domain/review-moment';
import { requestAsk } from './request-ask';

async function payload(
  context: RequestContext,
  kind: AskKind,
  input: RequestReviewInput,
): Promise<AskPayload> {
  const { customer, channel } = input;
  const customerId = idArgument('input.customer', customer, customerName);
  const asked = { action: `ask:${kind.toLowerCase()}`, input, subjects: [customer] };
  const outcome = await runMutation(context, asked, requestAsk({ customerId, kind, channel }));
  if ('refused' in outcome) return { ask: null, userErrors: [outcome.refused] };
  return { ask: await context.loaders.load(askById, outcome.done), userErrors: [] };
}

@Resolver()
export class AskWritingResolver {
  @Requires('advocacy:write')
  @Mutation(() => RequestReviewPayload, {
    description: `Asks a customer for a review: ${String(REVIEW_ASKED.fromDays)} to ${String(REVIEW_ASKED.toDays)} days after they opened an account, and only if they may be asked for anything.`,
  })
  requestReview(
    @Arg('input', () => RequestReviewInput, { description: 'Whom to ask, and how.' })
    input: RequestReviewInput,
    @Ctx() context: RequestContext,
  ): Promise<RequestReviewPayload> {
    return payload(context, 'REVIEW', input);
  }

  @Requires('advocacy:write')
  @Mutation(() => RequestReferralPayload, {
    description: 'Asks a customer to send somebody, if they may be asked for anything.',
  })
  requestReferral(
    @Arg('input', () => RequestReferralInput, { description: 'Whom to ask, and how.' })
    input: RequestReferralInput,
    @Ctx() context: RequestContext,
  ): Promise<RequestReferralPayload> {
    return payload(context, 'REFERRAL', input);
  }

  @Requires('advocacy:write')
  @Mutation(() => RequestReferencePayload, {
    description:
      'Asks a customer to speak for the bank to somebody who asks, if they may be asked for anything.',
  })
  requestReference(
    @Arg('input', () => RequestReferenceInput, { description: 'Whom to ask, and how.' })
    input: RequestReferenceInput,
    @Ctx() context: RequestContext,
  ): Promise<RequestReferencePayload> {
    return payload(context, 'REFERENCE', input);
  }

  @Requires('advocacy:write')
  @Mutation(() => DeclineAskPayload, {
    description: `Says that a customer does not want to do what they were asked for: of a pending ask alone. To one that is pending ${String(ANSWERED_WITHIN_DAYS)} days after asking the customer has said nothing: the server makes it UNANSWERED. Either way it stays in the budget of asks.`,
  })
  async declineAsk(
    @Arg('input', () => DeclineAskInput, { description: 'Which ask.' }) input: DeclineAskInput,
    @Ctx() context: RequestContext,
  ): Promise<DeclineAskPayload> {
    const id = idArgument('input.id', input.id, advocacyAskName);
    const asked = { action: 'ask:decline', input, subjects: [input.id] };
    const outcome = await runMutation(context, asked, declineAsk(id, input.expectedVersion ?? null));
    if ('refused' in outcome) return { ask: null, userErrors: [outcome.refused] };
    return { ask: await context.loaders.load(askById, outcome.done), userErrors: [] };
  }
}
