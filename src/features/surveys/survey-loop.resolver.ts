import type { GraphQLResolveInfo } from 'graphql';
import { Ctx, FieldResolver, Info, Resolver, Root } from 'type-graphql';
import { laterOf } from '../../kernel/instant';
import { NONE } from '../../platform/graphql/asked-fields';
import type { RequestContext } from '../../platform/graphql/context';
import { Weighs } from '../../platform/graphql/weight';
import { agentById } from '../agents/agent.loaders';
import { Agent, type AgentRow } from '../agents/agent.type';
import { customerById } from '../customers/customer.loaders';
import { Customer, type CustomerRow } from '../customers/customer.type';
import { isRecovered, LOOP_STEPS } from './domain/loop';
import { surveyAnswerById } from './survey.loaders';
import { SurveyAnswer, type SurveyAnswerRow } from './survey.type';
import { answerAskedAgain, loopOfAnswer, nextAnswer, stepsOfLoop } from './survey-loop.loaders';
import { SurveyLoop, SurveyLoopStep, type SurveyLoopRow, type SurveyLoopStepRow } from './survey-loop.type';

@Resolver(() => SurveyAnswer)
export class SurveyAnswerLoopResolver {
  @FieldResolver(() => SurveyLoop, {
    nullable: true,
    description: 'How the answer is seen to; null unless it is a low one that somebody took up.',
  })
  loop(@Root() { id }: SurveyAnswerRow, @Ctx() { loaders }: RequestContext): Promise<SurveyLoopRow | null> {
    return loaders.load(loopOfAnswer, id);
  }
}

@Resolver(() => SurveyLoop)
export class SurveyLoopResolver {
  @FieldResolver(() => SurveyAnswer, { nullable: true, description: 'The low answer that opened it.' })
  answer(
    @Root() { answerId }: SurveyLoopRow,
    @Ctx() { loaders }: RequestContext,
  ): Promise<SurveyAnswerRow | null> {
    return loaders.load(surveyAnswerById, answerId);
  }

  @FieldResolver(() => Customer, {
    nullable: true,
    description: 'Who answered; null when nobody could be named.',
  })
  customer(
    @Root() { customerId }: SurveyLoopRow,
    @Ctx() { loaders }: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<CustomerRow | null> | null {
    return loaders.show(customerById, customerId, info);
  }

  @FieldResolver(() => Agent, { nullable: true, description: 'Who looks after it; null when nobody does.' })
  owner(
    @Root() { ownerId }: SurveyLoopRow,
    @Ctx() { loaders }: RequestContext,
  ): Promise<AgentRow | null> | null {
    return loaders.loadOptional(agentById, ownerId);
  }

  @Weighs({ listSize: { assumedSize: LOOP_STEPS.length } })
  @FieldResolver(() => [SurveyLoopStep], {
    nullable: true,
    description: `The steps taken so far, in their order; at most ${String(LOOP_STEPS.length)}.`,
  })
  steps(
    @Root() { id }: SurveyLoopRow,
    @Ctx() { loaders }: RequestContext,
  ): Promise<readonly SurveyLoopStepRow[]> {
    return loaders.load(stepsOfLoop, id);
  }

  @FieldResolver(() => Boolean, {
    nullable: true,
    description:
      'Whether a later answer of the same person to the same metric on the same scale is better, which is higher: the one to the invitation by which they were asked again, if that was answered, otherwise their next after they were told that it was put right, asked for or not. Null while they were not told, or there is none, or nobody could be named.',
  })
  async recovered(
    @Root() { id, answerId }: SurveyLoopRow,
    @Ctx() { loaders }: RequestContext,
  ): Promise<boolean | null> {
    const answer = await loaders.load(surveyAnswerById, answerId);
    const told = (await loaders.load(stepsOfLoop, id)).find(({ step }) => step === 'CUSTOMER_TOLD');
    if (!answer?.customerId || !told) return null;
    const customer = await loaders.showFields(customerById, answer.customerId, NONE);
    if (!customer) return null;
    const again = await loaders.load(answerAskedAgain, id);
    const asked = { customerIds: customer.ids, answer, since: laterOf(answer.answeredAt, told.at) };
    return isRecovered(answer, again ?? (await loaders.load(nextAnswer, asked)));
  }
}

@Resolver(() => SurveyLoopStep)
export class SurveyLoopStepResolver {
  @FieldResolver(() => Agent, { nullable: true, description: 'Who took it; null when not known.' })
  by(
    @Root() { takenById }: SurveyLoopStepRow,
    @Ctx() { loaders }: RequestContext,
  ): Promise<AgentRow | null> | null {
    return loaders.loadOptional(agentById, takenById);
  }
}
