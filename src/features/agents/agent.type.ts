import { Field, ID, ObjectType } from 'type-graphql';
import type { Id } from '../../kernel/id';
import { Node, type NodeName } from '../../platform/graphql/node';

@ObjectType({ implements: Node, simpleResolvers: true, description: 'A group of agents who work together.' })
export class Team extends Node {
  @Field(() => ID, { description: 'Begins with `tea_`.' })
  override id!: Id;

  @Field(() => String, { description: 'What the team is called.' })
  name!: string;
}

@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description: 'A person of the bank who talks to customers or works for them.',
})
export class Agent extends Node {
  @Field(() => ID, { description: 'Begins with `agt_`.' })
  override id!: Id;

  @Field(() => String, { nullable: true, description: 'The agent’s name. Personal.' })
  name!: string | null;
}

export interface AgentRow extends Agent {
  readonly teamId: Id | null;
}

export const agentName: NodeName = { typeName: 'Agent', prefix: 'agt' };

export const teamName: NodeName = { typeName: 'Team', prefix: 'tea' };
