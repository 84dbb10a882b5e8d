import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { GlobalId } from '../../kernel/global-id';
import type { Id } from '../../kernel/id';
import { Requires } from '../../platform/authz/requires';
import type { RequestContext } from '../../platform/graphql/context';
import { idArgument, type NodeName } from '../../platform/graphql/node';
import type { UpdateInput } from '../../platform/mutations/mutation.input';
import { runMutation, type Asked, type UseCase } from '../../platform/mutations/run-mutation';
import { agentName } from '../agents/agent.type';
import { caseName } from '../cases/case.type';
import { customerName } from '../customers/customer.type';
import { interactionName } from '../interactions/interaction.type';
import { makePromise } from './make-promise';
import type { MovedPromise } from './move-promise';
import type { PromiseRefusal } from './promise-refusal';
import {
  BreakPromiseInput,
  BreakPromisePayload,
  KeepPromiseInput,
  KeepPromisePayload,
  MakePromiseInput,
  MakePromisePayload,
  ReleasePromiseInput,
  ReleasePromisePayload,
  RenegotiatePromiseInput,
  RenegotiatePromisePayload,
  type PromisePayload,
} from './promise-writing.input';
import { HISTORY_CAP } from './promise-standing.loaders';
import { promiseById } from './promise.loaders';
import { promiseName } from './promise.type';
import { breakPromise, keepPromise, releasePromise } from './settle-promise';
import { renegotiatePromise } from './renegotiate-promise';

async function payload(
  context: RequestContext,
  asked: Asked,
  useCase: UseCase<PromiseRefusal>,
): Promise<PromisePayload> {
  const outcome = await runMutation(context, asked, useCase);
  if ('refused' in outcome) return { promise: null, userErrors: [outcome.refused] };
  return { promise: await context.loaders.load(promiseById, outcome.done), userErrors: [] };
}

const optionalId = (field: string, value: GlobalId | null | undefined, name: NodeName): Id | null =>
  value == null ? null : idArgument(`input.${field}`, value, name);

const movedBy = ({ id, expectedVersion = null }: UpdateInput): MovedPromise => ({
  id: idArgument('input.id', id, promiseName),
  expectedVersion,
});

@Resolver()
export class PromiseWritingResolver {
  @Requires('promise:write')
  @Mutation(() => MakePromisePayload, {
    description:
      'Promises a customer something: what, by when, who answers for it and how they will hear of it.',
  })
  makePromise(
    @Arg('input', () => MakePromiseInput, { description: 'The promise to make.' }) input: MakePromiseInput,
    @Ctx() context: RequestContext,
  ): Promise<MakePromisePayload> {
    const { kind, text, dueAt = null, dueWithin = null, graceEndsAt = null, toldHow = null } = input;
    const useCase = makePromise({
      ...{ kind, text, due: { dueAt, dueWithin }, graceEndsAt, toldHow },
      customerId: idArgument('input.customer', input.customer, customerName),
      ownerId: optionalId('owner', input.owner, agentName),
      interactionId: optionalId('interaction', input.interaction, interactionName),
      caseId: optionalId('case', input.case, caseName),
    });
    return payload(context, { action: 'promise:make', input, subjects: [input.customer] }, useCase);
  }

  @Requires('promise:write')
  @Mutation(() => RenegotiatePromisePayload, {
    description: `Puts a promise off. It goes on if the customer was told before the date that counted had passed; else it is broken. It is put off ${String(HISTORY_CAP)} times at most.`,
  })
  renegotiatePromise(
    @Arg('input', () => RenegotiatePromiseInput, { description: 'The promise to put off.' })
    input: RenegotiatePromiseInput,
    @Ctx() context: RequestContext,
  ): Promise<RenegotiatePromisePayload> {
    const { dueAt, toldAt = null, toldHow = null } = input;
    const useCase = renegotiatePromise(movedBy(input), { dueAt, toldAt, toldHow });
    return payload(context, { action: 'promise:renegotiate', input, subjects: [input.id] }, useCase);
  }

  @Requires('promise:write')
  @Mutation(() => KeepPromisePayload, {
    description: 'Says that a promise was kept, at this moment: in time or late is for the clock to say.',
  })
  keepPromise(
    @Arg('input', () => KeepPromiseInput, { description: 'The promise that was kept.' })
    input: KeepPromiseInput,
    @Ctx() context: RequestContext,
  ): Promise<KeepPromisePayload> {
    const useCase = keepPromise(movedBy(input), input.evidence);
    return payload(context, { action: 'promise:keep', input, subjects: [input.id] }, useCase);
  }

  @Requires('promise:write')
  @Mutation(() => BreakPromisePayload, { description: 'Gives a promise up: it will not be kept.' })
  breakPromise(
    @Arg('input', () => BreakPromiseInput, { description: 'The promise to give up.' })
    input: BreakPromiseInput,
    @Ctx() context: RequestContext,
  ): Promise<BreakPromisePayload> {
    const useCase = breakPromise(movedBy(input));
    return payload(context, { action: 'promise:break', input, subjects: [input.id] }, useCase);
  }

  @Requires('promise:write')
  @Mutation(() => ReleasePromisePayload, {
    description: 'Lets a promise go, because the customer does not want it any more.',
  })
  releasePromise(
    @Arg('input', () => ReleasePromiseInput, { description: 'The promise to let go.' })
    input: ReleasePromiseInput,
    @Ctx() context: RequestContext,
  ): Promise<ReleasePromisePayload> {
    const useCase = releasePromise(movedBy(input));
    return payload(context, { action: 'promise:release', input, subjects: [input.id] }, useCase);
  }
}
