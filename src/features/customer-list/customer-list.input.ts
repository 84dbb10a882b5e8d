import { Field, InputType } from 'type-graphql';
import type { Comparison } from '../../platform/db/comparison';
import { enumFilter } from '../../platform/graphql/comparison.input';
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

const SegmentFilter = enumFilter<Segment>('Segment', Segment);

@InputType({ description: 'Narrows a list of customers down. All that is given must hold.' })
export class CustomerFilter {
  @Field(() => [CustomerFilter], { nullable: true, description: 'All of these hold.' })
  and?: CustomerFilter[] | null;

  @Field(() => [CustomerFilter], {
    nullable: true,
    description: 'One of these holds; an empty list matches nothing.',
  })
  or?: CustomerFilter[] | null;

  @Field(() => CustomerFilter, { nullable: true, description: 'This does not hold.' })
  not?: CustomerFilter | null;

  @Field(() => SegmentFilter, { nullable: true, description: 'By segment.' })
  segment?: Comparison<Segment> | null;
}
