import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, FieldResolver, Info, Resolver, Root } from 'type-graphql';
import { shownOfList } from '../../platform/graphql/asked-fields';
import type { Connection } from '../../platform/graphql/connection';
import type { RequestContext } from '../../platform/graphql/context';
import { customerConnection } from '../../platform/graphql/list-loader';
import { PageArgs } from '../../platform/graphql/paging';
import { Customer, type CustomerRow } from '../customers/customer.type';
import { promisesByCustomer } from './promise.loaders';
import { PromiseConnection, type PromiseRow, PromiseState } from './promise.type';

/** What promises add to a customer. */
@Resolver(() => Customer)
export class CustomerPromisesResolver {
  @FieldResolver(() => PromiseConnection, {
    nullable: true,
    description: 'What the customer was promised, the latest made first.',
  })
  promises(
    @Root() customer: CustomerRow,
    @Arg('state', () => PromiseState, {
      nullable: true,
      description: 'Only promises in this state; all when left out.',
    })
    state: PromiseState | null | undefined,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Connection<PromiseRow>> {
    return customerConnection(context, promisesByCustomer, customer, page, () => ({
      list: `promises ${state ?? ''}`,
      ...shownOfList(info),
      narrow: () => ({ state: state ?? null }),
    }));
  }
}
