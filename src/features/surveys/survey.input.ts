import { Field, InputType } from 'type-graphql';
import type { Comparison } from '../../platform/db/comparison';
import {
  DateTimeFilter,
  enumFilter,
  IdFilter,
  IntFilter,
  LanguageTagFilter,
} from '../../platform/graphql/comparison.input';
import { defineEnum } from '../../platform/graphql/enum';
import { orderInput } from '../../platform/graphql/order.input';
import { AttributeFilter } from '../attributes/attribute.input';
import { SurveyMetric } from './survey.type';

export const SurveyAnswerOrderField = defineEnum(
  'SurveyAnswerOrderField',
  'What a list of survey answers may be sorted by.',
  { ANSWERED_AT: 'When it was given.' },
);
export type SurveyAnswerOrderField = keyof typeof SurveyAnswerOrderField;

export const SurveyAnswerOrder = orderInput<SurveyAnswerOrderField>('SurveyAnswer', SurveyAnswerOrderField);

const SurveyMetricFilter = enumFilter<SurveyMetric>('SurveyMetric', SurveyMetric);

@InputType({ description: 'Narrows a list of survey answers down. All that is given must hold.' })
export class SurveyAnswerFilter {
  @Field(() => [SurveyAnswerFilter], { nullable: true, description: 'All of these hold.' })
  and?: SurveyAnswerFilter[] | null;

  @Field(() => [SurveyAnswerFilter], {
    nullable: true,
    description: 'One of these holds; an empty list matches nothing.',
  })
  or?: SurveyAnswerFilter[] | null;

  @Field(() => SurveyAnswerFilter, { nullable: true, description: 'This does not hold.' })
  not?: SurveyAnswerFilter | null;

  @Field(() => SurveyMetricFilter, { nullable: true, description: 'By what the survey measures.' })
  metric?: Comparison<SurveyMetric> | null;

  @Field(() => IntFilter, {
    nullable: true,
    description: 'By the answer. Scales differ: filter by metric or survey too.',
  })
  score?: IntFilter | null;

  @Field(() => DateTimeFilter, { nullable: true, description: 'By when it was given.' })
  answeredAt?: DateTimeFilter | null;

  @Field(() => LanguageTagFilter, { nullable: true, description: 'By the language of the comment.' })
  language?: Comparison<string> | null;

  @Field(() => IdFilter, {
    nullable: true,
    description: 'By who answered; answers of nobody known are null.',
  })
  customer?: IdFilter | null;

  @Field(() => IdFilter, { nullable: true, description: 'By survey.' })
  survey?: IdFilter | null;

  @Field(() => [AttributeFilter], {
    nullable: true,
    description: 'By what sources know beyond the model. All of these hold.',
  })
  attributes?: AttributeFilter[] | null;
}
