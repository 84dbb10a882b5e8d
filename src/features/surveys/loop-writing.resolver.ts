import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { Requires } from '../../platform/authz/requires';
import type { RequestContext } from '../../platform/graphql/context';
import { idArgument } from '../../platform/graphql/node';
import type { UpdateInput } from '../../platform/mutations/mutation.input';
import { runMutation, type UseCase } from '../../platform/mutations/run-mutation';
import { agentName } from '../agents/agent.type';
import {
  AgreeCauseOfLoopInput,
  AgreeCauseOfLoopPayload,
  AssignLoopInput,
  AssignLoopPayload,
  CloseLoopInput,
  CloseLoopPayload,
  ContactAboutLoopInput,
  ContactAboutLoopPayload,
  FixCauseOfLoopInput,
  FixCauseOfLoopPayload,
  GiveUpLoopInput,
  GiveUpLoopPayload,
  type LoopPayload,
} from './loop-writing.input';
import { assignLoop, giveUpLoop, stepInLoop, type LoopRefusal, type MovedLoop } from './move-loop';
import { loopById } from './survey-loop.loaders';
import { surveyLoopName } from './survey-loop.type';

const movedBy = ({ id, expectedVersion = null }: UpdateInput): MovedLoop => ({
  id: idArgument('input.id', id, surveyLoopName),
  expectedVersion,
});

async function payload(
  context: RequestContext,
  { action, input }: { readonly action: string; readonly input: UpdateInput },
  useCase: UseCase<LoopRefusal>,
): Promise<LoopPayload> {
  const outcome = await runMutation(context, { action, input, subjects: [input.id] }, useCase);
  if ('refused' in outcome) return { loop: null, userErrors: [outcome.refused] };
  return { loop: await context.loaders.load(loopById, outcome.done), userErrors: [] };
}

/** Each step of a loop, from the low answer until the customer was told. */
@Resolver()
export class LoopWritingResolver {
  @Requires('loop:write')
  @Mutation(() => AssignLoopPayload, {
    description: 'Gives a loop to whoever is to see to it, or to somebody else, until it is closed.',
  })
  assignLoop(
    @Arg('input', () => AssignLoopInput, { description: 'Which loop, and who.' }) input: AssignLoopInput,
    @Ctx() context: RequestContext,
  ): Promise<AssignLoopPayload> {
    const useCase = assignLoop(movedBy(input), idArgument('input.owner', input.owner, agentName));
    return payload(context, { action: 'loop:assign', input }, useCase);
  }

  @Requires('loop:write')
  @Mutation(() => ContactAboutLoopPayload, { description: 'Says that the customer was spoken to.' })
  contactAboutLoop(
    @Arg('input', () => ContactAboutLoopInput, { description: 'Which loop, and when.' })
    input: ContactAboutLoopInput,
    @Ctx() context: RequestContext,
  ): Promise<ContactAboutLoopPayload> {
    const useCase = stepInLoop(movedBy(input), 'CONTACT', input.at ?? null);
    return payload(context, { action: 'loop:contact', input }, useCase);
  }

  @Requires('loop:write')
  @Mutation(() => AgreeCauseOfLoopPayload, {
    description: 'Says that the customer and the bank agree on what went wrong, after they were spoken to.',
  })
  agreeCauseOfLoop(
    @Arg('input', () => AgreeCauseOfLoopInput, { description: 'Which loop, and when.' })
    input: AgreeCauseOfLoopInput,
    @Ctx() context: RequestContext,
  ): Promise<AgreeCauseOfLoopPayload> {
    const useCase = stepInLoop(movedBy(input), 'AGREE_CAUSE', input.at ?? null);
    return payload(context, { action: 'loop:agreeCause', input }, useCase);
  }

  @Requires('loop:write')
  @Mutation(() => FixCauseOfLoopPayload, {
    description: 'Says that it was put right, after its cause was agreed on.',
  })
  fixCauseOfLoop(
    @Arg('input', () => FixCauseOfLoopInput, { description: 'Which loop, and when.' })
    input: FixCauseOfLoopInput,
    @Ctx() context: RequestContext,
  ): Promise<FixCauseOfLoopPayload> {
    const useCase = stepInLoop(movedBy(input), 'FIX', input.at ?? null);
    return payload(context, { action: 'loop:fix', input }, useCase);
  }

  @Requires('loop:write')
  @Mutation(() => CloseLoopPayload, {
    description:
      'Says that the customer was told that it was put right, which closes the loop: they may be asked again, and whether they have recovered is for their next answer to say.',
  })
  closeLoop(
    @Arg('input', () => CloseLoopInput, { description: 'Which loop, and when.' }) input: CloseLoopInput,
    @Ctx() context: RequestContext,
  ): Promise<CloseLoopPayload> {
    const useCase = stepInLoop(movedBy(input), 'CLOSE', input.at ?? null);
    return payload(context, { action: 'loop:close', input }, useCase);
  }

  @Requires('loop:write')
  @Mutation(() => GiveUpLoopPayload, {
    description:
      'Gives a loop up that somebody looks after, as its customer cannot be reached or does not want it. That closes it, and they are never asked again by it.',
  })
  giveUpLoop(
    @Arg('input', () => GiveUpLoopInput, { description: 'Which loop, and why.' }) input: GiveUpLoopInput,
    @Ctx() context: RequestContext,
  ): Promise<GiveUpLoopPayload> {
    return payload(context, { action: 'loop:giveUp', input }, giveUpLoop(movedBy(input), input.reason));
  }
}
