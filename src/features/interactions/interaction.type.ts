import { Field, ID, Int, ObjectType } from 'type-graphql';
import type { Id } from '../../kernel/id';
import { connectionType } from '../../platform/graphql/connection';
import { defineEnum } from '../../platform/graphql/enum';
import { Node, type NodeName } from '../../platform/graphql/node';
import { DateTime, LanguageTag } from '../../platform/graphql/scalars';
import { Channel } from '../channels/channel.type';
import { AskedBy, Mood } from './circumstances.type';

export const Direction = defineEnum('Direction', 'Who reached out.', {
  INBOUND: 'The customer.',
  OUTBOUND: 'The bank.',
});
export type Direction = keyof typeof Direction;

export const InteractionState = defineEnum('InteractionState', 'How far a contact is.', {
  WAITING: 'Nobody of the bank has it: it rings, waits in a queue, or a machine has it.',
  RUNNING: 'Somebody of the bank has it.',
  ENDED: 'It has ended.',
});
export type InteractionState = keyof typeof InteractionState;

export const InteractionOutcome = defineEnum('InteractionOutcome', 'How a contact came to its end.', {
  ANSWERED: 'Somebody answered.',
  ABANDONED: 'The customer left the queue unanswered.',
  LEFT_IN_MENU: 'The customer left in a menu or with a machine, before any queue. Not counted as abandoned.',
  CONTAINED: 'Settled by self-service, without a person.',
  MISSED: 'The bank reached out and nobody answered.',
  PHANTOM: 'A record of the source that was no contact.',
  RUNNING: 'It has not ended: there is none yet.',
});
export type InteractionOutcome = keyof typeof InteractionOutcome;

export const Settlement = defineEnum('Settlement', 'Whether the matter was settled in the contact.', {
  SETTLED_NOW: 'Settled there and then.',
  PROMISED: 'Not yet, but the customer was told what will happen by when.',
  NOT_SETTLED: 'Not settled, and nothing was promised.',
  UNKNOWN: 'The source does not say.',
});
export type Settlement = keyof typeof Settlement;

@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description: 'One contact between a customer and the bank, on one channel.',
})
export class Interaction extends Node {
  @Field(() => ID, { description: 'Begins with `int_`.' })
  override id!: Id;

  @Field(() => Channel, { description: 'The way that it took.' })
  channel!: Channel;

  @Field(() => Direction, { description: 'Who reached out.' })
  direction!: Direction;

  @Field(() => DateTime, {
    description: 'The first event: the call reached the exchange, the message arrived.',
  })
  startedAt!: Date;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When it entered the queue; null when it never did.',
  })
  queuedAt!: Date | null;

  @Field(() => DateTime, { nullable: true, description: 'When somebody answered; null when nobody did.' })
  answeredAt!: Date | null;

  @Field(() => DateTime, { nullable: true, description: 'When it ended; null while it runs.' })
  endedAt!: Date | null;

  @Field(() => Int, {
    nullable: true,
    description:
      'Seconds in the queue, or until somebody answered where there was none; null when the contact never came that far.',
  })
  waitSeconds!: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Seconds that an agent spent on it; null while it runs, or when nobody answered.',
  })
  handleSeconds!: number | null;

  @Field(() => Int, { nullable: true, description: 'Seconds in the voice menu; null when there was none.' })
  ivrSeconds!: number | null;

  @Field(() => InteractionState, { description: 'How far it is.' })
  state!: InteractionState;

  @Field(() => InteractionOutcome, { description: 'How it came to its end.' })
  outcome!: InteractionOutcome;

  @Field(() => Settlement, { description: 'Whether the matter was settled.' })
  settlement!: Settlement;

  @Field(() => LanguageTag, {
    nullable: true,
    description: 'The language that was spoken or written; null when not known.',
  })
  language!: string | null;

  @Field(() => Int, {
    nullable: true,
    description:
      'How the customer’s words sounded over the whole contact, −100 (furious) to 100 (delighted), as the source judged it; null when it did not.',
  })
  sentiment!: number | null;

  @Field(() => Boolean, {
    description: 'Whether anybody could read it, as on a social platform or a review site.',
  })
  isPublic!: boolean;

  @Field(() => Int, {
    nullable: true,
    description:
      'How many people a public contact could reach, 0 or more; null when not public or not known.',
  })
  reach!: number | null;

  @Field(() => Mood, {
    nullable: true,
    description: 'The customer’s mood when it began, as whoever had it noted; null when nobody did.',
  })
  moodAtStart!: Mood | null;

  @Field(() => Mood, {
    nullable: true,
    description: 'The customer’s mood when it ended, as whoever had it noted; null when nobody did.',
  })
  moodAtEnd!: Mood | null;

  @Field(() => Channel, {
    nullable: true,
    description:
      'The way that the bank’s answer took, which may be another than that of the contact; null when there was no answer, or not known.',
  })
  replyChannel!: Channel | null;

  @Field(() => AskedBy, {
    nullable: true,
    description: 'What whoever asked was to the bank then; null when not known.',
  })
  askedBy!: AskedBy | null;

  @Field(() => Int, {
    description: 'Counts what was done to it, from 1. Updates name the version that they saw.',
  })
  version!: number;
}

export interface InteractionRow extends Interaction {
  readonly customerId: Id | null;
  readonly reasonId: Id | null;
  readonly agentId: Id | null;
  readonly queueId: Id | null;
}

export const interactionName: NodeName = { typeName: 'Interaction', prefix: 'int' };

export const InteractionConnection = connectionType('Interaction', () => Interaction);
