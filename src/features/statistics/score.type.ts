import { Field, Float, Int, ObjectType } from 'type-graphql';
import type { Id } from '../../kernel/id';
import { defineEnum } from '../../platform/graphql/enum';
import { LanguageTag } from '../../platform/graphql/scalars';
import { Attribute } from '../attributes/attribute.type';
import { Channel } from '../channels/channel.type';
import { Segment } from '../customers/customer.type';
import { ScoreScale, SurveyMetric } from '../surveys/survey.type';
import { TimeSpan } from './period.type';

const IF_GROUPED = 'null unless grouped by it, or not known';

export const NoScoreReason = defineEnum('NoScoreReason', 'Why a group of answers has no score.', {
  BELOW_MINIMUM_SAMPLE: 'It has fewer answers than `minimumSample`.',
  OTHER_SCALE: 'The metric is not defined on the scale of these answers.',
});
export type NoScoreReason = keyof typeof NoScoreReason;

@ObjectType({
  simpleResolvers: true,
  description:
    'Where the score of all who might have answered lies with 95 % confidence, in the unit of the score. With few answers it may reach beyond the scale.',
})
export class ScoreInterval {
  @Field(() => Float, { description: 'Its lower end.' })
  low!: number;

  @Field(() => Float, { description: 'Its upper end.' })
  high!: number;

  @Field(() => Float, { description: 'Half of its width: the score plus or minus this.' })
  margin!: number;
}

@ObjectType({
  simpleResolvers: true,
  description:
    'What a group of answers on one scale amounts to. Answers on different scales are groups of their own. Never average scores of groups: ask with fewer groupings.',
})
export class ScoreGroup {
  @Field(() => Attribute, {
    nullable: true,
    description:
      'The attribute that they are grouped by, with its value; null unless grouped by one, and for those without a value.',
  })
  attribute!: Attribute | null;

  @Field(() => TimeSpan, {
    nullable: true,
    description: 'When they were given; null unless grouped by period.',
  })
  period!: TimeSpan | null;

  @Field(() => LanguageTag, { nullable: true, description: `The language of the comment; ${IF_GROUPED}.` })
  language?: string | null;

  @Field(() => Segment, { nullable: true, description: `The segment of who answered; ${IF_GROUPED}.` })
  segment?: Segment | null;

  @Field(() => Channel, {
    nullable: true,
    description: `The channel of the contact that they are about; ${IF_GROUPED}.`,
  })
  channel?: Channel | null;

  @Field(() => SurveyMetric, { description: 'What was measured.' })
  metric!: SurveyMetric;

  @Field(() => ScoreScale, { description: 'The scale of all of these answers.' })
  scale!: ScoreScale;

  @Field(() => String, { description: 'What `value` and `ci95` mean, and how they are worked out.' })
  definition!: string;

  @Field(() => Int, { description: 'How many answers there are, exactly.' })
  n!: number;

  @Field(() => Float, {
    nullable: true,
    description: 'The score, as `definition` says; null where `noValueBecause` says why.',
  })
  value!: number | null;

  @Field(() => NoScoreReason, {
    nullable: true,
    description: 'Why there is no value; null when there is one.',
  })
  noValueBecause!: NoScoreReason | null;

  @Field(() => ScoreInterval, {
    nullable: true,
    description: 'How sure the value is; null without a value, and of a mean of one answer.',
  })
  ci95!: ScoreInterval | null;

  @Field(() => Float, {
    nullable: true,
    description: 'The mean of the answers; null below the minimum sample.',
  })
  mean!: number | null;

  @Field(() => Int, { nullable: true, description: 'Answers 9 and 10. Null but for NPS on 0 to 10.' })
  promoters!: number | null;

  @Field(() => Int, { nullable: true, description: 'Answers 7 and 8. Null but for NPS on 0 to 10.' })
  passives!: number | null;

  @Field(() => Int, { nullable: true, description: 'Answers 0 to 6. Null but for NPS on 0 to 10.' })
  detractors!: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Answers that are one of the two highest of the scale. Null but for CSAT.',
  })
  topTwo!: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Answers 5 to 7 of 7, or 4 and 5 of 5. Null but for CES on 1 to 7 or 1 to 5.',
  })
  easy!: number | null;

  @Field(() => [Int], {
    nullable: true,
    description:
      'How often each score of the scale was given, from `scale.min` to `scale.max`: at most 101 numbers; null on a scale of more.',
  })
  distribution!: readonly number[] | null;
}

export interface ScoreGroupRow extends ScoreGroup {
  readonly group: string;
  readonly surveyId?: Id | null;
  readonly reasonId?: Id | null;
  readonly agentId?: Id | null;
  readonly teamId?: Id | null;
}
