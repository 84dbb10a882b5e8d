// What the graph has besides tables: pages, and what is made of columns.

import { Field, InputType, ObjectType } from 'type-graphql';
import { Account, Case, Customer, Interaction, PromiseToCustomer } from './tables';
import { CustomerOrderField, Segment, SortDirection } from './words';

@ObjectType()
export class PageInfo {
  @Field(() => Boolean)
  hasNextPage!: boolean;

  @Field(() => String, { nullable: true })
  endCursor!: string | null;
}

@ObjectType()
export class CustomerConnection {
  @Field(() => [Customer])
  nodes!: Customer[];

  @Field(() => PageInfo, { nullable: true })
  pageInfo?: PageInfo;
}

@ObjectType()
export class AccountConnection {
  @Field(() => [Account])
  nodes!: Account[];
}

@ObjectType()
export class InteractionConnection {
  @Field(() => [Interaction])
  nodes!: Interaction[];
}

@ObjectType()
export class PromiseConnection {
  @Field(() => [PromiseToCustomer])
  nodes!: PromiseToCustomer[];
}

@ObjectType()
export class CaseConnection {
  @Field(() => [Case])
  nodes!: Case[];
}

@ObjectType()
export class Money {
  @Field(() => String)
  amount!: string;

  @Field(() => String)
  currency!: string;
}

@ObjectType()
export class CustomerScores {
  customer!: Customer;
}

@InputType()
export class SegmentFilter {
  @Field(() => Segment, { nullable: true })
  eq?: string;
}

@InputType()
export class CustomerFilter {
  @Field(() => SegmentFilter, { nullable: true })
  segment?: SegmentFilter;
}

@InputType()
export class CustomerOrder {
  @Field(() => CustomerOrderField)
  field!: string;

  @Field(() => SortDirection, { nullable: true })
  direction?: string;
}
