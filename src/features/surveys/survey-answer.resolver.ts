import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, FieldResolver, Info, Query, Resolver, Root } from 'type-graphql';
import { Requires } from '../../platform/authz/requires';
import type { Connection } from '../../platform/graphql/connection';
import type { RequestContext } from '../../platform/graphql/context';
import { answerList } from '../../platform/graphql/list';
import type { Order } from '../../platform/graphql/order.input';
import { PageArgs } from '../../platform/graphql/paging';
import { identifyAttributes } from '../attributes/attribute.loaders';
import { identifyCustomers } from '../customers/customer-family.loaders';
import { caseById } from '../cases/case.loaders';
import { Case, type CaseRow } from '../cases/case.type';
import { customerById } from '../customers/customer.loaders';
import { Customer, type CustomerRow } from '../customers/customer.type';
import { interactionById } from '../interactions/interaction.loaders';
import { Interaction, type InteractionRow } from '../interactions/interaction.type';
import { SurveyAnswerFilter, SurveyAnswerOrder, type SurveyAnswerOrderField } from './survey.input';
import { surveyAnswerList, surveyById } from './survey.loaders';
import {
  Survey,
  SurveyAnswer,
  SurveyAnswerConnection,
  type SurveyAnswerRow,
  type SurveyRow,
} from './survey.type';

const LATEST: Order<SurveyAnswerOrderField> = { field: 'ANSWERED_AT', direction: 'DESC' };

@Resolver(() => SurveyAnswer)
export class SurveyAnswerResolver {
  @Requires('customer:read')
  @Query(() => SurveyAnswerConnection, {
    description:
      'All answers to surveys, those of nobody known included, the latest first unless ordered otherwise.',
  })
  async surveyAnswers(
    @Arg('filter', () => SurveyAnswerFilter, {
      nullable: true,
      description: 'Which ones; all when left out.',
    })
    filter: SurveyAnswerFilter | null | undefined,
    @Arg('orderBy', () => [SurveyAnswerOrder], { nullable: true, description: 'At most one order.' })
    orderBy: Order<SurveyAnswerOrderField>[] | null | undefined,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: RequestContext,
  ): Promise<Connection<SurveyAnswerRow>> {
    await Promise.all([
      identifyCustomers(context, filter),
      identifyAttributes(context, 'SURVEY_ANSWER', filter),
    ]);
    const list = { name: 'surveyAnswers', loader: surveyAnswerList, unlessTold: LATEST };
    return answerList(context, list, { filter, orderBy, page });
  }

  @FieldResolver(() => Survey, { nullable: true, description: 'The survey that was answered.' })
  survey(
    @Root() { surveyId }: SurveyAnswerRow,
    @Ctx() { loaders }: RequestContext,
  ): Promise<SurveyRow | null> {
    return loaders.load(surveyById, surveyId);
  }

  @FieldResolver(() => Customer, {
    nullable: true,
    description: 'Who answered; null when nobody could be named.',
  })
  customer(
    @Root() { customerId }: SurveyAnswerRow,
    @Ctx() { loaders }: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<CustomerRow | null> | null {
    return loaders.show(customerById, customerId, info);
  }

  @FieldResolver(() => Interaction, {
    nullable: true,
    description: 'The contact that it is about; null when about none.',
  })
  interaction(
    @Root() { interactionId }: SurveyAnswerRow,
    @Ctx() { loaders }: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<InteractionRow | null> | null {
    return loaders.show(interactionById, interactionId, info);
  }

  @FieldResolver(() => Case, {
    nullable: true,
    description: 'The case that it is about; null when about none.',
  })
  case(
    @Root() { caseId }: SurveyAnswerRow,
    @Ctx() { loaders }: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<CaseRow | null> | null {
    return loaders.show(caseById, caseId, info);
  }
}
