import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { Requires } from '../../platform/authz/requires';
import type { RequestContext } from '../../platform/graphql/context';
import { idArgument } from '../../platform/graphql/node';
import { runMutation } from '../../platform/mutations/run-mutation';
import { customerName } from '../customers/customer.type';
import { addMessage } from './add-message';
import { answerInteraction } from './answer-interaction';
import {
  interactionPayload,
  movedBy,
  optionalAgent,
  optionalCustomer,
  optionalQueue,
  optionalReason,
  subjectsOf,
} from './asked-interaction';
import { messageById } from './conversation.loaders';
import { endInteraction } from './end-interaction';
import { handOffInteraction } from './hand-off-interaction';
import { identifyInteraction } from './identify-interaction';
import {
  AddMessagePayload,
  AnswerInteractionPayload,
  EndInteractionPayload,
  HandOffInteractionPayload,
  IdentifyInteractionPayload,
  StartInteractionPayload,
} from './interaction-payload.type';
import {
  AddMessageInput,
  AnswerInteractionInput,
  EndInteractionInput,
  HandOffInteractionInput,
  IdentifyInteractionInput,
  StartInteractionInput,
} from './interaction-writing.input';
import { interactionName } from './interaction.type';
import { MOST_HAND_OFFS } from './logged-interaction';
import { startInteraction } from './start-interaction';

/** A contact as it happens. */
@Resolver()
export class InteractionWritingResolver {
  @Requires('interaction:write')
  @Mutation(() => StartInteractionPayload, {
    description: 'Begins a contact: it rings, or has come in, and waits for somebody of the bank.',
  })
  startInteraction(
    @Arg('input', () => StartInteractionInput, { description: 'The contact that begins.' })
    input: StartInteractionInput,
    @Ctx() context: RequestContext,
  ): Promise<StartInteractionPayload> {
    const { channel, direction, startedAt = null, language = null, reach = null } = input;
    const { moodAtStart = null, askedBy = null } = input;
    const useCase = startInteraction({
      ...{ channel, direction, startedAt, language, reach, moodAtStart, askedBy },
      isPublic: input.isPublic ?? false,
      customerId: optionalCustomer('customer', input.customer),
      reasonId: optionalReason('reason', input.reason),
      queueId: optionalQueue('queue', input.queue),
      agentId: optionalAgent('agent', input.agent),
    });
    const asked = { action: 'interaction:start', input, subjects: subjectsOf(input.customer) };
    return interactionPayload(context, asked, useCase);
  }

  @Requires('interaction:write')
  @Mutation(() => AnswerInteractionPayload, {
    description:
      'Somebody of the bank answers a contact that waits: for the first time, or after it was handed to a queue.',
  })
  answerInteraction(
    @Arg('input', () => AnswerInteractionInput, { description: 'The contact that is answered.' })
    input: AnswerInteractionInput,
    @Ctx() context: RequestContext,
  ): Promise<AnswerInteractionPayload> {
    const agentId = optionalAgent('agent', input.agent);
    const useCase = answerInteraction(movedBy(input), { agentId, at: input.at ?? null });
    return interactionPayload(
      context,
      { action: 'interaction:answer', input, subjects: [input.id] },
      useCase,
    );
  }

  @Requires('interaction:write')
  @Mutation(() => HandOffInteractionPayload, {
    description: `Passes a contact on, or its work alone: to an agent, who has it from then, or to a queue, where it waits until somebody answers. It passes on ${String(MOST_HAND_OFFS)} times at most.`,
  })
  handOffInteraction(
    @Arg('input', () => HandOffInteractionInput, { description: 'The contact that passes on.' })
    input: HandOffInteractionInput,
    @Ctx() context: RequestContext,
  ): Promise<HandOffInteractionPayload> {
    const { cause, isWarm, storyRepeated = null, at = null } = input;
    const useCase = handOffInteraction(movedBy(input), {
      ...{ cause, isWarm, storyRepeated, at, moves: input.moves ?? 'CUSTOMER' },
      toAgentId: optionalAgent('toAgent', input.toAgent),
      toQueueId: optionalQueue('toQueue', input.toQueue),
    });
    return interactionPayload(
      context,
      { action: 'interaction:handOff', input, subjects: [input.id] },
      useCase,
    );
  }

  @Requires('interaction:write')
  @Mutation(() => EndInteractionPayload, {
    description:
      'Ends a contact. How long it waited and was handled is for its events to say; what an agent wrote back answered what came in.',
  })
  endInteraction(
    @Arg('input', () => EndInteractionInput, { description: 'The contact that ends.' })
    input: EndInteractionInput,
    @Ctx() context: RequestContext,
  ): Promise<EndInteractionPayload> {
    const { settlement, outcome = null, moodAtEnd = null, sentiment = null } = input;
    const useCase = endInteraction(movedBy(input), {
      ...{ settlement, outcome, moodAtEnd, sentiment, replyChannel: input.replyChannel ?? null },
      ...{ at: input.at ?? null, reasonId: optionalReason('reason', input.reason) },
    });
    return interactionPayload(context, { action: 'interaction:end', input, subjects: [input.id] }, useCase);
  }

  @Requires('interaction:write')
  @Mutation(() => IdentifyInteractionPayload, {
    description: 'Says whose a contact of nobody is, its messages and hand-offs too. Once: it stays theirs.',
  })
  identifyInteraction(
    @Arg('input', () => IdentifyInteractionInput, { description: 'The contact, and whose it is.' })
    input: IdentifyInteractionInput,
    @Ctx() context: RequestContext,
  ): Promise<IdentifyInteractionPayload> {
    const { id, customer } = input;
    const useCase = identifyInteraction(movedBy(input), idArgument('input.customer', customer, customerName));
    return interactionPayload(
      context,
      { action: 'interaction:identify', input, subjects: [id, customer] },
      useCase,
    );
  }

  @Requires('interaction:write')
  @Mutation(() => AddMessagePayload, {
    description: 'Adds what was written in a contact that has not ended, by the customer or by the bank.',
  })
  async addMessage(
    @Arg('input', () => AddMessageInput, { description: 'The message, and its contact.' })
    input: AddMessageInput,
    @Ctx() context: RequestContext,
  ): Promise<AddMessagePayload> {
    const { interaction, direction, text, at = null } = input;
    const interactionId = idArgument('input.interaction', interaction, interactionName);
    const agentId = optionalAgent('agent', input.agent);
    const asked = { action: 'interaction:addMessage', input, subjects: [interaction] };
    const useCase = addMessage({ interactionId, direction, text, at, agentId });
    const outcome = await runMutation(context, asked, useCase);
    if ('refused' in outcome) return { message: null, userErrors: [outcome.refused] };
    return { message: await context.loaders.load(messageById, outcome.done), userErrors: [] };
  }
}
