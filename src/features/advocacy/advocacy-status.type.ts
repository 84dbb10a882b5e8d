import { Field, Int, ObjectType } from 'type-graphql';
import { defineEnum } from '../../platform/graphql/enum';
import { DateTime } from '../../platform/graphql/scalars';

export const AdvocacyStage = defineEnum('AdvocacyStage', 'How far a customer speaks for the bank.', {
  UNKNOWN: 'There is no evidence.',
  DETRACTOR: 'Last answered 0 to 6 of 10.',
  PASSIVE: 'Last answered 7 or 8 of 10.',
  PROMOTER: 'Says that they would recommend: last answered 9 or 10 of 10.',
  ADVOCATE: 'Has recommended at least once in the last year.',
  CHAMPION: 'Recommends repeatedly and is in the VIP programme.',
});
export type AdvocacyStage = keyof typeof AdvocacyStage;

@ObjectType({
  simpleResolvers: true,
  description: 'Whether a customer speaks for the bank, as far as there is evidence.',
})
export class AdvocacyStatus {
  @Field(() => AdvocacyStage, { description: 'The stage that the evidence supports.' })
  stage!: AdvocacyStage;

  @Field(() => Int, { description: 'Weight of the evidence, 0 to 100.' })
  score!: number;

  @Field(() => Boolean, { description: 'Whether the customer is in the VIP programme.' })
  vip!: boolean;

  @Field(() => DateTime, { description: 'Since when the customer is at this stage.' })
  since!: Date;
}
