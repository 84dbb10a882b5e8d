import { Arg, Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Connection } from '../../platform/graphql/connection';
import type { RequestContext } from '../../platform/graphql/context';
import { customerConnection } from '../../platform/graphql/list-loader';
import { PageArgs } from '../../platform/graphql/paging';
import { Customer, type CustomerRow } from '../customers/customer.type';
import { answersByCustomer, lastScore } from './survey.loaders';
import {
  CustomerScores,
  LastScore,
  SurveyAnswerConnection,
  SurveyMetric,
  type SurveyAnswerRow,
} from './survey.type';

/** What surveys add to a customer. */
@Resolver(() => Customer)
export class CustomerSurveysResolver {
  @FieldResolver(() => CustomerScores, {
    nullable: true,
    description: 'What the customer last answered to surveys.',
  })
  scores(@Root() customer: CustomerRow): CustomerScores {
    return customer;
  }

  @FieldResolver(() => SurveyAnswerConnection, {
    nullable: true,
    description: 'What the customer answered to surveys, the latest first.',
  })
  surveyAnswers(
    @Root() { ids }: CustomerRow,
    @Arg('metric', () => SurveyMetric, {
      nullable: true,
      description: 'Only answers to this; all when left out.',
    })
    metric: SurveyMetric | null | undefined,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: RequestContext,
  ): Promise<Connection<SurveyAnswerRow>> {
    return customerConnection(context, answersByCustomer, ids, {
      list: () => `surveyAnswers ${metric ?? ''}`,
      page,
      narrow: () => ({ metric: metric ?? null }),
    });
  }
}

@Resolver(() => CustomerScores)
export class CustomerScoresResolver {
  @FieldResolver(() => LastScore, {
    nullable: true,
    description: 'Would the customer recommend the bank, 0 to 10.',
  })
  nps(@Root() { ids }: CustomerRow, @Ctx() { loaders }: RequestContext): Promise<LastScore | null> {
    return loaders.load(lastScore, { customerIds: ids, metric: 'NPS' });
  }

  @FieldResolver(() => LastScore, {
    nullable: true,
    description: 'How content the customer was. Not loyalty.',
  })
  csat(@Root() { ids }: CustomerRow, @Ctx() { loaders }: RequestContext): Promise<LastScore | null> {
    return loaders.load(lastScore, { customerIds: ids, metric: 'CSAT' });
  }

  @FieldResolver(() => LastScore, { nullable: true, description: 'How easy it was for the customer.' })
  ces(@Root() { ids }: CustomerRow, @Ctx() { loaders }: RequestContext): Promise<LastScore | null> {
    return loaders.load(lastScore, { customerIds: ids, metric: 'CES' });
  }
}
