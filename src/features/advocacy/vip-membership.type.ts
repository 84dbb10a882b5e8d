import { Field, ObjectType } from 'type-graphql';
import type { Id } from '../../kernel/id';
import { DateTime } from '../../platform/graphql/scalars';

@ObjectType({ simpleResolvers: true, description: 'That a customer is, or was, in the VIP programme.' })
export class VipMembership {
  @Field(() => DateTime, { description: 'Since when.' })
  validFrom!: Date;

  @Field(() => DateTime, { nullable: true, description: 'Until when; null while it has no end.' })
  validTo!: Date | null;
}

export interface VipMembershipRow extends VipMembership {
  readonly id: Id;
  readonly enrolledById: Id | null;
}
