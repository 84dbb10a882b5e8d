import { Field, ObjectType } from 'type-graphql';
import type { Id } from '../../kernel/id';
import { DateTime } from '../../platform/graphql/scalars';

@ObjectType({ simpleResolvers: true, description: 'Somebody who was merged into a customer.' })
export class MergedCustomer {
  id!: Id;

  /** Whom they were merged into. */
  customerId!: Id;

  @Field(() => String, {
    nullable: true,
    description: 'What they were called until then. Personal.',
  })
  displayName!: string | null;

  @Field(() => DateTime, { nullable: true, description: 'When they were merged; null when not known.' })
  mergedAt!: Date | null;
}
