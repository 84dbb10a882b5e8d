import { Arg, Args, Ctx, FieldResolver, Int, Query, Resolver, Root } from 'type-graphql';
import { Requires } from '../../platform/authz/requires';
import type { RequestContext } from '../../platform/graphql/context';
import { badUserInput } from '../../platform/graphql/errors';
import { Weighs } from '../../platform/graphql/weight';
import { agentById, teamById } from '../agents/agent.loaders';
import { Agent, Team, type AgentRow } from '../agents/agent.type';
import { contactReasonById } from '../contact-reasons/contact-reason.loaders';
import { ContactReason, type ContactReasonRow } from '../contact-reasons/contact-reason.type';
import { SurveyAnswerFilter } from '../surveys/survey.input';
import { surveyById } from '../surveys/survey.loaders';
import { Survey, SurveyMetric } from '../surveys/survey.type';
import { askedCut } from './asked-cut';
import { SCORES_WEIGHT, CutArgs } from './cut.input';
import { ScoreGrouping } from './score.input';
import { scoreGroups } from './score.loaders';
import { ScoreGroup, type ScoreGroupRow } from './score.type';

@Resolver(() => ScoreGroup)
export class ScoreResolver {
  @Requires('statistics:read')
  @Weighs(SCORES_WEIGHT)
  @Query(() => [ScoreGroup], {
    description:
      'Scores of groups of answers to surveys, answers of nobody known included: by period in order, else the largest group first, at most `maxGroups`, none of them empty. Each scale is a group of its own. Answers outside of their scale count nowhere.',
  })
  async scores(
    @Arg('metric', () => SurveyMetric, { description: 'What was measured.' }) metric: SurveyMetric,
    @Arg('filter', () => SurveyAnswerFilter, {
      nullable: true,
      description: 'Which answers; all to this metric when left out.',
    })
    filter: SurveyAnswerFilter | null | undefined,
    @Arg('groupBy', () => [ScoreGrouping], {
      nullable: true,
      description: 'What to group by: at most 2, attribute and period included.',
    })
    groupBy: ScoreGrouping[] | null | undefined,
    @Arg('minimumSample', () => Int, {
      defaultValue: 30,
      description: 'The fewest answers of which a score is shown, 1 or more; 1 shows all.',
    })
    minimumSample: number,
    @Args(() => CutArgs) cutArgs: CutArgs,
    @Ctx() context: RequestContext,
  ): Promise<readonly ScoreGroupRow[]> {
    if (minimumSample < 1) {
      throw badUserInput(`"minimumSample" must be 1 or more, not ${String(minimumSample)}.`);
    }
    const cut = await askedCut(context, 'SURVEY_ANSWER', filter, groupBy, cutArgs);
    return context.loaders.load(scoreGroups, {
      text: JSON.stringify([metric, cut.filter, groupBy, minimumSample, cutArgs]),
      metric,
      ...cut,
      minimumSample,
    });
  }

  @FieldResolver(() => Survey, {
    nullable: true,
    description: 'The survey that was answered; null unless grouped by it.',
  })
  survey(
    @Root() { surveyId = null }: ScoreGroupRow,
    @Ctx() { loaders }: RequestContext,
  ): Promise<Survey | null> | null {
    return loaders.loadOptional(surveyById, surveyId);
  }

  @FieldResolver(() => ContactReason, {
    nullable: true,
    description: 'What the contact was about; null unless grouped by it, or not known.',
  })
  reason(
    @Root() { reasonId = null }: ScoreGroupRow,
    @Ctx() { loaders }: RequestContext,
  ): Promise<ContactReasonRow | null> | null {
    return loaders.loadOptional(contactReasonById, reasonId);
  }

  @FieldResolver(() => Agent, {
    nullable: true,
    description: 'Who had the contact; null unless grouped by it, or nobody.',
  })
  agent(
    @Root() { agentId = null }: ScoreGroupRow,
    @Ctx() { loaders }: RequestContext,
  ): Promise<AgentRow | null> | null {
    return loaders.loadOptional(agentById, agentId);
  }

  @FieldResolver(() => Team, {
    nullable: true,
    description: 'The team of who had the contact; null unless grouped by it, or none.',
  })
  team(
    @Root() { teamId = null }: ScoreGroupRow,
    @Ctx() { loaders }: RequestContext,
  ): Promise<Team | null> | null {
    return loaders.loadOptional(teamById, teamId);
  }
}
