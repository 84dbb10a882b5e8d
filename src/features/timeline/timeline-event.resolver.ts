import type { GraphQLResolveInfo } from 'graphql';
import { Ctx, FieldResolver, Info, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../../platform/graphql/context';
import { accountById } from '../accounts/account.loaders';
import { Account, type AccountRow } from '../accounts/account.type';
import { AdvocacyAct, type AdvocacyActRow } from '../advocacy/advocacy-act.type';
import { advocacyActById } from '../advocacy/advocacy.loaders';
import { caseById } from '../cases/case.loaders';
import { Case, type CaseRow } from '../cases/case.type';
import { interactionById } from '../interactions/interaction.loaders';
import { Interaction, type InteractionRow } from '../interactions/interaction.type';
import { promiseById } from '../promises/promise.loaders';
import { CustomerPromise, type PromiseRow } from '../promises/promise.type';
import { surveyAnswerById } from '../surveys/survey.loaders';
import { SurveyAnswer, type SurveyAnswerRow } from '../surveys/survey.type';
import {
  AccountClosed,
  AccountOpened,
  AdvocacyShown,
  AnswerGiven,
  CaseOpened,
  InteractionStarted,
  PromiseMade,
  type TimelineRow,
} from './timeline.type';

@Resolver(() => InteractionStarted)
export class InteractionStartedResolver {
  @FieldResolver(() => Interaction, { nullable: true, description: 'The contact.' })
  interaction(
    @Root() { factId }: TimelineRow,
    @Ctx() { loaders }: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<InteractionRow | null> | null {
    return loaders.show(interactionById, factId, info);
  }
}

@Resolver(() => CaseOpened)
export class CaseOpenedResolver {
  @FieldResolver(() => Case, { nullable: true, description: 'The case.' })
  case(
    @Root() { factId }: TimelineRow,
    @Ctx() { loaders }: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<CaseRow | null> | null {
    return loaders.show(caseById, factId, info);
  }
}

@Resolver(() => PromiseMade)
export class PromiseMadeResolver {
  @FieldResolver(() => CustomerPromise, { nullable: true, description: 'The promise.' })
  promise(
    @Root() { factId }: TimelineRow,
    @Ctx() { loaders }: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<PromiseRow | null> | null {
    return loaders.show(promiseById, factId, info);
  }
}

@Resolver(() => AnswerGiven)
export class AnswerGivenResolver {
  @FieldResolver(() => SurveyAnswer, { nullable: true, description: 'The answer.' })
  answer(
    @Root() { factId }: TimelineRow,
    @Ctx() { loaders }: RequestContext,
  ): Promise<SurveyAnswerRow | null> {
    return loaders.load(surveyAnswerById, factId);
  }
}

@Resolver(() => AccountOpened)
export class AccountOpenedResolver {
  @FieldResolver(() => Account, { nullable: true, description: 'The account.' })
  account(
    @Root() { factId }: TimelineRow,
    @Ctx() { loaders }: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<AccountRow | null> | null {
    return loaders.show(accountById, factId, info);
  }
}

@Resolver(() => AccountClosed)
export class AccountClosedResolver {
  @FieldResolver(() => Account, { nullable: true, description: 'The account.' })
  account(
    @Root() { factId }: TimelineRow,
    @Ctx() { loaders }: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<AccountRow | null> | null {
    return loaders.show(accountById, factId, info);
  }
}

@Resolver(() => AdvocacyShown)
export class AdvocacyShownResolver {
  @FieldResolver(() => AdvocacyAct, { nullable: true, description: 'What the customer did.' })
  act(@Root() { factId }: TimelineRow, @Ctx() { loaders }: RequestContext): Promise<AdvocacyActRow | null> {
    return loaders.load(advocacyActById, factId);
  }
}
