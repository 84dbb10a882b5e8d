import { Field, ObjectType } from 'type-graphql';
import type { Id } from '../../kernel/id';
import { DateTime } from '../../platform/graphql/scalars';
import type { CustomerField } from './domain/delivered-profile';

@ObjectType({ simpleResolvers: true, description: 'Whose word it is what a field of a customer shows.' })
export class Provenance {
  @Field(() => String, { description: 'The field of the customer, by its name here: `familyName`.' })
  field!: CustomerField;

  @Field(() => DateTime, { description: 'Since when the source says so.' })
  receivedAt!: Date;
}

export interface ProvenanceRow extends Provenance {
  readonly sourceId: Id;
}
