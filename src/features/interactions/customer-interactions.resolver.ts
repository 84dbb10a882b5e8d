import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, FieldResolver, Info, Resolver, Root } from 'type-graphql';
import { shownOfList } from '../../platform/graphql/asked-fields';
import type { Connection } from '../../platform/graphql/connection';
import type { RequestContext } from '../../platform/graphql/context';
import { askedByFilter, customerConnection } from '../../platform/graphql/list-loader';
import { PageArgs } from '../../platform/graphql/paging';
import { Weighs } from '../../platform/graphql/weight';
import { identifyAttributes } from '../attributes/attribute.loaders';
import { Channel } from '../channels/channel.type';
import { Customer, type CustomerRow } from '../customers/customer.type';
import { InteractionOfCustomerFilter } from './interaction.input';
import { interactionsByCustomer, latestInteractionsByCustomer } from './interaction.loaders';
import { Interaction, InteractionConnection, type InteractionRow } from './interaction.type';

const CHANNELS = Object.keys(Channel).length;

/** What interactions add to a customer. */
@Resolver(() => Customer)
export class CustomerInteractionsResolver {
  @FieldResolver(() => InteractionConnection, {
    nullable: true,
    description: 'The customer’s contacts on all channels, the latest started first.',
  })
  interactions(
    @Root() customer: CustomerRow,
    @Arg('filter', () => InteractionOfCustomerFilter, {
      nullable: true,
      description: 'Which ones; all when left out.',
    })
    filter: InteractionOfCustomerFilter | null | undefined,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Connection<InteractionRow>> {
    const connection = (): Promise<Connection<InteractionRow>> =>
      customerConnection(context, interactionsByCustomer, customer, page, () =>
        askedByFilter('interactions', filter, shownOfList(info)),
      );
    return filter ? identifyAttributes(context, 'INTERACTION', filter).then(connection) : connection();
  }

  @Weighs({ listSize: { assumedSize: CHANNELS } })
  @FieldResolver(() => [Interaction], {
    nullable: true,
    description: `The latest contact on each channel that the customer ever took, the latest started first; at most ${String(CHANNELS)}, one a channel.`,
  })
  latestInteractions(
    @Root() { ids }: CustomerRow,
    @Ctx() { loaders }: RequestContext,
  ): Promise<readonly InteractionRow[]> {
    return loaders.load(latestInteractionsByCustomer, ids);
  }
}
