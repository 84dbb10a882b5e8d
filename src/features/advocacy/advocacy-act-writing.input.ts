import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import type { GlobalId } from '../../kernel/global-id';
import { defineEnum } from '../../platform/graphql/enum';
import { DateTime } from '../../platform/graphql/scalars';
import { Weighs } from '../../platform/graphql/weight';
import { MutationInput, UpdateInput } from '../../platform/mutations/mutation.input';
import { defineMoveError } from '../../platform/mutations/user-error';
import { LONGEST, type ActRefusal } from './act-refusal';
import { AdvocacyAct, AdvocacyActKind, type AdvocacyActRow } from './advocacy-act.type';
import type { ActMove, IdeaMove, ReferralMove } from './domain/act-moves';
import type { ActKind } from './domain/evidence';

const IDEA_MOVES = {
  ADOPT: 'The bank does it.',
  DECLINE: 'The bank does not do it.',
  TELL: 'The customer was told what became of it.',
} as const;

const REFERRAL_MOVES = {
  ACCEPT: 'Whoever was sent talks to the bank.',
  WIN: 'They are a customer now, and were none when they were sent.',
  LOSE: 'They will not become one.',
  REWARD: 'The one who sent them was rewarded.',
} as const;

const IdeaMoveEnum = defineEnum<IdeaMove>('IdeaMove', 'What can be done to an idea.', IDEA_MOVES);
const ReferralMoveEnum = defineEnum<ReferralMove>(
  'ReferralMove',
  'What can be done to a referral.',
  REFERRAL_MOVES,
);
const ActMoveEnum = defineEnum<ActMove>('AdvocacyActMove', 'What can be done to an idea, or to a referral.', {
  ...IDEA_MOVES,
  ...REFERRAL_MOVES,
});

const characters = (longest: number): string => `1 to ${String(longest)} characters`;

@InputType({ description: 'The scale of a rating: whole numbers, 0 to 100.' })
export class RatingScaleInput {
  @Field(() => Int, { description: 'The lowest rating, 0 or more.' })
  min!: number;

  @Field(() => Int, { description: 'The highest rating, more than the lowest, 100 at most.' })
  max!: number;
}

@InputType({ description: 'What a customer wrote of the bank for others to read.' })
export class ReviewInput {
  @Field(() => String, { description: `Where it stands: ${characters(LONGEST.platform)}.` })
  platform!: string;

  @Field(() => Int, { description: 'What was given, on its scale.' })
  rating!: number;

  @Field(() => RatingScaleInput, { description: 'The scale of the rating.' })
  scale!: RatingScaleInput;

  @Field(() => Int, { nullable: true, description: 'How many people may have read it, 0 or more.' })
  reach?: number | null;

  @Field(() => String, { nullable: true, description: `What was written: ${characters(LONGEST.text)}.` })
  text?: string | null;
}

@InputType({ description: 'What a customer did for the bank.' })
export class RecordAdvocacyActInput extends MutationInput {
  @Field(() => ID, { description: 'Who did it.' })
  customer!: GlobalId;

  @Field(() => AdvocacyActKind, { description: 'What was done; a REFERRAL is made by `createReferral`.' })
  kind!: ActKind;

  @Field(() => DateTime, {
    nullable: true,
    description:
      'When it was done, not in the future; this moment when left out. It must be given with `externalId`.',
  })
  at?: Date | null;

  @Field(() => String, {
    nullable: true,
    description: `What shows that it was done, a link or a note: ${characters(LONGEST.evidence)}.`,
  })
  evidence?: string | null;

  @Field(() => String, {
    nullable: true,
    description: `Your own key of it, yours alone or your source’s, for ever: ${characters(LONGEST.externalId)}. Told again under it with the same content, the act is given as it is, and nothing is written; another content is INVALID.`,
  })
  externalId?: string | null;

  @Field(() => ReviewInput, { nullable: true, description: 'The review, of a REVIEW and nothing else.' })
  review?: ReviewInput | null;

  @Field(() => String, {
    nullable: true,
    description: `The idea in their words, of an IDEA and nothing else: ${characters(LONGEST.text)}.`,
  })
  idea?: string | null;
}

@InputType({ description: 'What becomes of an idea.' })
export class DecideIdeaInput extends UpdateInput {
  @Field(() => IdeaMoveEnum, { description: 'What is decided, or that the customer was told.' })
  move!: IdeaMove;

  @Field(() => DateTime, {
    nullable: true,
    description:
      'When the customer was told, from the decision on and not in the future; with TELL this moment when left out.',
  })
  toldAt?: Date | null;
}

@InputType({ description: 'A customer who sends somebody to the bank.' })
export class CreateReferralInput extends MutationInput {
  @Field(() => ID, { description: 'Who sends somebody.' })
  customer!: GlobalId;

  @Field(() => String, { nullable: true, description: `A note: ${characters(LONGEST.evidence)}.` })
  evidence?: string | null;
}

@InputType({ description: 'A step of a referral.' })
export class AdvanceReferralInput extends MutationInput {
  @Field(() => ID, { nullable: true, description: 'The act of the referral. This or `code`, one of both.' })
  id?: GlobalId | null;

  @Field(() => String, {
    nullable: true,
    description: 'The code that whoever was sent has brought along, as they wrote it.',
  })
  code?: string | null;

  @Field(() => ReferralMoveEnum, { description: 'The step.' })
  move!: ReferralMove;

  @Field(() => ID, {
    nullable: true,
    description: 'Who came: with ACCEPT if it is known by then, with WIN at the latest.',
  })
  customer?: GlobalId | null;

  @Field(() => String, {
    nullable: true,
    description: `What was given for it, with REWARD: ${characters(LONGEST.reward)}.`,
  })
  reward?: string | null;

  @Field(() => Int, {
    nullable: true,
    description: 'The `version` that you have seen. Whatever is there when left out.',
  })
  expectedVersion?: number | null;
}

const AdvocacyActError = defineMoveError('AdvocacyAct', ActMoveEnum);

@ObjectType({ simpleResolvers: true })
export abstract class ActPayload {
  @Field(() => AdvocacyAct, { nullable: true, description: 'The act as it is now; null when refused.' })
  act!: AdvocacyActRow | null;

  @Weighs({ listSize: { assumedSize: 1 } })
  @Field(() => [AdvocacyActError], { description: 'Why nothing was done, at most 1; empty when it was.' })
  userErrors!: readonly ActRefusal[];
}

@ObjectType({ simpleResolvers: true, description: 'The act that was recorded.' })
export class RecordAdvocacyActPayload extends ActPayload {}

@ObjectType({ simpleResolvers: true, description: 'The act whose idea was decided.' })
export class DecideIdeaPayload extends ActPayload {}

@ObjectType({ simpleResolvers: true, description: 'The act whose referral was made.' })
export class CreateReferralPayload extends ActPayload {}

@ObjectType({ simpleResolvers: true, description: 'The act whose referral came further.' })
export class AdvanceReferralPayload extends ActPayload {}
