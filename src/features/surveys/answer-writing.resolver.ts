import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import type { GlobalId } from '../../kernel/global-id';
import type { Id } from '../../kernel/id';
import { localisedIn } from '../../kernel/localised';
import { Requires } from '../../platform/authz/requires';
import type { RequestContext } from '../../platform/graphql/context';
import { idArgument, type NodeName } from '../../platform/graphql/node';
import { LanguageTag } from '../../platform/graphql/scalars';
import { runMutation } from '../../platform/mutations/run-mutation';
import { caseName } from '../cases/case.type';
import { customerName } from '../customers/customer.type';
import { interactionName } from '../interactions/interaction.type';
import {
  RecordSurveyAnswerInput,
  RecordSurveyAnswerPayload,
  SubmitSurveyAnswerInput,
  SubmitSurveyAnswerPayload,
  SurveyQuestion,
} from './answer-writing.input';
import { inviteeOf } from './invitee';
import { recordSurveyAnswer } from './record-survey-answer';
import { refusalOfToken, submitSurveyAnswer, surveyOf } from './submit-survey-answer';
import { surveyAnswerById } from './survey.loaders';
import { surveyName } from './survey.type';

const optionalId = (field: string, value: GlobalId | null | undefined, name: NodeName): Id | null =>
  value == null ? null : idArgument(`input.${field}`, value, name);

@Resolver()
export class AnswerWritingResolver {
  @Requires('survey:answer')
  @Query(() => SurveyQuestion, {
    nullable: true,
    description:
      'What somebody is asked who was invited, for anybody who has the token; null when it cannot be answered any more, or never could.',
  })
  async surveyQuestion(
    @Arg('token', () => String, { description: 'The token of the invitation, out of the link.' })
    token: string,
    @Arg('language', () => LanguageTag, {
      nullable: true,
      description: 'Which language is wanted; those of Accept-Language when left out or not there.',
    })
    language: string | null | undefined,
    @Ctx() context: RequestContext,
  ): Promise<SurveyQuestion | null> {
    const invitee = await inviteeOf(context, token);
    if (!invitee?.isOpen) return null;
    const { questions, scale } = await surveyOf(invitee.asThem, invitee.surveyId);
    const { tag, text } = localisedIn(questions, [
      ...(language == null ? [] : [language]),
      ...context.languages,
    ]);
    return { question: text, language: tag, scale };
  }

  @Requires('survey:answer')
  @Mutation(() => SubmitSurveyAnswerPayload, {
    description:
      'Answers as whoever was invited, for anybody who has the token, once. The same answer again is harmless. A token that was never made, was used for another answer, or whose time is over is NOT_FOUND alike.',
  })
  async submitSurveyAnswer(
    @Arg('input', () => SubmitSurveyAnswerInput, { description: 'The token, and what is answered.' })
    input: SubmitSurveyAnswerInput,
    @Ctx() context: RequestContext,
  ): Promise<SubmitSurveyAnswerPayload> {
    const invitee = await inviteeOf(context, input.token);
    if (invitee === null) return { answer: null, userErrors: [refusalOfToken().refused] };
    const { asThem, digest, surveyId, invitation } = invitee;
    const { score, comment = null, language = null } = input;
    const useCase = submitSurveyAnswer(digest, await surveyOf(asThem, surveyId), {
      score,
      comment,
      language,
    });
    const asked = { action: 'survey:answer', input, subjects: [invitation] } as const;
    const outcome = await runMutation(asThem, asked, useCase);
    if ('refused' in outcome) return { answer: null, userErrors: [outcome.refused] };
    return { answer: await asThem.loaders.load(surveyAnswerById, outcome.done), userErrors: [] };
  }

  @Requires('survey:write')
  @Mutation(() => RecordSurveyAnswerPayload, {
    description:
      'Records what somebody answered elsewhere, or on the spot. It answers the invitation to the same survey about the same that they had by then, if it is open. A low answer of somebody known opens a loop, unless it was given more than 30 days ago.',
  })
  async recordSurveyAnswer(
    @Arg('input', () => RecordSurveyAnswerInput, { description: 'The answer.' })
    input: RecordSurveyAnswerInput,
    @Ctx() context: RequestContext,
  ): Promise<RecordSurveyAnswerPayload> {
    const { score, comment = null, language = null, submissionId, answeredAt, customer } = input;
    const useCase = recordSurveyAnswer({
      ...{ score, comment, language, submissionId, answeredAt },
      surveyId: idArgument('input.survey', input.survey, surveyName),
      customerId: optionalId('customer', customer, customerName),
      interactionId: optionalId('interaction', input.interaction, interactionName),
      caseId: optionalId('case', input.case, caseName),
    });
    const subjects = customer == null ? [] : [customer];
    const outcome = await runMutation(context, { action: 'survey:record', input, subjects }, useCase);
    if ('refused' in outcome) return { surveyAnswer: null, userErrors: [outcome.refused] };
    return { surveyAnswer: await context.loaders.load(surveyAnswerById, outcome.done), userErrors: [] };
  }
}
