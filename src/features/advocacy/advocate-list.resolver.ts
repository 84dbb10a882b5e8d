import { Arg, Args, Ctx, Query, Resolver } from 'type-graphql';
import { Requires } from '../../platform/authz/requires';
import type { Connection } from '../../platform/graphql/connection';
import type { RequestContext } from '../../platform/graphql/context';
import { answerList } from '../../platform/graphql/list';
import type { Order } from '../../platform/graphql/order.input';
import { PageArgs } from '../../platform/graphql/paging';
import { AdvocacyStatusConnection, type AdvocacyStatusRow } from './advocacy-status.type';
import { advocateList } from './advocacy.loaders';
import { AdvocateFilter, AdvocateOrder, type AdvocateOrderField } from './advocate.input';

const STRONGEST: Order<AdvocateOrderField> = { field: 'SCORE', direction: 'DESC' };

/** The list is of statuses, not of customers: it is chosen and sorted by the status alone, and each row leads to its customer. */
@Resolver()
export class AdvocateListResolver {
  @Requires('customer:read')
  @Query(() => AdvocacyStatusConnection, {
    description:
      'Customers by how far they speak for the bank, those with the weightiest evidence first unless ordered otherwise.',
  })
  advocates(
    @Arg('filter', () => AdvocateFilter, { nullable: true, description: 'Which ones; all when left out.' })
    filter: AdvocateFilter | null | undefined,
    @Arg('orderBy', () => [AdvocateOrder], { nullable: true, description: 'At most one order.' })
    orderBy: Order<AdvocateOrderField>[] | null | undefined,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: RequestContext,
  ): Promise<Connection<AdvocacyStatusRow>> {
    const list = { name: 'advocates', loader: advocateList, unlessTold: STRONGEST };
    return answerList(context, list, { filter, orderBy, page });
  }
}
