import { Field, Int, ObjectType } from 'type-graphql';
import { defineEnum } from '../../platform/graphql/enum';
import { DateTime } from '../../platform/graphql/scalars';

export const SurveyMetric = defineEnum('SurveyMetric', 'What a survey measures.', {
  NPS: 'Net promoter score: would recommend, 0 to 10.',
  CSAT: 'Customer satisfaction, on the scale of its survey. Not loyalty.',
  CES: 'Customer effort score: how easy it was, on the scale of its survey, the highest being very easy.',
});
export type SurveyMetric = keyof typeof SurveyMetric;

@ObjectType({
  simpleResolvers: true,
  description: 'The whole numbers that an answer may take. Answers on different scales are never mixed.',
})
export class ScoreScale {
  @Field(() => Int, { description: 'The lowest score.' })
  min!: number;

  @Field(() => Int, { description: 'The highest score.' })
  max!: number;
}

@ObjectType({ simpleResolvers: true, description: 'A customer’s last answer to surveys of one metric.' })
export class LastScore {
  @Field(() => Int, { description: 'What the customer answered.' })
  score!: number;

  @Field(() => ScoreScale, { description: 'The scale of the answer.' })
  scale!: ScoreScale;

  @Field(() => DateTime, { description: 'When the customer answered.' })
  answeredAt!: Date;
}

/** The fields are of `customer-scores.resolver.ts`; the value is the customer. */
@ObjectType({ description: 'A customer’s last answer of each metric; null where there is none.' })
export class CustomerScores {}
