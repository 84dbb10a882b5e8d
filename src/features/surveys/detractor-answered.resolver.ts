import { Arg, Ctx, ID, Resolver, Root, Subscription } from 'type-graphql';
import { parseGlobalId, type GlobalId } from '../../kernel/global-id';
import { Requires } from '../../platform/authz/requires';
import type { RequestContext } from '../../platform/graphql/context';
import { idArgument } from '../../platform/graphql/node';
import { hear, hearing } from '../../platform/live/live-events';
import type { OrderedEvent } from '../../platform/outbox/ordered-event';
import { teamName } from '../agents/agent.type';
import { teamOfCustomer } from '../customers/customer-team.loaders';
import { isTakenUp } from './domain/loop';
import { isLow } from './domain/metrics';
import { surveyAnswerById } from './survey.loaders';
import { SurveyAnswer, type SurveyAnswerRow } from './survey.type';

interface Whose {
  readonly team?: GlobalId | null;
}

const TOPICS = ['survey:answer', 'survey:record'];

@Resolver()
export class DetractorAnsweredResolver {
  @Requires('customer:read')
  @Subscription(() => SurveyAnswer, {
    nullable: true,
    description:
      'Hears of low answers as they are given here: those of detractors, and of other metrics below the middle of the scale. What is imported, or was given more than 30 days before it was recorded, is not heard of.',
    subscribe: hearing(({ team }: Whose, { events }) => {
      if (team != null) idArgument('team', team, teamName);
      return hear(events, ({ topic }) => TOPICS.includes(topic));
    }),
  })
  async detractorAnswered(
    @Arg('team', () => ID, {
      nullable: true,
      description: 'The team that looks after the customer; any, or none, when left out.',
    })
    team: GlobalId | null | undefined,
    @Root() { object }: OrderedEvent,
    @Ctx() { loaders, now }: RequestContext,
  ): Promise<SurveyAnswerRow | null> {
    const answer = await loaders.loadOptional(surveyAnswerById, parseGlobalId(object)?.id ?? null);
    if (answer === null || !isLow(answer.metric, answer.score, answer.scale)) return null;
    if (!isTakenUp(answer.answeredAt, now)) return null;
    if (team == null) return answer;
    const theirs = await loaders.loadOptional(teamOfCustomer, answer.customerId);
    return theirs === parseGlobalId(team)?.id ? answer : null;
  }
}
