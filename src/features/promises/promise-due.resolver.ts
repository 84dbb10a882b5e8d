import { Arg, Ctx, ID, Resolver, Root, Subscription } from 'type-graphql';
import { parseGlobalId, type GlobalId } from '../../kernel/global-id';
import { Requires } from '../../platform/authz/requires';
import type { RequestContext } from '../../platform/graphql/context';
import { idArgument } from '../../platform/graphql/node';
import { hear, hearing } from '../../platform/live/live-events';
import type { OrderedEvent } from '../../platform/outbox/ordered-event';
import { agentName } from '../agents/agent.type';
import { promiseById } from './promise.loaders';
import { CustomerPromise, type PromiseRow } from './promise.type';

interface Answerable {
  readonly owner?: GlobalId | null;
}

@Resolver()
export class PromiseDueResolver {
  @Requires('customer:read')
  @Subscription(() => CustomerPromise, {
    nullable: true,
    description:
      'Hears of open promises as the date that counts passes and they are not kept: some seconds after it, when the clock finds them.',
    subscribe: hearing(({ owner }: Answerable, { events }) => {
      if (owner != null) idArgument('owner', owner, agentName);
      return hear(events, ({ topic }) => topic === 'promise:overdue');
    }),
  })
  async promiseDue(
    @Arg('owner', () => ID, { nullable: true, description: 'Who answers for it; anybody, when left out.' })
    owner: GlobalId | null | undefined,
    @Root() { object }: OrderedEvent,
    @Ctx() { loaders }: RequestContext,
  ): Promise<PromiseRow | null> {
    const promise = await loaders.loadOptional(promiseById, parseGlobalId(object)?.id ?? null);
    const isTheirs = owner == null || promise?.ownerId === parseGlobalId(owner)?.id;
    return isTheirs ? promise : null;
  }
}
