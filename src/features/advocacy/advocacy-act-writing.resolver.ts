import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { Requires } from '../../platform/authz/requires';
import type { RequestContext } from '../../platform/graphql/context';
import { idArgument } from '../../platform/graphql/node';
import { runMutation, type Asked, type UseCase } from '../../platform/mutations/run-mutation';
import { customerName } from '../customers/customer.type';
import type { ActRefusal } from './act-refusal';
import { advanceReferral } from './advance-referral';
import {
  AdvanceReferralInput,
  AdvanceReferralPayload,
  CreateReferralInput,
  CreateReferralPayload,
  DecideIdeaInput,
  DecideIdeaPayload,
  RecordAdvocacyActInput,
  RecordAdvocacyActPayload,
  type ActPayload,
  type ReviewInput,
} from './advocacy-act-writing.input';
import { advocacyActName } from './advocacy-act.type';
import { advocacyActById } from './advocacy.loaders';
import { createReferral } from './create-referral';
import { decideIdea } from './decide-idea';
import { recordAct, type ToldAct } from './record-act';

function toldReview({ platform, rating, scale, reach = null, text = null }: ReviewInput): ToldAct['review'] {
  return { platform, rating, scale: { min: scale.min, max: scale.max }, reach, text };
}

async function payload(
  context: RequestContext,
  asked: Asked,
  useCase: UseCase<ActRefusal>,
): Promise<ActPayload> {
  const outcome = await runMutation(context, asked, useCase);
  if ('refused' in outcome) return { act: null, userErrors: [outcome.refused] };
  return { act: await context.loaders.load(advocacyActById, outcome.done), userErrors: [] };
}

@Resolver()
export class AdvocacyActWritingResolver {
  @Requires('advocacy:record')
  @Mutation(() => RecordAdvocacyActPayload, {
    description: 'Records what a customer did for the bank, or, in a bad review, against it.',
  })
  recordAdvocacyAct(
    @Arg('input', () => RecordAdvocacyActInput, { description: 'What was done.' })
    input: RecordAdvocacyActInput,
    @Ctx() context: RequestContext,
  ): Promise<RecordAdvocacyActPayload> {
    const { kind, at = null, evidence = null, externalId = null, review = null, idea = null } = input;
    const useCase = recordAct({
      ...{ kind, at, evidence, externalId, ideaText: idea },
      customerId: idArgument('input.customer', input.customer, customerName),
      review: review && toldReview(review),
    });
    return payload(context, { action: 'advocacy:record', input, subjects: [input.customer] }, useCase);
  }

  @Requires('advocacy:write')
  @Mutation(() => DecideIdeaPayload, {
    description: 'Adopts or declines an idea, and says when its customer was told.',
  })
  decideIdea(
    @Arg('input', () => DecideIdeaInput, { description: 'What becomes of which idea.' })
    input: DecideIdeaInput,
    @Ctx() context: RequestContext,
  ): Promise<DecideIdeaPayload> {
    const { expectedVersion = null, move, toldAt = null } = input;
    const id = idArgument('input.id', input.id, advocacyActName);
    const useCase = decideIdea({ id, expectedVersion, move, toldAt });
    return payload(context, { action: 'advocacy:decideIdea', input, subjects: [input.id] }, useCase);
  }

  @Requires('advocacy:write')
  @Mutation(() => CreateReferralPayload, {
    description:
      'Records that a customer sends somebody to the bank, and gives the code to pass on. They are not asked for it: so it takes nothing from the budget of asks, and is never refused with ASK_REFUSED. Until somebody comes by their codes, all of these count as one recommendation.',
  })
  createReferral(
    @Arg('input', () => CreateReferralInput, { description: 'Who sends somebody.' })
    input: CreateReferralInput,
    @Ctx() context: RequestContext,
  ): Promise<CreateReferralPayload> {
    const customerId = idArgument('input.customer', input.customer, customerName);
    const useCase = createReferral(customerId, input.evidence ?? null);
    return payload(context, { action: 'advocacy:refer', input, subjects: [input.customer] }, useCase);
  }

  @Requires('advocacy:write')
  @Mutation(() => AdvanceReferralPayload, {
    description:
      'Brings a referral a step further. Nobody is sent by themselves, by who lives with them (or is reached by the same address, telephone number or e-mail address), by somebody whom they have sent, or twice: it is looked at with ACCEPT and WIN, whenever it is known who came. WIN is of somebody new: refused when they held an account that was opened before the referral was made; where no account of theirs is known, who says it is believed.',
  })
  advanceReferral(
    @Arg('input', () => AdvanceReferralInput, { description: 'The step of which referral.' })
    input: AdvanceReferralInput,
    @Ctx() context: RequestContext,
  ): Promise<AdvanceReferralPayload> {
    const { id = null, code = null, expectedVersion = null, move, customer = null, reward = null } = input;
    const useCase = advanceReferral({
      ...{ code, expectedVersion, move, reward },
      id: id === null ? null : idArgument('input.id', id, advocacyActName),
      referredId: customer === null ? null : idArgument('input.customer', customer, customerName),
    });
    const subjects = [id, customer].filter((named) => named !== null);
    return payload(context, { action: 'advocacy:advanceReferral', input, subjects }, useCase);
  }
}
