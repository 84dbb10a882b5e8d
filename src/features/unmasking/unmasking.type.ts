import { Field, ObjectType } from 'type-graphql';
import type { Id } from '../../kernel/id';
import { DateTime } from '../../platform/graphql/scalars';

/** Customers who are unmasked for one viewer at a time: work goes from one to the next, and whoever wants all wants an export. */
export const UNMASKED_CAP = 20;

@ObjectType({
  simpleResolvers: true,
  description: 'A customer whose masked data you are shown in full for a time.',
})
export class UnmaskedCustomer {
  @Field(() => DateTime, { description: 'Until when: from that moment on they are masked again.' })
  until!: Date;
}

export interface UnmaskedCustomerRow extends UnmaskedCustomer {
  readonly id: Id;
}
