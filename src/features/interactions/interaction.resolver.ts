import type { GraphQLResolveInfo } from 'graphql';
import { Ctx, FieldResolver, Info, Int, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../../platform/graphql/context';
import { agentById } from '../agents/agent.loaders';
import { Agent, type AgentRow } from '../agents/agent.type';
import { contactReasonById } from '../contact-reasons/contact-reason.loaders';
import { ContactReason, type ContactReasonRow } from '../contact-reasons/contact-reason.type';
import { customerById } from '../customers/customer.loaders';
import { Customer, type CustomerRow } from '../customers/customer.type';
import { queueById } from '../queues/queue.loaders';
import { Queue } from '../queues/queue.type';
import { Interaction, type InteractionRow } from './interaction.type';

@Resolver(() => Interaction)
export class InteractionResolver {
  @FieldResolver(() => Customer, {
    nullable: true,
    description: 'Whose contact it was; null when nobody could be named.',
  })
  customer(
    @Root() { customerId }: InteractionRow,
    @Ctx() { loaders }: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<CustomerRow | null> | null {
    return loaders.show(customerById, customerId, info);
  }

  @FieldResolver(() => Int, {
    nullable: true,
    description:
      'Whole seconds from its start until somebody of the bank had it, menus, machines and queues included; null when nobody did.',
  })
  secondsUntilHuman(@Root() { startedAt, answeredAt }: InteractionRow): number | null {
    return answeredAt && Math.floor((answeredAt.getTime() - startedAt.getTime()) / 1_000);
  }

  @FieldResolver(() => ContactReason, {
    nullable: true,
    description: 'What it was about; null when not known.',
  })
  reason(
    @Root() { reasonId }: InteractionRow,
    @Ctx() { loaders }: RequestContext,
  ): Promise<ContactReasonRow | null> | null {
    return loaders.loadOptional(contactReasonById, reasonId);
  }

  @FieldResolver(() => Agent, {
    nullable: true,
    description: 'Who of the bank had the contact; null when nobody did.',
  })
  agent(
    @Root() { agentId }: InteractionRow,
    @Ctx() { loaders }: RequestContext,
  ): Promise<AgentRow | null> | null {
    return loaders.loadOptional(agentById, agentId);
  }

  @FieldResolver(() => Queue, {
    nullable: true,
    description:
      'The queue that it waited in, the last one where there were several; null when in none, or not known.',
  })
  queue(
    @Root() { queueId }: InteractionRow,
    @Ctx() { loaders }: RequestContext,
  ): Promise<Queue | null> | null {
    return loaders.loadOptional(queueById, queueId);
  }
}
