import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, Info, Query, Resolver } from 'type-graphql';
import { Requires } from '../../platform/authz/requires';
import { fieldsOfRows } from '../../platform/graphql/asked-fields';
import type { Connection } from '../../platform/graphql/connection';
import type { RequestContext } from '../../platform/graphql/context';
import { answerList } from '../../platform/graphql/list';
import type { Order } from '../../platform/graphql/order.input';
import { PageArgs } from '../../platform/graphql/paging';
import { identifyAttributes } from '../attributes/attribute.loaders';
import { identifyCustomers } from '../customers/customer-family.loaders';
import { InteractionFilter, InteractionOrder, type InteractionOrderField } from './interaction.input';
import { interactionList } from './interaction.loaders';
import { InteractionConnection, type InteractionRow } from './interaction.type';

const LATEST: Order<InteractionOrderField> = { field: 'STARTED_AT', direction: 'DESC' };

@Resolver()
export class InteractionListResolver {
  @Requires('customer:read')
  @Query(() => InteractionConnection, {
    description: 'All contacts, those of nobody included, the latest started first unless ordered otherwise.',
  })
  async interactions(
    @Arg('filter', () => InteractionFilter, { nullable: true, description: 'Which ones; all when left out.' })
    filter: InteractionFilter | null | undefined,
    @Arg('orderBy', () => [InteractionOrder], { nullable: true, description: 'At most one order.' })
    orderBy: Order<InteractionOrderField>[] | null | undefined,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Connection<InteractionRow>> {
    await Promise.all([
      identifyCustomers(context, filter),
      identifyAttributes(context, 'INTERACTION', filter),
    ]);
    const list = { name: 'interactions', loader: interactionList, unlessTold: LATEST };
    return answerList(context, list, { filter, orderBy, page, fields: fieldsOfRows(info) });
  }
}
