import type { GraphQLResolveInfo } from 'graphql';
import { Args, Ctx, FieldResolver, Info, Resolver, Root } from 'type-graphql';
import type { Connection } from '../../platform/graphql/connection';
import type { RequestContext } from '../../platform/graphql/context';
import { parentConnection, parentPlainList } from '../../platform/graphql/list-loader';
import { PageArgs } from '../../platform/graphql/paging';
import { Weighs } from '../../platform/graphql/weight';
import { agentById } from '../agents/agent.loaders';
import { Agent, type AgentRow } from '../agents/agent.type';
import { customerById } from '../customers/customer.loaders';
import { Customer, type CustomerRow } from '../customers/customer.type';
import { queueById } from '../queues/queue.loaders';
import { Queue } from '../queues/queue.type';
import { handOffsByInteraction, messagesByInteraction } from './conversation.loaders';
import { HandOff, type HandOffRow } from './hand-off.type';
import { Interaction, type InteractionRow } from './interaction.type';
import { MOST_HAND_OFFS } from './logged-interaction';
import { Message, MessageConnection, type MessageRow } from './message.type';

/** What was written in a contact, and through whose hands it went. */
@Resolver(() => Interaction)
export class ConversationResolver {
  @FieldResolver(() => MessageConnection, {
    nullable: true,
    description: 'What was written in the contact, in the order of time.',
  })
  messages(
    @Root() { id }: InteractionRow,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: RequestContext,
  ): Promise<Connection<MessageRow>> {
    return parentConnection(context, messagesByInteraction, id, { list: 'messages', page });
  }

  @Weighs({ listSize: { assumedSize: MOST_HAND_OFFS } })
  @FieldResolver(() => [HandOff], {
    nullable: true,
    description: `Through whose hands the contact went, in the order of time; at most ${String(MOST_HAND_OFFS)}.`,
  })
  handOffs(@Root() { id }: InteractionRow, @Ctx() context: RequestContext): Promise<readonly HandOffRow[]> {
    return parentPlainList(context, handOffsByInteraction, id, MOST_HAND_OFFS);
  }
}

@Resolver(() => Message)
export class MessageResolver {
  @FieldResolver(() => Agent, {
    nullable: true,
    description: 'Who of the bank wrote it; null when the customer did, or a machine, or not known.',
  })
  agent(
    @Root() { agentId }: MessageRow,
    @Ctx() { loaders }: RequestContext,
  ): Promise<AgentRow | null> | null {
    return loaders.loadOptional(agentById, agentId);
  }

  @FieldResolver(() => Customer, {
    nullable: true,
    description: 'The customer who wrote it; null when the bank did, or nobody could be named.',
  })
  customer(
    @Root() { customerId, direction }: MessageRow,
    @Ctx() { loaders }: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<CustomerRow | null> | null {
    return loaders.show(customerById, direction === 'INBOUND' ? customerId : null, info);
  }
}

@Resolver(() => HandOff)
export class HandOffResolver {
  @FieldResolver(() => Agent, {
    nullable: true,
    description: 'Who handed it on; null when nobody, or not known.',
  })
  fromAgent(
    @Root() { fromAgentId }: HandOffRow,
    @Ctx() { loaders }: RequestContext,
  ): Promise<AgentRow | null> | null {
    return loaders.loadOptional(agentById, fromAgentId);
  }

  @FieldResolver(() => Queue, {
    nullable: true,
    description: 'The queue that it came from; null when none, or not known.',
  })
  fromQueue(
    @Root() { fromQueueId }: HandOffRow,
    @Ctx() { loaders }: RequestContext,
  ): Promise<Queue | null> | null {
    return loaders.loadOptional(queueById, fromQueueId);
  }

  @FieldResolver(() => Agent, {
    nullable: true,
    description: 'Who took it on; null when nobody did, or not known.',
  })
  toAgent(
    @Root() { toAgentId }: HandOffRow,
    @Ctx() { loaders }: RequestContext,
  ): Promise<AgentRow | null> | null {
    return loaders.loadOptional(agentById, toAgentId);
  }

  @FieldResolver(() => Queue, {
    nullable: true,
    description: 'The queue that it went to; null when none, or not known.',
  })
  toQueue(
    @Root() { toQueueId }: HandOffRow,
    @Ctx() { loaders }: RequestContext,
  ): Promise<Queue | null> | null {
    return loaders.loadOptional(queueById, toQueueId);
  }
}
