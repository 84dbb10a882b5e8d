import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../../platform/graphql/context';
import { Weighs } from '../../platform/graphql/weight';
import { agentById } from '../agents/agent.loaders';
import { Agent, type AgentRow } from '../agents/agent.type';
import type { Standing } from './domain/promise-standing';
import { PromiseChange, type PromiseChangeRow } from './promise-change.type';
import { CustomerPromise, PromiseStanding, type PromiseRow } from './promise.type';
import { HISTORY_CAP, historyOf, standingOf } from './promise-standing.loaders';

/** How a promise was put off, and where it stands for it. */
@Resolver(() => CustomerPromise)
export class PromiseHistoryResolver {
  @Weighs({ listSize: { assumedSize: HISTORY_CAP } })
  @FieldResolver(() => [PromiseChange], {
    nullable: true,
    description: `How its date was changed, in the order of time; at most ${String(HISTORY_CAP)}, the latest.`,
  })
  history(@Root() promise: PromiseRow, @Ctx() context: RequestContext): Promise<readonly PromiseChangeRow[]> {
    return historyOf(context, promise);
  }

  @FieldResolver(() => PromiseStanding, {
    nullable: true,
    description:
      'Where it stands at the moment of the request: an open one is also held against the clock, its grace and what the customer was told.',
  })
  standing(@Root() promise: PromiseRow, @Ctx() context: RequestContext): Promise<Standing> {
    return standingOf(context, promise);
  }

  @FieldResolver(() => Boolean, {
    nullable: true,
    description:
      'Whether it is open, past the last date that the customer was told of in time, and within its grace.',
  })
  async isOverdue(@Root() promise: PromiseRow, @Ctx() context: RequestContext): Promise<boolean> {
    return (await standingOf(context, promise)) === 'OVERDUE';
  }
}

@Resolver(() => PromiseChange)
export class PromiseChangeResolver {
  @FieldResolver(() => Agent, { nullable: true, description: 'Who changed it; null when not known.' })
  agent(
    @Root() { agentId }: PromiseChangeRow,
    @Ctx() { loaders }: RequestContext,
  ): Promise<AgentRow | null> | null {
    return loaders.loadOptional(agentById, agentId);
  }
}
