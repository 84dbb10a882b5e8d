import { Field, ID, ObjectType } from 'type-graphql';
import type { Id } from '../../kernel/id';
import { connectionType } from '../../platform/graphql/connection';
import { Node, type NodeName } from '../../platform/graphql/node';
import { DateTime } from '../../platform/graphql/scalars';
import { Direction } from './interaction.type';

@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description: 'One message of a written contact: an e-mail, a letter, a line of a chat.',
})
export class Message extends Node {
  @Field(() => ID, { description: 'Begins with `msg_`.' })
  override id!: Id;

  @Field(() => DateTime, { description: 'When it came in, or went out.' })
  at!: Date;

  @Field(() => Direction, {
    description: 'Who wrote it: INBOUND the customer, OUTBOUND the bank.',
  })
  direction!: Direction;

  @Field(() => String, {
    nullable: true,
    description: 'The words, without formatting; null when they were not kept. Personal.',
  })
  text!: string | null;
}

export interface MessageRow extends Message {
  readonly interactionId: Id;
  readonly customerId: Id | null;
  readonly agentId: Id | null;
}

export const messageName: NodeName = { typeName: 'Message', prefix: 'msg' };

export const MessageConnection = connectionType('Message', () => Message);
