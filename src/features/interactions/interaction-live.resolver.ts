import { Arg, Ctx, ID, Resolver, Root, Subscription } from 'type-graphql';
import { parseGlobalId, type GlobalId } from '../../kernel/global-id';
import { Requires } from '../../platform/authz/requires';
import type { RequestContext } from '../../platform/graphql/context';
import { idArgument } from '../../platform/graphql/node';
import { hear, hearing } from '../../platform/live/live-events';
import type { OrderedEvent } from '../../platform/outbox/ordered-event';
import { queueName } from '../queues/queue.type';
import { interactionById } from './interaction.loaders';
import { Interaction, type InteractionRow } from './interaction.type';

interface Place {
  readonly queue?: GlobalId | null;
}

@Resolver()
export class InteractionLiveResolver {
  @Requires('customer:read')
  @Subscription(() => Interaction, {
    nullable: true,
    description:
      'Hears of contacts as they begin here (`startInteraction`), within your reach. Contacts that are logged afterwards or imported are not heard of.',
    subscribe: hearing(({ queue }: Place, { events }) => {
      if (queue != null) idArgument('queue', queue, queueName);
      return hear(events, ({ topic }) => topic === 'interaction:start');
    }),
  })
  async interactionStarted(
    @Arg('queue', () => ID, {
      nullable: true,
      description: 'In which queue; in any, or none, when left out.',
    })
    queue: GlobalId | null | undefined,
    @Root() { object }: OrderedEvent,
    @Ctx() { loaders }: RequestContext,
  ): Promise<InteractionRow | null> {
    const interaction = await loaders.loadOptional(interactionById, parseGlobalId(object)?.id ?? null);
    const isThere = queue == null || interaction?.queueId === parseGlobalId(queue)?.id;
    return isThere ? interaction : null;
  }
}
