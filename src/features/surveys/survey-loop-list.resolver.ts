import { Arg, Args, Ctx, Query, Resolver } from 'type-graphql';
import { Requires } from '../../platform/authz/requires';
import type { Connection } from '../../platform/graphql/connection';
import type { RequestContext } from '../../platform/graphql/context';
import { answerList } from '../../platform/graphql/list';
import type { Order } from '../../platform/graphql/order.input';
import { PageArgs } from '../../platform/graphql/paging';
import { identifyCustomers } from '../customers/customer-family.loaders';
import { SurveyLoopFilter, SurveyLoopOrder, type SurveyLoopOrderField } from './survey-loop.input';
import { surveyLoopList } from './survey-loop.loaders';
import { SurveyLoopConnection, type SurveyLoopRow } from './survey-loop.type';

const LATEST: Order<SurveyLoopOrderField> = { field: 'OPENED_AT', direction: 'DESC' };

/** What whoever leads a team looks through: what nobody has yet, what is due. */
@Resolver()
export class SurveyLoopListResolver {
  @Requires('customer:read')
  @Query(() => SurveyLoopConnection, {
    description:
      'All low answers that somebody is to see to, or has seen to, the latest first unless ordered otherwise.',
  })
  async surveyLoops(
    @Arg('filter', () => SurveyLoopFilter, { nullable: true, description: 'Which ones; all when left out.' })
    filter: SurveyLoopFilter | null | undefined,
    @Arg('orderBy', () => [SurveyLoopOrder], { nullable: true, description: 'At most one order.' })
    orderBy: Order<SurveyLoopOrderField>[] | null | undefined,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: RequestContext,
  ): Promise<Connection<SurveyLoopRow>> {
    await identifyCustomers(context, filter);
    const list = { name: 'surveyLoops', loader: surveyLoopList, unlessTold: LATEST };
    return answerList(context, list, { filter, orderBy, page });
  }
}
