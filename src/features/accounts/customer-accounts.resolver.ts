import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, FieldResolver, Info, Resolver, Root } from 'type-graphql';
import { shownOfList } from '../../platform/graphql/asked-fields';
import type { Connection } from '../../platform/graphql/connection';
import type { RequestContext } from '../../platform/graphql/context';
import { customerConnection } from '../../platform/graphql/list-loader';
import { PageArgs } from '../../platform/graphql/paging';
import { Customer, type CustomerRow } from '../customers/customer.type';
import { accountsByCustomer } from './account.loaders';
import { AccountConnection, type AccountRow, AccountStatus } from './account.type';

/** What accounts add to a customer. */
@Resolver(() => Customer)
export class CustomerAccountsResolver {
  @FieldResolver(() => AccountConnection, {
    nullable: true,
    description: 'Accounts that the customer holds in whatever role, the latest opened first.',
  })
  accounts(
    @Root() customer: CustomerRow,
    @Args(() => PageArgs) page: PageArgs,
    @Arg('status', () => AccountStatus, {
      nullable: true,
      description: 'Only accounts that stand so; all when left out.',
    })
    status: AccountStatus | null | undefined,
    @Arg('includeEnded', () => Boolean, {
      nullable: true,
      defaultValue: false,
      description:
        'Whether accounts are shown that the customer does not hold any more: those that were closed while they held them, and of others those that somebody within your reach holds.',
    })
    includeEnded: boolean | null,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Connection<AccountRow>> {
    return customerConnection(context, accountsByCustomer, customer, page, () => ({
      list: `accounts ${String(includeEnded ?? false)} ${status ?? ''}`,
      ...shownOfList(info),
      narrow: (at) => ({ at, includeEnded: includeEnded === true, status: status ?? null }),
    }));
  }
}
