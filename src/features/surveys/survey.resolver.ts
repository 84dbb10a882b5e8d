import { Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { localise } from '../../kernel/localised';
import { Requires } from '../../platform/authz/requires';
import type { RequestContext } from '../../platform/graphql/context';
import { Weighs } from '../../platform/graphql/weight';
import { surveyList } from './survey.loaders';
import { Survey, SURVEYS_CAP, type SurveyRow } from './survey.type';

@Resolver(() => Survey)
export class SurveyResolver {
  @Requires('bank:read')
  @Weighs({ listSize: { assumedSize: SURVEYS_CAP } })
  @Query(() => [Survey], {
    description: `The surveys of the bank, by code; at most ${String(SURVEYS_CAP)}.`,
  })
  surveys(@Ctx() { loaders }: RequestContext): Promise<readonly SurveyRow[]> {
    return loaders.load(surveyList, 'ALL');
  }

  @FieldResolver(() => String, {
    description: 'What is asked, in the best language of Accept-Language that there is, else English.',
  })
  question(@Root() { questions }: SurveyRow, @Ctx() { languages }: RequestContext): string {
    return localise(questions, languages);
  }
}
