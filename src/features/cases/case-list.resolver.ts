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
import { CaseFilter, CaseOrder, type CaseOrderField } from './case.input';
import { caseList } from './case.loaders';
import { CaseConnection, type CaseRow } from './case.type';

const LATEST: Order<CaseOrderField> = { field: 'OPENED_AT', direction: 'DESC' };

@Resolver()
export class CaseListResolver {
  @Requires('customer:read')
  @Query(() => CaseConnection, {
    description: 'All cases, those of nobody included, the latest opened first unless ordered otherwise.',
  })
  async cases(
    @Arg('filter', () => CaseFilter, { nullable: true, description: 'Which ones; all when left out.' })
    filter: CaseFilter | null | undefined,
    @Arg('orderBy', () => [CaseOrder], { nullable: true, description: 'At most one order.' })
    orderBy: Order<CaseOrderField>[] | null | undefined,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Connection<CaseRow>> {
    await Promise.all([identifyCustomers(context, filter), identifyAttributes(context, 'CASE', filter)]);
    const list = { name: 'cases', loader: caseList, unlessTold: LATEST };
    return answerList(context, list, { filter, orderBy, page, fields: fieldsOfRows(info) });
  }
}
