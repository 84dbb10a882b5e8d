import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import type { GlobalId } from '../../kernel/global-id';
import { Weighs } from '../../platform/graphql/weight';
import { CalendarDay } from '../../platform/graphql/scalars';
import { MutationInput, UpdateInput } from '../../platform/mutations/mutation.input';
import type { ChangeRefusal } from '../../platform/mutations/refusal';
import { defineUserError } from '../../platform/mutations/user-error';
import { AdvocacyAsk, type AdvocacyAskRow } from '../asks/advocacy-ask.type';
import { AskError, type AskingRefusal } from '../asks/ask-error.type';
import { Channel } from '../channels/channel.type';
import { AdvocacyStatus, type AdvocacyStatusRow } from './advocacy-status.type';
import { OWNED_FROM_SCORE } from './domain/advocate-owner';
import { LONGEST_GOAL } from './plan-advocacy';
import { MOST_BENEFITS, USUAL_BENEFITS, VipBenefit } from './vip-membership.type';

@InputType()
abstract class AskInput extends MutationInput {
  @Field(() => ID, { description: 'Whom to ask.' })
  customer!: GlobalId;

  @Field(() => Channel, { description: 'By which way: they must have allowed it.' })
  channel!: Channel;
}

@InputType({ description: 'A customer who is asked for a review.' })
export class RequestReviewInput extends AskInput {}

@InputType({ description: 'A customer who is asked to send somebody.' })
export class RequestReferralInput extends AskInput {}

@InputType({ description: 'A customer who is asked to speak for the bank.' })
export class RequestReferenceInput extends AskInput {}

@InputType({ description: 'An ask that a customer declines.' })
export class DeclineAskInput extends UpdateInput {}

@InputType({ description: 'A customer who is put forward as an advocate.' })
export class NominateAdvocateInput extends MutationInput {
  @Field(() => ID, { description: 'Whom.' })
  customer!: GlobalId;

  @Field(() => ID, { nullable: true, description: 'Who looks after them; you, when left out.' })
  owner?: GlobalId | null;
}

@InputType({ description: 'An advocate, and who is to look after them.' })
export class AssignAdvocateOwnerInput extends UpdateInput {
  @Field(() => ID, {
    nullable: true,
    description: `Who looks after them. Nobody when left out: not of an advocate or champion with a score from ${String(OWNED_FROM_SCORE)} on.`,
  })
  owner?: GlobalId | null;
}

@InputType({ description: 'A customer who joins the VIP programme.' })
export class EnrolVipInput extends MutationInput {
  @Field(() => ID, { description: 'Who joins.' })
  customer!: GlobalId;

  @Field(() => [VipBenefit], {
    nullable: true,
    description: `What it gives them, at most ${String(MOST_BENEFITS)} benefits; ${USUAL_BENEFITS.join(' and ')} when left out.`,
  })
  benefits?: VipBenefit[] | null;
}

@InputType({ description: 'A customer who leaves the VIP programme.' })
export class LeaveVipInput extends MutationInput {
  @Field(() => ID, { description: 'Who leaves.' })
  customer!: GlobalId;
}

@InputType({ description: 'What is to be reached with a customer, and by when.' })
export class PlanAdvocacyInput extends MutationInput {
  @Field(() => ID, { description: 'With whom.' })
  customer!: GlobalId;

  @Field(() => String, {
    description: `What is to be reached, in words: 1 to ${String(LONGEST_GOAL)} characters.`,
  })
  goal!: string;

  @Field(() => CalendarDay, { description: 'The first day of its period, after the end of the plan before.' })
  startsOn!: string;

  @Field(() => CalendarDay, {
    description:
      'The last day of its period, in UTC: from the first day on; of a new plan today or later. To end a plan that runs, say yesterday.',
  })
  endsOn!: string;

  @Field(() => ID, { description: 'Who answers for it.' })
  owner!: GlobalId;

  @Field(() => Int, {
    nullable: true,
    description:
      'The `version` of the plan that you have seen, 0 where there is none that is not over: refused with CONFLICT when another has taken its place. Whatever is there when left out.',
  })
  expectedVersion?: number | null;
}

const AdvocacyStatusError = defineUserError('AdvocacyStatus');

@ObjectType({ simpleResolvers: true })
export abstract class AdvocacyPayload {
  @Field(() => AdvocacyStatus, { nullable: true, description: 'The status as it is now; null when refused.' })
  advocacy!: AdvocacyStatusRow | null;

  @Weighs({ listSize: { assumedSize: 1 } })
  @Field(() => [AdvocacyStatusError], { description: 'Why nothing was done, at most 1; empty when it was.' })
  userErrors!: readonly ChangeRefusal[];
}

@ObjectType({ simpleResolvers: true, description: 'Who was put forward.' })
export class NominateAdvocatePayload extends AdvocacyPayload {}

@ObjectType({ simpleResolvers: true, description: 'Who has another owner.' })
export class AssignAdvocateOwnerPayload extends AdvocacyPayload {}

@ObjectType({ simpleResolvers: true, description: 'Who has joined.' })
export class EnrolVipPayload extends AdvocacyPayload {}

@ObjectType({ simpleResolvers: true, description: 'Who has left.' })
export class LeaveVipPayload extends AdvocacyPayload {}

@ObjectType({ simpleResolvers: true, description: 'Whose advocacy is planned: `advocacy { plan }`.' })
export class PlanAdvocacyPayload extends AdvocacyPayload {}

@ObjectType({ simpleResolvers: true })
export abstract class AskPayload {
  @Field(() => AdvocacyAsk, { nullable: true, description: 'The ask; null when refused.' })
  ask!: AdvocacyAskRow | null;

  @Weighs({ listSize: { assumedSize: 1 } })
  @Field(() => [AskError], { description: 'Why nobody was asked, at most 1; empty when they were.' })
  userErrors!: readonly AskingRefusal[];
}

@ObjectType({ simpleResolvers: true, description: 'The ask for a review.' })
export class RequestReviewPayload extends AskPayload {}

@ObjectType({ simpleResolvers: true, description: 'The ask for a referral.' })
export class RequestReferralPayload extends AskPayload {}

@ObjectType({ simpleResolvers: true, description: 'The ask for a reference.' })
export class RequestReferencePayload extends AskPayload {}

const DeclinedAskError = defineUserError('DeclineAsk');

@ObjectType({ simpleResolvers: true, description: 'The ask that was declined.' })
export class DeclineAskPayload {
  @Field(() => AdvocacyAsk, { nullable: true, description: 'The ask as it is now; null when refused.' })
  ask!: AdvocacyAskRow | null;

  @Weighs({ listSize: { assumedSize: 1 } })
  @Field(() => [DeclinedAskError], { description: 'Why nothing was done, at most 1; empty when it was.' })
  userErrors!: readonly ChangeRefusal[];
}
