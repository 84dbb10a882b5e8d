import { Field, InputType } from 'type-graphql';
import type { Comparison } from '../../platform/db/comparison';
import {
  BooleanFilter,
  DateTimeFilter,
  enumFilter,
  IdFilter,
  IntFilter,
} from '../../platform/graphql/comparison.input';
import { defineEnum } from '../../platform/graphql/enum';
import { orderInput } from '../../platform/graphql/order.input';
import { AdvocacyStage } from './advocacy-status.type';

export const AdvocateOrderField = defineEnum(
  'AdvocateOrderField',
  'What a list of advocates may be sorted by.',
  {
    SCORE: 'The weight of the evidence.',
    SINCE: 'Since when they are at their stage.',
  },
);
export type AdvocateOrderField = keyof typeof AdvocateOrderField;

export const AdvocateOrder = orderInput<AdvocateOrderField>('Advocate', AdvocateOrderField);

const AdvocacyStageFilter = enumFilter<AdvocacyStage>('AdvocacyStage', AdvocacyStage);

@InputType({ description: 'Narrows a list of advocates down. All that is given must hold.' })
export class AdvocateFilter {
  @Field(() => [AdvocateFilter], { nullable: true, description: 'All of these hold.' })
  and?: AdvocateFilter[] | null;

  @Field(() => [AdvocateFilter], {
    nullable: true,
    description: 'One of these holds; an empty list matches nothing.',
  })
  or?: AdvocateFilter[] | null;

  @Field(() => AdvocateFilter, { nullable: true, description: 'This does not hold.' })
  not?: AdvocateFilter | null;

  @Field(() => AdvocacyStageFilter, { nullable: true, description: 'By stage.' })
  stage?: Comparison<AdvocacyStage> | null;

  @Field(() => IntFilter, { nullable: true, description: 'By the weight of the evidence, 0 to 100.' })
  score?: IntFilter | null;

  @Field(() => BooleanFilter, {
    nullable: true,
    description: 'By whether they are in the VIP programme.',
  })
  vip?: BooleanFilter | null;

  @Field(() => DateTimeFilter, { nullable: true, description: 'By since when they are at their stage.' })
  since?: DateTimeFilter | null;

  @Field(() => IdFilter, { nullable: true, description: 'By who answers for them; nobody is null.' })
  owner?: IdFilter | null;
}
