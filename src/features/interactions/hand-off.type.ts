import { Field, ID, ObjectType } from 'type-graphql';
import type { Id } from '../../kernel/id';
import { defineEnum } from '../../platform/graphql/enum';
import { Node, type NodeName } from '../../platform/graphql/node';
import { DateTime } from '../../platform/graphql/scalars';

export const HandOffMoves = defineEnum('HandOffMoves', 'What passes on in a hand-off.', {
  CUSTOMER: 'The customer: they now talk to somebody else.',
  WORK: 'The work alone: whoever talks to the customer goes on doing so. No transfer.',
});
export type HandOffMoves = keyof typeof HandOffMoves;

export const HandOffCause = defineEnum('HandOffCause', 'Why a contact is handed on.', {
  WRONG_PLACE: 'It had come to the wrong agent or queue.',
  KNOWLEDGE: 'It takes somebody who knows more about it.',
  AUTHORITY: 'It takes somebody who may decide more.',
  LANGUAGE: 'It takes somebody who speaks the language.',
  CUSTOMER_ASKED: 'The customer asked for somebody else.',
  AUTOMATION_GAVE_UP: 'A machine had it and could not go on.',
  WORKLOAD: 'Whoever had it could not go on: end of the shift, too much to do.',
  OTHER: 'Something else.',
});
export type HandOffCause = keyof typeof HandOffCause;

@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description: 'A contact, or the work of it, passes from one agent or queue to another.',
})
export class HandOff extends Node {
  @Field(() => ID, { description: 'Begins with `hof_`.' })
  override id!: Id;

  @Field(() => DateTime, { description: 'When it was handed on.' })
  at!: Date;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When whoever took it on did so; null while it waits, when nobody did, or not known.',
  })
  takenAt!: Date | null;

  @Field(() => HandOffMoves, { description: 'Whether the customer moved on, or the work alone.' })
  moves!: HandOffMoves;

  @Field(() => HandOffCause, { nullable: true, description: 'Why; null when the source does not say.' })
  cause!: HandOffCause | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'Warm: whoever handed it on told the next one what it is about, before or while the customer was there. Null when not known.',
  })
  isWarm!: boolean | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether the customer had to tell the story again; null when not known.',
  })
  storyRepeated!: boolean | null;
}

export interface HandOffRow extends HandOff {
  readonly interactionId: Id;
  readonly fromAgentId: Id | null;
  readonly fromQueueId: Id | null;
  readonly toAgentId: Id | null;
  readonly toQueueId: Id | null;
}

export const handOffName: NodeName = { typeName: 'HandOff', prefix: 'hof' };
