import { Field, ID, ObjectType } from 'type-graphql';
import type { Id } from '../../kernel/id';
import { Node, type NodeName } from '../../platform/graphql/node';
import { DateTime } from '../../platform/graphql/scalars';
import { Channel } from '../channels/channel.type';

@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description: 'The date of a promise was changed.',
})
export class PromiseChange extends Node {
  @Field(() => ID, { description: 'Begins with `pch_`.' })
  override id!: Id;

  @Field(() => DateTime, { description: 'When it was changed.' })
  at!: Date;

  @Field(() => DateTime, { description: 'By when it was to be kept before.' })
  formerDueAt!: Date;

  @Field(() => DateTime, { description: 'By when it is to be kept since.' })
  newDueAt!: Date;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When the customer was told; null when nobody did, by which the promise is broken.',
  })
  toldAt!: Date | null;

  @Field(() => Channel, {
    nullable: true,
    description: 'How the customer was told; null when not told, or not known.',
  })
  toldHow!: Channel | null;
}

export interface PromiseChangeRow extends PromiseChange {
  readonly promiseId: Id;
  readonly agentId: Id | null;
}

export const promiseChangeName: NodeName = { typeName: 'PromiseChange', prefix: 'pch' };
