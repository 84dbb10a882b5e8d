import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../../platform/graphql/context';
import { Weighs } from '../../platform/graphql/weight';
import { DRIVERS_CAP, driversOfAnswer } from './survey-driver.loaders';
import { SurveyDriver, type SurveyDriverRow } from './survey-driver.type';
import { SurveyAnswer, type SurveyAnswerRow } from './survey.type';

@Resolver(() => SurveyAnswer)
export class SurveyDriverResolver {
  @Weighs({ listSize: { assumedSize: DRIVERS_CAP } })
  @FieldResolver(() => [SurveyDriver], {
    nullable: true,
    description: `What was rated beside the score, by code; at most ${String(DRIVERS_CAP)}.`,
  })
  drivers(
    @Root() { id }: SurveyAnswerRow,
    @Ctx() { loaders }: RequestContext,
  ): Promise<readonly SurveyDriverRow[]> {
    return loaders.load(driversOfAnswer, id);
  }
}
