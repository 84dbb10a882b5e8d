import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { Requires } from '../../platform/authz/requires';
import type { RequestContext } from '../../platform/graphql/context';
import { idArgument } from '../../platform/graphql/node';
import type { ChangeRefusal } from '../../platform/mutations/refusal';
import { runMutation, type Asked, type UseCase } from '../../platform/mutations/run-mutation';
import { agentName } from '../agents/agent.type';
import { customerName } from '../customers/customer.type';
import { advocacyStatusName } from './advocacy-status.type';
import { advocacyStatusByCustomer } from './advocacy.loaders';
import { assignAdvocateOwner, nominateAdvocate } from './advocate-owner';
import {
  AssignAdvocateOwnerInput,
  AssignAdvocateOwnerPayload,
  EnrolVipInput,
  EnrolVipPayload,
  LeaveVipInput,
  LeaveVipPayload,
  NominateAdvocateInput,
  NominateAdvocatePayload,
  PlanAdvocacyInput,
  PlanAdvocacyPayload,
  type AdvocacyPayload,
} from './advocate-writing.input';
import { planAdvocacy } from './plan-advocacy';
import { USUAL_BENEFITS } from './vip-membership.type';
import { enrolVip, leaveVip } from './vip-programme';

async function payload(
  context: RequestContext,
  asked: Asked,
  useCase: UseCase<ChangeRefusal>,
): Promise<AdvocacyPayload> {
  const outcome = await runMutation(context, asked, useCase);
  if ('refused' in outcome) return { advocacy: null, userErrors: [outcome.refused] };
  return { advocacy: await context.loaders.load(advocacyStatusByCustomer, outcome.done), userErrors: [] };
}

@Resolver()
export class AdvocateWritingResolver {
  @Requires('advocacy:write')
  @Mutation(() => NominateAdvocatePayload, {
    description: 'Puts a customer forward as an advocate, and gives them to somebody to look after.',
  })
  nominateAdvocate(
    @Arg('input', () => NominateAdvocateInput, { description: 'Whom.' }) input: NominateAdvocateInput,
    @Ctx() context: RequestContext,
  ): Promise<NominateAdvocatePayload> {
    const { owner = null } = input;
    const customerId = idArgument('input.customer', input.customer, customerName);
    const ownerId = owner === null ? null : idArgument('input.owner', owner, agentName);
    const asked = { action: 'advocacy:nominate', input, subjects: [input.customer] };
    return payload(context, asked, nominateAdvocate(customerId, ownerId));
  }

  @Requires('advocacy:manage')
  @Mutation(() => AssignAdvocateOwnerPayload, {
    description: 'Gives an advocate to whoever is to look after them.',
  })
  assignAdvocateOwner(
    @Arg('input', () => AssignAdvocateOwnerInput, { description: 'Which advocate, and who.' })
    input: AssignAdvocateOwnerInput,
    @Ctx() context: RequestContext,
  ): Promise<AssignAdvocateOwnerPayload> {
    const { expectedVersion = null, owner = null } = input;
    const useCase = assignAdvocateOwner({
      expectedVersion,
      customerId: idArgument('input.id', input.id, advocacyStatusName),
      ownerId: owner === null ? null : idArgument('input.owner', owner, agentName),
    });
    return payload(context, { action: 'advocacy:assignOwner', input, subjects: [input.id] }, useCase);
  }

  @Requires('advocacy:manage')
  @Mutation(() => PlanAdvocacyPayload, {
    description:
      'Plans what is to be reached with a customer: their plan that is not over is changed, or ended by its last day; where there is none, one is made. One runs at a time.',
  })
  planAdvocacy(
    @Arg('input', () => PlanAdvocacyInput, { description: 'What, with whom, and by when.' })
    input: PlanAdvocacyInput,
    @Ctx() context: RequestContext,
  ): Promise<PlanAdvocacyPayload> {
    const { goal, startsOn, endsOn, expectedVersion = null } = input;
    const useCase = planAdvocacy({
      ...{ goal, startsOn, endsOn, expectedVersion },
      customerId: idArgument('input.customer', input.customer, customerName),
      ownerId: idArgument('input.owner', input.owner, agentName),
    });
    return payload(context, { action: 'advocacy:plan', input, subjects: [input.customer] }, useCase);
  }

  @Requires('advocacy:manage')
  @Mutation(() => EnrolVipPayload, { description: 'Takes a customer into the VIP programme, from now on.' })
  enrolVip(
    @Arg('input', () => EnrolVipInput, { description: 'Who joins.' }) input: EnrolVipInput,
    @Ctx() context: RequestContext,
  ): Promise<EnrolVipPayload> {
    const customerId = idArgument('input.customer', input.customer, customerName);
    const useCase = enrolVip(customerId, input.benefits ?? USUAL_BENEFITS);
    return payload(context, { action: 'advocacy:enrolVip', input, subjects: [input.customer] }, useCase);
  }

  @Requires('advocacy:manage')
  @Mutation(() => LeaveVipPayload, { description: 'Lets a customer out of the VIP programme, as of now.' })
  leaveVip(
    @Arg('input', () => LeaveVipInput, { description: 'Who leaves.' }) input: LeaveVipInput,
    @Ctx() context: RequestContext,
  ): Promise<LeaveVipPayload> {
    const customerId = idArgument('input.customer', input.customer, customerName);
    return payload(
      context,
      { action: 'advocacy:leaveVip', input, subjects: [input.customer] },
      leaveVip(customerId),
    );
  }
}
