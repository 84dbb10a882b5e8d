import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../../platform/graphql/context';
import { teamById } from './agent.loaders';
import { Agent, Team, type AgentRow } from './agent.type';

@Resolver(() => Agent)
export class AgentResolver {
  @FieldResolver(() => Team, {
    nullable: true,
    description: 'The team that the agent belongs to; null when none is known.',
  })
  team(@Root() agent: AgentRow, @Ctx() { loaders }: RequestContext): Promise<Team | null> | null {
    return loaders.loadOptional(teamById, agent.teamId);
  }
}
