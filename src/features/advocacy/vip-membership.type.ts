import { Field, ObjectType } from 'type-graphql';
import type { Id } from '../../kernel/id';
import { defineEnum } from '../../platform/graphql/enum';
import { DateTime } from '../../platform/graphql/scalars';
import { Weighs } from '../../platform/graphql/weight';

export const VipBenefit = defineEnum('VipBenefit', 'What a membership in the VIP programme gives.', {
  NAMED_CONTACT: 'Somebody whom they know by name looks after them.',
  FIRST_IN_QUEUE: 'Their calls are taken first.',
  NO_FEES: 'They pay no fees for everyday services.',
  EARLY_ACCESS: 'They try out what is new before others do.',
  EVENTS: 'They are invited to events.',
});
export type VipBenefit = keyof typeof VipBenefit;

/** What a membership gives unless said otherwise. The operator's assumption. */
export const USUAL_BENEFITS: readonly VipBenefit[] = ['NAMED_CONTACT', 'FIRST_IN_QUEUE'];
export const MOST_BENEFITS = Object.keys(VipBenefit).length;

@ObjectType({ simpleResolvers: true, description: 'That a customer is, or was, in the VIP programme.' })
export class VipMembership {
  @Field(() => DateTime, { description: 'Since when.' })
  validFrom!: Date;

  @Field(() => DateTime, { nullable: true, description: 'Until when; null while it has no end.' })
  validTo!: Date | null;

  @Weighs({ listSize: { assumedSize: MOST_BENEFITS } })
  @Field(() => [VipBenefit], {
    description: `What it gives: at most ${String(MOST_BENEFITS)} benefits.`,
  })
  benefits!: readonly VipBenefit[];
}

export interface VipMembershipRow extends VipMembership {
  readonly id: Id;
  readonly enrolledById: Id | null;
}
