import { Field, ID, InputType, ObjectType } from 'type-graphql';
import type { GlobalId } from '../../kernel/global-id';
import { defineEnum } from '../../platform/graphql/enum';
import { DateTime } from '../../platform/graphql/scalars';
import { Weighs } from '../../platform/graphql/weight';
import { UpdateInput } from '../../platform/mutations/mutation.input';
import { defineMoveError } from '../../platform/mutations/user-error';
import type { LoopMove } from './domain/loop';
import { LONGEST_REASON, type LoopRefusal } from './move-loop';
import { SurveyLoop, type SurveyLoopRow } from './survey-loop.type';

@InputType({ description: 'Whom to give a loop to.' })
export class AssignLoopInput extends UpdateInput {
  @Field(() => ID, { description: 'Who is to see to it.' })
  owner!: GlobalId;
}

/** What every step has that tells when it was taken. */
@InputType()
abstract class StepInput extends UpdateInput {
  @Field(() => DateTime, {
    nullable: true,
    description: 'When, not in the future and not before what was done last; this moment when left out.',
  })
  at?: Date | null;
}

@InputType({ description: 'That the customer was spoken to.' })
export class ContactAboutLoopInput extends StepInput {}

@InputType({ description: 'That the customer and the bank agree on what went wrong.' })
export class AgreeCauseOfLoopInput extends StepInput {}

@InputType({ description: 'That it was put right.' })
export class FixCauseOfLoopInput extends StepInput {}

@InputType({ description: 'That the customer was told.' })
export class CloseLoopInput extends StepInput {}

@InputType({ description: 'Which loop to give up, and why.' })
export class GiveUpLoopInput extends UpdateInput {
  @Field(() => String, {
    description: `Why: they cannot be reached, or do not want it. 1 to ${String(LONGEST_REASON)} characters.`,
  })
  reason!: string;
}

const LoopMoveEnum = defineEnum<LoopMove>('SurveyLoopMove', 'What can be done about a low answer.', {
  ASSIGN: 'Give it to somebody: `assignLoop`.',
  CONTACT: 'Speak to the customer: `contactAboutLoop`.',
  AGREE_CAUSE: 'Agree on what went wrong: `agreeCauseOfLoop`.',
  FIX: 'Put it right: `fixCauseOfLoop`.',
  CLOSE: 'Tell the customer: `closeLoop`.',
  GIVE_UP: 'Do nothing more: `giveUpLoop`.',
  ASK_AGAIN: 'Ask the same again: `inviteToSurvey` with the loop.',
});

const SurveyLoopError = defineMoveError('SurveyLoop', LoopMoveEnum);

@ObjectType({ simpleResolvers: true })
export abstract class LoopPayload {
  @Field(() => SurveyLoop, { nullable: true, description: 'The loop as it is now; null when refused.' })
  loop!: SurveyLoopRow | null;

  @Weighs({ listSize: { assumedSize: 1 } })
  @Field(() => [SurveyLoopError], { description: 'Why nothing was done, at most 1; empty when it was.' })
  userErrors!: readonly LoopRefusal[];
}

@ObjectType({ simpleResolvers: true, description: 'The loop that was given to somebody.' })
export class AssignLoopPayload extends LoopPayload {}

@ObjectType({ simpleResolvers: true, description: 'The loop whose customer was spoken to.' })
export class ContactAboutLoopPayload extends LoopPayload {}

@ObjectType({ simpleResolvers: true, description: 'The loop whose cause is agreed on.' })
export class AgreeCauseOfLoopPayload extends LoopPayload {}

@ObjectType({ simpleResolvers: true, description: 'The loop whose cause was put right.' })
export class FixCauseOfLoopPayload extends LoopPayload {}

@ObjectType({ simpleResolvers: true, description: 'The loop whose customer was told.' })
export class CloseLoopPayload extends LoopPayload {}

@ObjectType({ simpleResolvers: true, description: 'The loop that was given up.' })
export class GiveUpLoopPayload extends LoopPayload {}
