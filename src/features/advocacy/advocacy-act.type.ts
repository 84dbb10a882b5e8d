import { Field, ID, Int, ObjectType } from 'type-graphql';
import type { Id } from '../../kernel/id';
import { defineEnum } from '../../platform/graphql/enum';
import { Node, type NodeName } from '../../platform/graphql/node';
import { DateTime } from '../../platform/graphql/scalars';
import { ScoreScale } from '../surveys/survey.type';
import type { IdeaState, ReferralState } from './domain/act-moves';
import type { ActKind } from './domain/evidence';

export const AdvocacyActKind = defineEnum<ActKind>('AdvocacyActKind', 'What a customer did for the bank.', {
  REFERRAL: 'Sent somebody to the bank.',
  REVIEW: 'Wrote a review, good or bad.',
  REFERENCE: 'Spoke for the bank to somebody who asked.',
  ANSWER_TO_CUSTOMER: 'Helped another customer, on a forum for instance.',
  PUBLIC_PRAISE: 'Praised the bank in public, unasked.',
  IDEA: 'Gave the bank an idea.',
});

const ReferralStateEnum = defineEnum<ReferralState>('ReferralState', 'How far a referral has come.', {
  MADE: 'Somebody was named.',
  ACCEPTED: 'They are talking to the bank.',
  WON: 'They are a customer now.',
  LOST: 'They will not become one.',
});

const IdeaStateEnum = defineEnum<IdeaState>('IdeaState', 'What became of an idea.', {
  RECEIVED: 'Nobody has decided yet.',
  ADOPTED: 'The bank does it.',
  DECLINED: 'The bank does not do it.',
});

@ObjectType({
  simpleResolvers: true,
  description: 'That a customer sent somebody to the bank. It was made when the act was done.',
})
export class Referral {
  @Field(() => ReferralStateEnum, { description: 'How far it has come.' })
  state!: ReferralState;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When they first talked to the bank; null: not yet.',
  })
  acceptedAt!: Date | null;

  @Field(() => DateTime, { nullable: true, description: 'When they became a customer; null: not yet.' })
  wonAt!: Date | null;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When it was clear that they will not become one; null: it is not.',
  })
  lostAt!: Date | null;

  @Field(() => String, {
    nullable: true,
    description:
      'What is passed on to whoever is sent, 4, 4 and 3 characters with dashes; the last one is a checksum. Null of a referral that another system knows.',
  })
  code!: string | null;

  @Field(() => DateTime, { nullable: true, description: 'When it was rewarded; null: not yet.' })
  rewardedAt!: Date | null;

  @Field(() => String, { nullable: true, description: 'What was given for it; null: nothing yet.' })
  reward!: string | null;
}

export interface ReferralRow extends Referral {
  readonly referredProfileId: Id | null;
  readonly referredCustomerId: Id | null;
}

@ObjectType({ simpleResolvers: true, description: 'What a customer wrote of the bank for others to read.' })
export class Review {
  @Field(() => String, { description: 'Where it stands, as the source calls the place.' })
  platform!: string;

  @Field(() => Int, { description: 'What was given, on its scale.' })
  rating!: number;

  @Field(() => ScoreScale, { description: 'The scale of the rating.' })
  scale!: ScoreScale;

  @Field(() => Int, {
    nullable: true,
    description: 'How many people may have read it, as the platform says; null when it says nothing.',
  })
  reach!: number | null;

  @Field(() => String, { nullable: true, description: 'What was written. Personal.' })
  text!: string | null;
}

@ObjectType({ simpleResolvers: true, description: 'What a customer proposed, and what became of it.' })
export class Idea {
  @Field(() => String, { nullable: true, description: 'The idea in their words. Personal.' })
  text!: string | null;

  @Field(() => IdeaStateEnum, { description: 'What became of it.' })
  state!: IdeaState;

  @Field(() => DateTime, { nullable: true, description: 'When it was adopted or declined; null: not yet.' })
  decidedAt!: Date | null;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When the customer was told what became of it; null: not yet.',
  })
  toldAt!: Date | null;
}

@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description: 'Something that a customer did for the bank (or against it, in a bad review).',
})
export class AdvocacyAct extends Node {
  @Field(() => ID, { description: 'Begins with `act_`.' })
  override id!: Id;

  @Field(() => AdvocacyActKind, { description: 'What was done.' })
  kind!: ActKind;

  @Field(() => DateTime, { description: 'When it was done.' })
  at!: Date;

  @Field(() => String, {
    nullable: true,
    description: 'What shows that it was done: a link, a note. Personal.',
  })
  evidence!: string | null;

  @Field(() => Int, { description: 'Counts the changes of it, from 1 on; see `expectedVersion`.' })
  version!: number;

  @Field(() => Referral, { nullable: true, description: 'The referral; null unless it is one.' })
  referral!: Referral | null;

  @Field(() => Review, { nullable: true, description: 'The review; null unless it is one.' })
  review!: Review | null;

  @Field(() => Idea, { nullable: true, description: 'The idea; null unless it is one.' })
  idea!: Idea | null;
}

/** What stands beside an act belongs to whoever did it. */
export interface ReviewRow extends Review {
  readonly customerId: Id | null;
}

export interface IdeaRow extends Idea {
  readonly customerId: Id | null;
}

export interface AdvocacyActRow extends AdvocacyAct {
  readonly customerId: Id | null;
  readonly referral: ReferralRow | null;
  readonly review: ReviewRow | null;
  readonly idea: IdeaRow | null;
}

export const advocacyActName: NodeName = { typeName: 'AdvocacyAct', prefix: 'act' };
