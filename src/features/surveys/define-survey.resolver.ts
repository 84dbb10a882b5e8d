import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { Requires } from '../../platform/authz/requires';
import type { RequestContext } from '../../platform/graphql/context';
import { runMutation } from '../../platform/mutations/run-mutation';
import { defineSurvey } from './define-survey';
import { DefineSurveyInput, DefineSurveyPayload } from './define-survey.input';
import { surveyById } from './survey.loaders';

@Resolver()
export class DefineSurveyResolver {
  @Requires('survey:define')
  @Mutation(() => DefineSurveyPayload, {
    description:
      'Makes a survey, or puts that of the same code otherwise from now on. Invitations that are under way ask as it is put by then.',
  })
  async defineSurvey(
    @Arg('input', () => DefineSurveyInput, { description: 'The survey, whole.' }) input: DefineSurveyInput,
    @Ctx() context: RequestContext,
  ): Promise<DefineSurveyPayload> {
    const { code, name, metric, scale, questions, trigger = null, samplingShare, coolDownDays } = input;
    const outcome = await runMutation(
      context,
      { action: 'survey:define', input, subjects: [] },
      defineSurvey(
        { code, name, metric, scale, questions, trigger, samplingShare, coolDownDays },
        input.expectedVersion ?? null,
      ),
    );
    if ('refused' in outcome) return { survey: null, userErrors: [outcome.refused] };
    return { survey: await context.loaders.load(surveyById, outcome.done), userErrors: [] };
  }
}
