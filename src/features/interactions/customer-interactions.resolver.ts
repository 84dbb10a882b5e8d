import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { connectionType, type Connection } from '../../platform/graphql/connection';
import type { RequestContext } from '../../platform/graphql/context';
import { customerConnection } from '../../platform/graphql/list-loader';
import { PageArgs } from '../../platform/graphql/paging';
import { Customer, type CustomerRow } from '../customers/customer.type';
import { interactionsByCustomer } from './interaction.loaders';
import { Interaction, type InteractionRow } from './interaction.type';

const InteractionConnection = connectionType('Interaction', () => Interaction);

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
      narrowing: undefined,
    });
  }
}
