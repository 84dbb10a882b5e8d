import { Field, ID, ObjectType } from 'type-graphql';
import type { Id } from '../../kernel/id';
import { Node, type NodeName } from '../../platform/graphql/node';
import { DateTime } from '../../platform/graphql/scalars';

@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description: 'A person or organisation as one source knows them.',
})
export class SourceProfile extends Node {
  @Field(() => ID, { description: 'Begins with `spr_`.' })
  override id!: Id;

  @Field(() => String, { nullable: true, description: 'The key in the source, unique there. Personal.' })
  externalId!: string | null;

  @Field(() => DateTime, { description: 'When the source last delivered it.' })
  receivedAt!: Date;
}

export interface SourceProfileRow extends SourceProfile {
  readonly sourceId: Id;
}

export const sourceProfileName: NodeName = { typeName: 'SourceProfile', prefix: 'spr' };
