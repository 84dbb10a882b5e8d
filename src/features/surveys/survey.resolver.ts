import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { localise } from '../../kernel/localised';
import type { RequestContext } from '../../platform/graphql/context';
import { Survey, type SurveyRow } from './survey.type';

@Resolver(() => Survey)
export class SurveyResolver {
  @FieldResolver(() => String, {
    description: 'What is asked, in the best language of Accept-Language that there is, else English.',
  })
  question(@Root() { questions }: SurveyRow, @Ctx() { languages }: RequestContext): string {
    return localise(questions, languages);
  }
}
