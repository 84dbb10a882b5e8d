import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { Requires } from '../../platform/authz/requires';
import type { RequestContext } from '../../platform/graphql/context';
import {
  interactionPayload,
  optionalAgent,
  optionalCustomer,
  optionalQueue,
  optionalReason,
  subjectsOf,
} from './asked-interaction';
import { LogInteractionPayload } from './interaction-payload.type';
import { logInteraction } from './log-interaction';
import {
  LogInteractionInput,
  type LoggedHandOffInput,
  type LoggedMessageInput,
} from './log-interaction.input';
import type { LoggedHandOff, LoggedInteraction, LoggedMessage } from './logged-interaction';

function loggedHandOff(handOff: LoggedHandOffInput, place: number): LoggedHandOff {
  const { at, moves, takenAt = null, cause = null, isWarm = null, storyRepeated = null } = handOff;
  const field = (name: string): string => `handOffs.${String(place)}.${name}`;
  return {
    ...{ at, moves, takenAt, cause, isWarm, storyRepeated },
    fromAgentId: optionalAgent(field('fromAgent'), handOff.fromAgent),
    fromQueueId: optionalQueue(field('fromQueue'), handOff.fromQueue),
    toAgentId: optionalAgent(field('toAgent'), handOff.toAgent),
    toQueueId: optionalQueue(field('toQueue'), handOff.toQueue),
  };
}

function loggedMessage({ at, direction, text, agent }: LoggedMessageInput, place: number): LoggedMessage {
  return { at, direction, text, agentId: optionalAgent(`messages.${String(place)}.agent`, agent) };
}

/** What is logged, with null for all that is left out. */
function logged(input: LogInteractionInput): LoggedInteraction {
  const { channel, direction, startedAt, endedAt, outcome, settlement } = input;
  const { queuedAt = null, answeredAt = null, waitSeconds = null, handleSeconds = null } = input;
  const { ivrSeconds = null, language = null, moodAtStart = null, moodAtEnd = null } = input;
  const { sentiment = null, replyChannel = null, askedBy = null, reach = null, externalId = null } = input;
  return {
    ...{ channel, direction, startedAt, endedAt, outcome, settlement, queuedAt, answeredAt, externalId },
    ...{ waitSeconds, handleSeconds, ivrSeconds, language, moodAtStart, moodAtEnd, sentiment },
    ...{ replyChannel, askedBy, reach, isPublic: input.isPublic ?? false },
    customerId: optionalCustomer('customer', input.customer),
    reasonId: optionalReason('reason', input.reason),
    agentId: optionalAgent('agent', input.agent),
    queueId: optionalQueue('queue', input.queue),
    handOffs: (input.handOffs ?? []).map(loggedHandOff),
    messages: (input.messages ?? []).map(loggedMessage),
  };
}

@Resolver()
export class LogInteractionResolver {
  @Requires('interaction:write')
  @Mutation(() => LogInteractionPayload, {
    description: 'Records a contact as a whole after it has ended, with its hand-offs and messages.',
  })
  logInteraction(
    @Arg('input', () => LogInteractionInput, { description: 'The contact that was.' })
    input: LogInteractionInput,
    @Ctx() context: RequestContext,
  ): Promise<LogInteractionPayload> {
    const asked = { action: 'interaction:log', input, subjects: subjectsOf(input.customer) };
    return interactionPayload(context, asked, logInteraction(logged(input)));
  }
}
