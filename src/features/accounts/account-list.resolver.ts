import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, Info, Query, Resolver } from 'type-graphql';
import { Requires } from '../../platform/authz/requires';
import { fieldsOfRows } from '../../platform/graphql/asked-fields';
import type { Connection } from '../../platform/graphql/connection';
import type { RequestContext } from '../../platform/graphql/context';
import { answerList } from '../../platform/graphql/list';
import type { Order } from '../../platform/graphql/order.input';
import { PageArgs } from '../../platform/graphql/paging';
import { AccountFilter, AccountOrder, type AccountOrderField } from './account.input';
import { accountList } from './account.loaders';
import { AccountConnection, type AccountRow } from './account.type';

const LATEST: Order<AccountOrderField> = { field: 'OPENED_AT', direction: 'DESC' };

@Resolver()
export class AccountListResolver {
  @Requires('customer:read')
  @Query(() => AccountConnection, {
    description: 'All accounts, the latest opened first unless ordered otherwise.',
  })
  accounts(
    @Arg('filter', () => AccountFilter, { nullable: true, description: 'Which ones; all when left out.' })
    filter: AccountFilter | null | undefined,
    @Arg('orderBy', () => [AccountOrder], { nullable: true, description: 'At most one order.' })
    orderBy: Order<AccountOrderField>[] | null | undefined,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Connection<AccountRow>> {
    const list = { name: 'accounts', loader: accountList, unlessTold: LATEST };
    return answerList(context, list, { filter, orderBy, page, fields: fieldsOfRows(info) });
  }
}
