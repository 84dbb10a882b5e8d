import { Arg, Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { toSqlInstant } from '../../kernel/instant';
import { Connection } from '../../platform/graphql/connection';
import type { RequestContext } from '../../platform/graphql/context';
import { PageArgs, pageRequest } from '../../platform/graphql/paging';
import { DateTime } from '../../platform/graphql/scalars';
import { Channel } from '../channels/channel.type';
import { Customer, type CustomerRow } from '../customers/customer.type';
import { timelineCount, timelinePage } from './timeline.loaders';
import { eventKey, TimelineConnection, TimelineEventType, type TimelineRow } from './timeline.type';

/** What the timeline adds to a customer. */
@Resolver(() => Customer)
export class CustomerTimelineResolver {
  @FieldResolver(() => TimelineConnection, {
    nullable: true,
    description:
      'Everything that happened with the customer, of all kinds and on all channels, the newest first.',
  })
  async timeline(
    @Root() { ids }: CustomerRow,
    @Arg('types', () => [TimelineEventType], {
      nullable: true,
      description: 'Only events of these types; an empty list matches nothing.',
    })
    types: TimelineEventType[] | null | undefined,
    @Arg('channels', () => [Channel], {
      nullable: true,
      description: 'Only events on these channels; events that have no channel are left out then.',
    })
    channels: Channel[] | null | undefined,
    @Arg('since', () => DateTime, { nullable: true, description: 'Only events at this moment or later.' })
    since: Date | null | undefined,
    @Arg('until', () => DateTime, { nullable: true, description: 'Only events before this moment.' })
    until: Date | null | undefined,
    @Args(() => PageArgs) args: PageArgs,
    @Ctx() context: RequestContext,
  ): Promise<Connection<TimelineRow>> {
    const { loaders, cursors } = context;
    const narrowing = {
      types: types ?? null,
      channels: channels ?? null,
      since: since ?? null,
      until: until ?? null,
    };
    const list = `timeline ${JSON.stringify(narrowing)}`;
    const { page, asOf } = pageRequest(args, list, context);
    return new Connection(
      await loaders.load(timelinePage, { customerIds: ids, asked: { page, narrowing } }),
      {
        cursorOf: (row) =>
          cursors.encode(list, { value: toSqlInstant(row.at), id: eventKey(row), asOf: asOf.getTime() }),
        count: () => loaders.load(timelineCount, { customerIds: ids, narrowing }),
      },
    );
  }
}
