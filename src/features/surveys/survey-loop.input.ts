import { Field, InputType } from 'type-graphql';
import { BooleanFilter, DateTimeFilter, IdFilter } from '../../platform/graphql/comparison.input';
import { defineEnum } from '../../platform/graphql/enum';
import { orderInput } from '../../platform/graphql/order.input';

export const SurveyLoopOrderField = defineEnum(
  'SurveyLoopOrderField',
  'What a list of low answers that are seen to may be sorted by.',
  { OPENED_AT: 'Since when somebody is to see to it. They are due in the same order.' },
);
export type SurveyLoopOrderField = keyof typeof SurveyLoopOrderField;

export const SurveyLoopOrder = orderInput<SurveyLoopOrderField>('SurveyLoop', SurveyLoopOrderField);

@InputType({
  description: 'Narrows a list of low answers that are seen to down. All that is given must hold.',
})
export class SurveyLoopFilter {
  @Field(() => [SurveyLoopFilter], { nullable: true, description: 'All of these hold.' })
  and?: SurveyLoopFilter[] | null;

  @Field(() => [SurveyLoopFilter], {
    nullable: true,
    description: 'One of these holds; an empty list matches nothing.',
  })
  or?: SurveyLoopFilter[] | null;

  @Field(() => SurveyLoopFilter, { nullable: true, description: 'This does not hold.' })
  not?: SurveyLoopFilter | null;

  @Field(() => BooleanFilter, { nullable: true, description: 'By whether the customer is still to be told.' })
  open?: BooleanFilter | null;

  @Field(() => DateTimeFilter, {
    nullable: true,
    description: 'By since when somebody is to see to it.',
  })
  openedAt?: DateTimeFilter | null;

  @Field(() => DateTimeFilter, {
    nullable: true,
    description: 'By until when the customer is to be told. Open ones that were due before now are overdue.',
  })
  dueAt?: DateTimeFilter | null;

  @Field(() => DateTimeFilter, {
    nullable: true,
    description: 'By when it was closed; an open one is null.',
  })
  closedAt?: DateTimeFilter | null;

  @Field(() => IdFilter, { nullable: true, description: 'By who looks after it; null when nobody does.' })
  owner?: IdFilter | null;

  @Field(() => IdFilter, {
    nullable: true,
    description: 'By the team that looks after the customer; null when none does, or nobody could be named.',
  })
  team?: IdFilter | null;

  @Field(() => IdFilter, {
    nullable: true,
    description: 'By who answered; null when nobody could be named.',
  })
  customer?: IdFilter | null;
}
