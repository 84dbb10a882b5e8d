import { Field, ID, InputType, Int } from 'type-graphql';
import type { GlobalId } from '../../kernel/global-id';
import { defineEnum } from '../../platform/graphql/enum';
import { DateTime, LanguageTag } from '../../platform/graphql/scalars';
import { MutationInput, UpdateInput } from '../../platform/mutations/mutation.input';
import { Channel } from '../channels/channel.type';
import { AskedBy, Mood } from './circumstances.type';
import type { Ending } from './domain/ending';
import { HandOffCause, HandOffMoves } from './hand-off.type';
import { LONGEST_MESSAGE } from './interaction-refusal';
import { Direction, Settlement } from './interaction.type';

export const InteractionEnding = defineEnum<Ending>(
  'InteractionEnding',
  'How a contact may come to its end: an `InteractionOutcome` of what does not run any more.',
  {
    ANSWERED: 'Somebody answered.',
    ABANDONED: 'The customer left the queue unanswered.',
    LEFT_IN_MENU: 'The customer left in a menu, with a machine or while it rang, before any queue.',
    CONTAINED: 'Settled by self-service, without a person.',
    MISSED: 'The bank reached out and nobody answered.',
    PHANTOM: 'It was no contact.',
  },
);

@InputType({ description: 'A contact that begins: it rings, or has come in.' })
export class StartInteractionInput extends MutationInput {
  @Field(() => Channel, { description: 'The way that it takes.' })
  channel!: Channel;

  @Field(() => Direction, { description: 'Who reaches out.' })
  direction!: Direction;

  @Field(() => DateTime, {
    nullable: true,
    description: 'Its first event, not ahead; this moment when left out.',
  })
  startedAt?: Date | null;

  @Field(() => ID, {
    nullable: true,
    description: 'Whose it is. Left out while nobody can be named, by those alone who see the whole bank.',
  })
  customer?: GlobalId | null;

  @Field(() => ID, { nullable: true, description: 'What it is about, as far as that is known.' })
  reason?: GlobalId | null;

  @Field(() => ID, {
    nullable: true,
    description: 'The queue in which it waits from its start; left out when it waits in none.',
  })
  queue?: GlobalId | null;

  @Field(() => ID, {
    nullable: true,
    description: 'At whom it rings; of one that goes out, who reaches out.',
  })
  agent?: GlobalId | null;

  @Field(() => LanguageTag, { nullable: true, description: 'The language that is spoken or written.' })
  language?: string | null;

  @Field(() => Mood, { nullable: true, description: 'The customer’s mood as it begins.' })
  moodAtStart?: Mood | null;

  @Field(() => AskedBy, { nullable: true, description: 'What whoever asks is to the bank.' })
  askedBy?: AskedBy | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether anybody can read it; not when left out.' })
  isPublic?: boolean | null;

  @Field(() => Int, {
    nullable: true,
    description: 'How many people it can reach, 0 to 2,000,000,000; of public contacts alone.',
  })
  reach?: number | null;
}

@InputType({ description: 'A contact that somebody answers.' })
export class AnswerInteractionInput extends UpdateInput {
  @Field(() => ID, { nullable: true, description: 'Who answers; you, when left out.' })
  agent?: GlobalId | null;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When, not before the last event of it and not ahead; this moment when left out.',
  })
  at?: Date | null;
}

@InputType({ description: 'A contact, or its work, that passes on: to an agent or to a queue, one of both.' })
export class HandOffInteractionInput extends UpdateInput {
  @Field(() => ID, {
    nullable: true,
    description: 'The agent who has it from then; another than has it now.',
  })
  toAgent?: GlobalId | null;

  @Field(() => ID, { nullable: true, description: 'The queue in which it waits until somebody answers.' })
  toQueue?: GlobalId | null;

  @Field(() => HandOffMoves, {
    nullable: true,
    description: 'What passes on; the customer, when left out.',
  })
  moves?: HandOffMoves | null;

  @Field(() => HandOffCause, { description: 'Why.' })
  cause!: HandOffCause;

  @Field(() => Boolean, {
    description: 'Warm: the next one is told what it is about, before or while the customer is there.',
  })
  isWarm!: boolean;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether the customer had to tell the story again; left out when not known.',
  })
  storyRepeated?: boolean | null;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When, not before the last event of it and not ahead; this moment when left out.',
  })
  at?: Date | null;
}

@InputType({ description: 'What was written in a contact.' })
export class AddMessageInput extends MutationInput {
  @Field(() => ID, { description: 'In which contact, on a channel on which is written.' })
  interaction!: GlobalId;

  @Field(() => Direction, { description: 'Who wrote it: INBOUND the customer, OUTBOUND the bank.' })
  direction!: Direction;

  @Field(() => String, {
    description: `The words, without formatting: 1 to ${String(LONGEST_MESSAGE)} characters.`,
  })
  text!: string;

  @Field(() => ID, {
    nullable: true,
    description: 'Who of the bank wrote it; you, when left out. Of what the customer wrote: nobody.',
  })
  agent?: GlobalId | null;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When, not before the contact began and not ahead; this moment when left out.',
  })
  at?: Date | null;
}

@InputType({ description: 'A contact that ends.' })
export class EndInteractionInput extends UpdateInput {
  @Field(() => InteractionEnding, {
    nullable: true,
    description:
      'How it came to its end. Left out: answered, if it was, or if the bank sent what it wrote; else missed, abandoned in its queue or left in the menu.',
  })
  outcome?: Ending | null;

  @Field(() => Settlement, { description: 'Whether the matter was settled.' })
  settlement!: Settlement;

  @Field(() => ID, {
    nullable: true,
    description: 'What it was about; what was said when it began, when left out.',
  })
  reason?: GlobalId | null;

  @Field(() => Mood, { nullable: true, description: 'The customer’s mood as it ends.' })
  moodAtEnd?: Mood | null;

  @Field(() => Int, {
    nullable: true,
    description: 'How the customer’s words sounded over the whole contact, −100 to 100.',
  })
  sentiment?: number | null;

  @Field(() => Channel, { nullable: true, description: 'The way that the bank’s answer took.' })
  replyChannel?: Channel | null;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When, not before the last event or message of it and not ahead; this moment when left out.',
  })
  at?: Date | null;
}

@InputType({ description: 'A contact of nobody that gets its customer.' })
export class IdentifyInteractionInput extends UpdateInput {
  @Field(() => ID, { description: 'Whose it is.' })
  customer!: GlobalId;
}
