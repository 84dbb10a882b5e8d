import { Field, ObjectType } from 'type-graphql';
import { defineEnum } from '../../platform/graphql/enum';
import { Weighs } from '../../platform/graphql/weight';
import { defineMoveError } from '../../platform/mutations/user-error';
import type { InteractionMove } from './domain/interaction-moves';
import type { InteractionRefusal } from './interaction-refusal';
import { Interaction, type InteractionRow } from './interaction.type';
import { Message, type MessageRow } from './message.type';

const InteractionMoveEnum = defineEnum<InteractionMove>('InteractionMove', 'What can be done to a contact.', {
  ANSWER: 'Answer it: `answerInteraction`.',
  HAND_OFF: 'Pass it on: `handOffInteraction`.',
  ADD_MESSAGE: 'Add what was written: `addMessage`.',
  END: 'End it: `endInteraction`.',
  IDENTIFY: 'Say whose it is: `identifyInteraction`.',
});

const InteractionError = defineMoveError('Interaction', InteractionMoveEnum);

@ObjectType({ simpleResolvers: true })
abstract class RefusablePayload {
  @Weighs({ listSize: { assumedSize: 1 } })
  @Field(() => [InteractionError], { description: 'Why nothing was done, at most 1; empty when it was.' })
  userErrors!: readonly InteractionRefusal[];
}

@ObjectType({ simpleResolvers: true })
export abstract class InteractionPayload extends RefusablePayload {
  @Field(() => Interaction, { nullable: true, description: 'The contact as it is now; null when refused.' })
  interaction!: InteractionRow | null;
}

@ObjectType({ simpleResolvers: true, description: 'The contact that began.' })
export class StartInteractionPayload extends InteractionPayload {}

@ObjectType({ simpleResolvers: true, description: 'The contact that was answered.' })
export class AnswerInteractionPayload extends InteractionPayload {}

@ObjectType({ simpleResolvers: true, description: 'The contact that passed on, itself or its work.' })
export class HandOffInteractionPayload extends InteractionPayload {}

@ObjectType({ simpleResolvers: true, description: 'The contact that ended.' })
export class EndInteractionPayload extends InteractionPayload {}

@ObjectType({ simpleResolvers: true, description: 'The contact that has its customer now.' })
export class IdentifyInteractionPayload extends InteractionPayload {}

@ObjectType({ simpleResolvers: true, description: 'The contact that was recorded.' })
export class LogInteractionPayload extends InteractionPayload {}

@ObjectType({ simpleResolvers: true, description: 'What was written.' })
export class AddMessagePayload extends RefusablePayload {
  @Field(() => Message, { nullable: true, description: 'The message; null when refused.' })
  message!: MessageRow | null;
}
