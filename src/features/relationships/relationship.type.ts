import { Field, ObjectType } from 'type-graphql';
import type { Id } from '../../kernel/id';
import { defineEnum } from '../../platform/graphql/enum';
import { DateTime } from '../../platform/graphql/scalars';
import type { Kind, Role } from './domain/relationship-role';

const RelationshipKind = defineEnum<Kind>('RelationshipKind', 'What binds two customers.', {
  HOUSEHOLD: 'They live together.',
  EMPLOYER: 'One works for the other.',
  GUARDIAN: 'One answers for the other by law.',
  PROXY: 'One may act for the other.',
});

const RelationshipRole = defineEnum<Role>('RelationshipRole', 'What one customer is to another.', {
  HOUSEHOLD_MEMBER: 'Lives with them.',
  EMPLOYER: 'Employs them.',
  EMPLOYEE: 'Works for them.',
  GUARDIAN: 'Answers for them by law.',
  WARD: 'Is somebody whom they answer for by law.',
  PROXY: 'May act for them.',
  PRINCIPAL: 'Is somebody whom they may act for.',
});

@ObjectType({ simpleResolvers: true, description: 'What another customer is to this one.' })
export class Relationship {
  id!: Id;

  @Field(() => RelationshipKind, { description: 'What binds the two, whichever end it is seen from.' })
  kind!: Kind;

  @Field(() => RelationshipRole, { description: 'What the other is to this customer.' })
  role!: Role;

  @Field(() => DateTime, { nullable: true, description: 'Since when; null when not known.' })
  validFrom!: Date | null;

  @Field(() => DateTime, { nullable: true, description: 'Until when; null while no end is known.' })
  validTo!: Date | null;
}

export interface RelationshipRow extends Relationship {
  readonly otherCustomerId: Id;
}
