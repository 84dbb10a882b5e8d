import { Field, ID, ObjectType } from 'type-graphql';
import type { Id } from '../../kernel/id';
import { Node, type NodeName } from '../../platform/graphql/node';
import { DateTime } from '../../platform/graphql/scalars';
import type { DeliveredDocument } from './domain/delivered-profile';

/** Values of one profile that are shown at most. */
export const DELIVERED_VALUES_CAP = 40;

@ObjectType({ simpleResolvers: true, description: 'One value as a source gave it.' })
export class DeliveredValue {
  @Field(() => String, {
    description:
      'What it is: the name that the model has for it, or that the mapping of the import keeps it under.',
  })
  name!: string;

  @Field(() => String, { nullable: true, description: 'The value, as text. Personal.' })
  value!: string | null;
}

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

export interface DeliveredValueRow extends DeliveredValue {
  readonly customerId: Id;
}

export interface SourceProfileRow extends SourceProfile {
  readonly customerId: Id;
  readonly sourceId: Id;
  readonly delivered: DeliveredDocument;
}

export const sourceProfileName: NodeName = { typeName: 'SourceProfile', prefix: 'spr' };
