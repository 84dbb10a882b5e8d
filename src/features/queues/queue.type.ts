import { Field, ID, ObjectType } from 'type-graphql';
import type { Id } from '../../kernel/id';
import { Node, type NodeName } from '../../platform/graphql/node';

@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description: 'Where contacts about like matters wait until somebody takes them.',
})
export class Queue extends Node {
  @Field(() => ID, { description: 'Begins with `que_`.' })
  override id!: Id;

  @Field(() => String, { description: 'Short, unique, stable.' })
  code!: string;

  @Field(() => String, { description: 'What the queue is called.' })
  name!: string;
}

export const queueName: NodeName = { typeName: 'Queue', prefix: 'que' };
