import { Field, ID, Int, ObjectType } from 'type-graphql';
import type { Id } from '../../kernel/id';
import { defineEnum } from '../../platform/graphql/enum';
import { Node, type NodeName } from '../../platform/graphql/node';
import { DateTime } from '../../platform/graphql/scalars';

export const ContactPointType = defineEnum('ContactPointType', 'What a contact point is.', {
  PHONE: 'A telephone number, compared as E.164.',
  EMAIL: 'An e-mail address, compared without regard to case.',
  POSTAL: 'A postal address.',
  MESSENGER: 'A handle of a messenger.',
  SOCIAL: 'A handle on a public social platform.',
});
export type ContactPointType = keyof typeof ContactPointType;

@ObjectType({ implements: Node, simpleResolvers: true, description: 'A way to reach a customer.' })
export class ContactPoint extends Node {
  @Field(() => ID, { description: 'Begins with `ctp_`.' })
  override id!: Id;

  @Field(() => ContactPointType, { description: 'What it is.' })
  type!: ContactPointType;

  @Field(() => String, {
    nullable: true,
    description: 'The number, address or handle as the source gave it. Personal.',
  })
  value!: string | null;

  @Field(() => DateTime, {
    nullable: true,
    description: 'Since when it reaches the customer; null when not known.',
  })
  validFrom!: Date | null;

  @Field(() => DateTime, {
    nullable: true,
    description: 'Until when it reached the customer; null while it does.',
  })
  validTo!: Date | null;

  @Field(() => Int, { description: 'Counts its changes, from 1. Updates name the version that they saw.' })
  version!: number;
}

/** As it is read. */
export interface ContactPointRow extends ContactPoint {
  /** Whose it is. */
  readonly customerId: Id;
  readonly isVerified: number;
  readonly isPrimary: number;
}

export const contactPointName: NodeName = { typeName: 'ContactPoint', prefix: 'ctp' };
