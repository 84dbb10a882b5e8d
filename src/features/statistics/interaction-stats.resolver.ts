import { Arg, Args, Ctx, FieldResolver, Int, Query, Resolver, Root } from 'type-graphql';
import { Requires } from '../../platform/authz/requires';
import type { RequestContext } from '../../platform/graphql/context';
import { badUserInput } from '../../platform/graphql/errors';
import { AGGREGATE_WEIGHT, Weighs } from '../../platform/graphql/weight';
import { agentById, teamById } from '../agents/agent.loaders';
import { Agent, Team, type AgentRow } from '../agents/agent.type';
import { contactReasonById } from '../contact-reasons/contact-reason.loaders';
import { ContactReason, type ContactReasonRow } from '../contact-reasons/contact-reason.type';
import { InteractionFilter } from '../interactions/interaction.input';
import { askedCut } from './asked-cut';
import { GROUPS_WEIGHT, CutArgs } from './cut.input';
import { queueById } from '../queues/queue.loaders';
import { Queue } from '../queues/queue.type';
import { distributionOf } from './distribution-of-group';
import { Distribution } from './distribution.type';
import { InteractionGrouping } from './interaction-stats.input';
import { handling, interactionGroups, waits } from './interaction-stats.loaders';
import { InteractionStats, type InteractionStatsRow } from './interaction-stats.type';

const DAY_SECONDS = 86_400;

@Resolver(() => InteractionStats)
export class InteractionStatsResolver {
  @Requires('statistics:read')
  @Weighs(GROUPS_WEIGHT)
  @Query(() => [InteractionStats], {
    description:
      'Exact figures about contacts, those of nobody included: by period in order, else the largest group first. Without a grouping one group; else at most `maxGroups`, none of them empty. Records of outcome PHANTOM count nowhere, contacts that run when they have ended.',
  })
  async interactionStats(
    @Arg('filter', () => InteractionFilter, { nullable: true, description: 'Which ones; all when left out.' })
    filter: InteractionFilter | null | undefined,
    @Arg('groupBy', () => [InteractionGrouping], {
      nullable: true,
      description: 'What to group by: at most 2, attribute and period included.',
    })
    groupBy: InteractionGrouping[] | null | undefined,
    @Arg('withinSeconds', () => Int, {
      defaultValue: 20,
      description: 'What `answeredWithin` and `serviceLevel` hold to be in time, 0 to 86,400.',
    })
    withinSeconds: number,
    @Args(() => CutArgs) cutArgs: CutArgs,
    @Ctx() context: RequestContext,
  ): Promise<readonly InteractionStatsRow[]> {
    if (withinSeconds < 0 || withinSeconds > DAY_SECONDS) {
      throw badUserInput(`"withinSeconds" must be 0 to 86,400, not ${String(withinSeconds)}.`);
    }
    const cut = await askedCut(context, 'INTERACTION', filter, groupBy, cutArgs);
    return context.loaders.load(interactionGroups, {
      text: JSON.stringify([cut.filter, groupBy, withinSeconds, cutArgs]),
      ...cut,
      withinSeconds,
    });
  }

  @Weighs({ cost: AGGREGATE_WEIGHT })
  @FieldResolver(() => Distribution, {
    description:
      'Seconds in the queue of those that were offered, answered and abandoned alike; put through at once is 0 and counts. Contacts whose source does not tell are left out.',
  })
  wait(@Root() group: InteractionStatsRow, @Ctx() context: RequestContext): Promise<Distribution> {
    return distributionOf(context, waits, group);
  }

  @Weighs({ cost: AGGREGATE_WEIGHT })
  @FieldResolver(() => Distribution, {
    description:
      'Seconds that an agent spent on those that were answered. Contacts that still run, and those whose source does not tell, are left out.',
  })
  handle(@Root() group: InteractionStatsRow, @Ctx() context: RequestContext): Promise<Distribution> {
    return distributionOf(context, handling, group);
  }

  @FieldResolver(() => ContactReason, {
    nullable: true,
    description: 'What they were about; null unless grouped by it, or not known.',
  })
  reason(
    @Root() { reasonId = null }: InteractionStatsRow,
    @Ctx() { loaders }: RequestContext,
  ): Promise<ContactReasonRow | null> | null {
    return loaders.loadOptional(contactReasonById, reasonId);
  }

  @FieldResolver(() => Agent, {
    nullable: true,
    description: 'Who had them; null unless grouped by it, or nobody.',
  })
  agent(
    @Root() { agentId = null }: InteractionStatsRow,
    @Ctx() { loaders }: RequestContext,
  ): Promise<AgentRow | null> | null {
    return loaders.loadOptional(agentById, agentId);
  }

  @FieldResolver(() => Team, {
    nullable: true,
    description: 'The team of who had them; null unless grouped by it, or none.',
  })
  team(
    @Root() { teamId = null }: InteractionStatsRow,
    @Ctx() { loaders }: RequestContext,
  ): Promise<Team | null> | null {
    return loaders.loadOptional(teamById, teamId);
  }

  @FieldResolver(() => Queue, {
    nullable: true,
    description: 'The queue that they waited in; null unless grouped by it, or none.',
  })
  queue(
    @Root() { queueId = null }: InteractionStatsRow,
    @Ctx() { loaders }: RequestContext,
  ): Promise<Queue | null> | null {
    return loaders.loadOptional(queueById, queueId);
  }
}
