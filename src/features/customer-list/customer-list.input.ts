import { Field, InputType } from 'type-graphql';
import { defineEnum } from '../../platform/graphql/enum';
import { Segment } from '../customers/customer.type';

export const CustomerOrderField = defineEnum(
  'CustomerOrderField',
  'What a list of customers may be sorted by.',
  {
    LAST_CONTACT: 'Start of the latest interaction. Customers without one count as the earliest.',
    NAME: 'What the customer is called, without regard to case and accents.',
    CREATED_AT: 'When the customer was first recorded.',
  },
);
export type CustomerOrderField = keyof typeof CustomerOrderField;

export const SortDirection = defineEnum('SortDirection', 'Which end of an order comes first.', {
  ASC: 'The smallest, the earliest, A.',
  DESC: 'The largest, the latest, Z.',
});
export type SortDirection = keyof typeof SortDirection;

@InputType({ description: 'The order of a list of customers: one key; the id breaks ties.' })
export class CustomerOrder {
  @Field(() => CustomerOrderField, { description: 'What to sort by.' })
  field!: CustomerOrderField;

  @Field(() => SortDirection, { description: 'Which end comes first.' })
  direction!: SortDirection;
}

@InputType({ description: 'Compares a customer’s segment. All that are given must hold.' })
export class SegmentFilter {
  @Field(() => Segment, { nullable: true, description: 'Is this one.' })
  eq?: Segment | null;

  @Field(() => [Segment], { nullable: true, description: 'Is one of these; an empty list matches nothing.' })
  in?: Segment[] | null;
}

@InputType({ description: 'Narrows a list of customers down. All that is given must hold.' })
export class CustomerFilter {
  @Field(() => SegmentFilter, { nullable: true, description: 'By segment.' })
  segment?: SegmentFilter | null;
}
