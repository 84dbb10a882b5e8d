import type { GraphQLResolveInfo } from 'graphql';
import { Ctx, FieldResolver, Info, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../../platform/graphql/context';
import { agentById } from '../agents/agent.loaders';
import { Agent, type AgentRow } from '../agents/agent.type';
import { caseById } from '../cases/case.loaders';
import { Case, type CaseRow } from '../cases/case.type';
import { customerById } from '../customers/customer.loaders';
import { Customer, type CustomerRow } from '../customers/customer.type';
import { interactionById } from '../interactions/interaction.loaders';
import { Interaction, type InteractionRow } from '../interactions/interaction.type';
import { CustomerPromise, type PromiseRow } from './promise.type';

@Resolver(() => CustomerPromise)
export class PromiseResolver {
  @FieldResolver(() => Customer, {
    nullable: true,
    description: 'Who was promised; null when nobody could be named.',
  })
  customer(
    @Root() { customerId }: PromiseRow,
    @Ctx() { loaders }: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<CustomerRow | null> | null {
    return loaders.show(customerById, customerId, info);
  }

  @FieldResolver(() => Agent, {
    nullable: true,
    description: 'Who answers for its being kept; null when nobody does.',
  })
  owner(
    @Root() { ownerId }: PromiseRow,
    @Ctx() { loaders }: RequestContext,
  ): Promise<AgentRow | null> | null {
    return loaders.loadOptional(agentById, ownerId);
  }

  @FieldResolver(() => Agent, {
    nullable: true,
    description: 'Who made it; null when not known.',
  })
  madeBy(
    @Root() { madeById }: PromiseRow,
    @Ctx() { loaders }: RequestContext,
  ): Promise<AgentRow | null> | null {
    return loaders.loadOptional(agentById, madeById);
  }

  @FieldResolver(() => Interaction, {
    nullable: true,
    description: 'The contact in which it was made; null when not known.',
  })
  interaction(
    @Root() { interactionId }: PromiseRow,
    @Ctx() { loaders }: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<InteractionRow | null> | null {
    return loaders.show(interactionById, interactionId, info);
  }

  @FieldResolver(() => Case, {
    nullable: true,
    description: 'The matter that it is about; null when it is about none, or not known.',
  })
  case(
    @Root() { caseId }: PromiseRow,
    @Ctx() { loaders }: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<CaseRow | null> | null {
    return loaders.show(caseById, caseId, info);
  }
}
