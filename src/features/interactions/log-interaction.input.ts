import { Field, ID, InputType, Int } from 'type-graphql';
import type { GlobalId } from '../../kernel/global-id';
import { DateTime, LanguageTag } from '../../platform/graphql/scalars';
import { MutationInput } from '../../platform/mutations/mutation.input';
import { Channel } from '../channels/channel.type';
import { AskedBy, Mood } from './circumstances.type';
import type { Ending } from './domain/ending';
import { HandOffCause, HandOffMoves } from './hand-off.type';
import { LONGEST_EXTERNAL_ID, LONGEST_MESSAGE } from './interaction-refusal';
import { InteractionEnding } from './interaction-writing.input';
import { Direction, Settlement } from './interaction.type';
import { MOST_HAND_OFFS, MOST_MESSAGES } from './logged-interaction';

@InputType({ description: 'A hand-off of a contact that has ended.' })
export class LoggedHandOffInput {
  @Field(() => DateTime, { description: 'When it was handed on: within the contact, in the order of time.' })
  at!: Date;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When `toAgent` took it on out of `toQueue`; left out when nobody did, or not known.',
  })
  takenAt?: Date | null;

  @Field(() => HandOffMoves, { description: 'Whether the customer moved on, or the work alone.' })
  moves!: HandOffMoves;

  @Field(() => HandOffCause, { nullable: true, description: 'Why.' })
  cause?: HandOffCause | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether the next one was told what it is about.' })
  isWarm?: boolean | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether the customer had to tell the story again.',
  })
  storyRepeated?: boolean | null;

  @Field(() => ID, { nullable: true, description: 'Who handed it on.' })
  fromAgent?: GlobalId | null;

  @Field(() => ID, { nullable: true, description: 'The queue that it came from.' })
  fromQueue?: GlobalId | null;

  @Field(() => ID, { nullable: true, description: 'Who took it on; left out when nobody did.' })
  toAgent?: GlobalId | null;

  @Field(() => ID, { nullable: true, description: 'The queue that it went to; left out when to none.' })
  toQueue?: GlobalId | null;
}

@InputType({ description: 'A message of a contact that has ended.' })
export class LoggedMessageInput {
  @Field(() => DateTime, { description: 'When it came in, or went out: within the contact.' })
  at!: Date;

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
}

@InputType({ description: 'A contact that has ended, as a whole.' })
export class LogInteractionInput extends MutationInput {
  @Field(() => String, {
    nullable: true,
    description: `Your own key of the contact, 1 to ${String(LONGEST_EXTERNAL_ID)} characters, for ever: told again under it, the contact stays as it is and is given. It is yours alone, or your source’s. One is made when left out.`,
  })
  externalId?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'Whose it was. Left out when nobody can be named, by those alone who see the whole bank.',
  })
  customer?: GlobalId | null;

  @Field(() => Channel, { description: 'The way that it took.' })
  channel!: Channel;

  @Field(() => Direction, { description: 'Who reached out.' })
  direction!: Direction;

  @Field(() => DateTime, { description: 'Its first event, within the last ten years.' })
  startedAt!: Date;

  @Field(() => DateTime, { nullable: true, description: 'When it entered the queue.' })
  queuedAt?: Date | null;

  @Field(() => DateTime, { nullable: true, description: 'When somebody answered.' })
  answeredAt?: Date | null;

  @Field(() => DateTime, { description: 'When it ended, not ahead.' })
  endedAt!: Date;

  @Field(() => Int, {
    nullable: true,
    description: 'Seconds in the queue, 0 or more; needless where the events tell them, which count.',
  })
  waitSeconds?: number | null;

  @Field(() => Int, {
    nullable: true,
    description:
      'Seconds that agents spent on it, 0 or more; needless where the events tell them, which count.',
  })
  handleSeconds?: number | null;

  @Field(() => Int, { nullable: true, description: 'Seconds in the voice menu, 0 or more.' })
  ivrSeconds?: number | null;

  @Field(() => InteractionEnding, { description: 'How it came to its end.' })
  outcome!: Ending;

  @Field(() => Settlement, { description: 'Whether the matter was settled.' })
  settlement!: Settlement;

  @Field(() => ID, { nullable: true, description: 'What it was about.' })
  reason?: GlobalId | null;

  @Field(() => ID, {
    nullable: true,
    description:
      'Who had it, the last one where there were several; you, when it was answered and this is left out.',
  })
  agent?: GlobalId | null;

  @Field(() => ID, { nullable: true, description: 'The queue that it waited in, the last one.' })
  queue?: GlobalId | null;

  @Field(() => LanguageTag, { nullable: true, description: 'The language that was spoken or written.' })
  language?: string | null;

  @Field(() => Mood, { nullable: true, description: 'The customer’s mood when it began.' })
  moodAtStart?: Mood | null;

  @Field(() => Mood, { nullable: true, description: 'The customer’s mood when it ended.' })
  moodAtEnd?: Mood | null;

  @Field(() => Int, {
    nullable: true,
    description: 'How the customer’s words sounded over the whole contact, −100 to 100.',
  })
  sentiment?: number | null;

  @Field(() => Channel, { nullable: true, description: 'The way that the bank’s answer took.' })
  replyChannel?: Channel | null;

  @Field(() => AskedBy, { nullable: true, description: 'What whoever asked was to the bank.' })
  askedBy?: AskedBy | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether anybody could read it; not when left out.' })
  isPublic?: boolean | null;

  @Field(() => Int, {
    nullable: true,
    description: 'How many people it could reach, 0 to 2,000,000,000; of public contacts alone.',
  })
  reach?: number | null;

  @Field(() => [LoggedHandOffInput], {
    nullable: true,
    description: `Through whose hands it went, in the order of time; at most ${String(MOST_HAND_OFFS)}.`,
  })
  handOffs?: LoggedHandOffInput[] | null;

  @Field(() => [LoggedMessageInput], {
    nullable: true,
    description: `What was written in it; at most ${String(MOST_MESSAGES)}.`,
  })
  messages?: LoggedMessageInput[] | null;
}
