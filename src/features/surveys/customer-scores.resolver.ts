import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, FieldResolver, Info, Resolver, Root } from 'type-graphql';
import { fieldsOfObject } from '../../platform/graphql/asked-fields';
import type { Connection } from '../../platform/graphql/connection';
import type { RequestContext } from '../../platform/graphql/context';
import { customerConnection } from '../../platform/graphql/list-loader';
import { PageArgs } from '../../platform/graphql/paging';
import { Customer, type CustomerRow } from '../customers/customer.type';
import { metricsOf } from './last-scores';
import { answersByCustomer, lastScores } from './survey.loaders';
import { CustomerScores, SurveyAnswerConnection, SurveyMetric, type SurveyAnswerRow } from './survey.type';

/** What surveys add to a customer. */
@Resolver(() => Customer)
export class CustomerSurveysResolver {
  @FieldResolver(() => CustomerScores, {
    nullable: true,
    description: 'What the customer last answered to surveys.',
  })
  scores(
    @Root() { ids }: CustomerRow,
    @Ctx() { loaders }: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<CustomerScores> {
    return loaders.load(lastScores, { customerIds: ids, metrics: metricsOf(fieldsOfObject(info)) });
  }

  @FieldResolver(() => SurveyAnswerConnection, {
    nullable: true,
    description: 'What the customer answered to surveys, the latest first.',
  })
  surveyAnswers(
    @Root() customer: CustomerRow,
    @Arg('metric', () => SurveyMetric, {
      nullable: true,
      description: 'Only answers to this; all when left out.',
    })
    metric: SurveyMetric | null | undefined,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: RequestContext,
  ): Promise<Connection<SurveyAnswerRow>> {
    return customerConnection(context, answersByCustomer, customer, page, () => ({
      list: `surveyAnswers ${metric ?? ''}`,
      narrow: () => ({ metric: metric ?? null }),
    }));
  }
}
