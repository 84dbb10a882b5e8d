import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../../platform/graphql/context';
import { agentById } from '../agents/agent.loaders';
import { Agent, type AgentRow } from '../agents/agent.type';
import { customerById } from '../customers/customer.loaders';
import { Customer, type CustomerRow } from '../customers/customer.type';
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
  ): Promise<CustomerRow | null> | null {
    return loaders.loadOptional(customerById, customerId);
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
}
