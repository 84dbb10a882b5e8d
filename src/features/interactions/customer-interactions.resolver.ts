import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Connection } from '../../platform/graphql/connection';
import type { RequestContext } from '../../platform/graphql/context';
import { customerConnection } from '../../platform/graphql/list-loader';
import { PageArgs } from '../../platform/graphql/paging';
import { Customer, type CustomerRow } from '../customers/customer.type';
import { interactionsByCustomer } from './interaction.loaders';
import { InteractionConnection, type InteractionRow } from './interaction.type';

/** What interactions add to a customer. */
@Resolver(() => Customer)
export class CustomerInteractionsResolver {
  @FieldResolver(() => InteractionConnection, {
    nullable: true,
    description: 'The customer’s contacts on all channels, the latest started first.',
  })
  interactions(
    @Root() { ids }: CustomerRow,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: RequestContext,
  ): Promise<Connection<InteractionRow>> {
    return customerConnection(context, interactionsByCustomer, ids, {
      list: 'interactions',
      page,
      narrow: () => undefined,
    });
  }
}
