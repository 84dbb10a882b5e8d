import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../../platform/graphql/context';
import { agentById } from '../agents/agent.loaders';
import { Agent, type AgentRow } from '../agents/agent.type';
import { AdvocacyAsk, type AdvocacyAskRow } from './advocacy-ask.type';

@Resolver(() => AdvocacyAsk)
export class AdvocacyAskResolver {
  @FieldResolver(() => Agent, { nullable: true, description: 'Who asked; null when nobody did in person.' })
  askedBy(
    @Root() { askedById }: AdvocacyAskRow,
    @Ctx() { loaders }: RequestContext,
  ): Promise<AgentRow | null> | null {
    return loaders.loadOptional(agentById, askedById);
  }
}
