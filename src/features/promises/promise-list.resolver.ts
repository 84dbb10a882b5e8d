import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, Info, Query, Resolver } from 'type-graphql';
import { Requires } from '../../platform/authz/requires';
import { fieldsOfRows } from '../../platform/graphql/asked-fields';
import type { Connection } from '../../platform/graphql/connection';
import type { RequestContext } from '../../platform/graphql/context';
import { answerList } from '../../platform/graphql/list';
import type { Order } from '../../platform/graphql/order.input';
import { PageArgs } from '../../platform/graphql/paging';
import { identifyCustomers } from '../customers/customer-family.loaders';
import { PromiseFilter, PromiseOrder, type PromiseOrderField } from './promise.input';
import { promiseList } from './promise.loaders';
import { PromiseConnection, type PromiseRow } from './promise.type';

const LATEST: Order<PromiseOrderField> = { field: 'MADE_AT', direction: 'DESC' };

@Resolver()
export class PromiseListResolver {
  @Requires('customer:read')
  @Query(() => PromiseConnection, {
    description: 'All promises, the latest made first unless ordered otherwise.',
  })
  async promises(
    @Arg('filter', () => PromiseFilter, { nullable: true, description: 'Which ones; all when left out.' })
    filter: PromiseFilter | null | undefined,
    @Arg('orderBy', () => [PromiseOrder], { nullable: true, description: 'At most one order.' })
    orderBy: Order<PromiseOrderField>[] | null | undefined,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Connection<PromiseRow>> {
    await identifyCustomers(context, filter);
    const list = { name: 'promises', loader: promiseList, unlessTold: LATEST };
    return answerList(context, list, { filter, orderBy, page, fields: fieldsOfRows(info) });
  }
}
