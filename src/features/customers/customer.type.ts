import { Field, ID, Int, ObjectType } from 'type-graphql';
import type { Id } from '../../kernel/id';
import type { CustomerIds } from '../../platform/db/page-per-customer';
import { defineEnum } from '../../platform/graphql/enum';
import { Node, type NodeName } from '../../platform/graphql/node';
import { DateTime, LanguageTag, TimeZone } from '../../platform/graphql/scalars';
import { Channel } from '../channels/channel.type';

export const CustomerKind = defineEnum('CustomerKind', 'Whether a customer is a person or an organisation.', {
  PERSON: 'A natural person.',
  ORGANISATION: 'A company, association, authority or other organisation.',
});
export type CustomerKind = keyof typeof CustomerKind;

export const CustomerStatus = defineEnum('CustomerStatus', 'Where a customer stands with the bank.', {
  PROSPECT: 'Is not a customer yet.',
  ACTIVE: 'Holds something of the bank and uses it.',
  DORMANT: 'Holds something, but has not used it for long.',
  FORMER: 'Holds nothing any more.',
});
export type CustomerStatus = keyof typeof CustomerStatus;

export const Segment = defineEnum('Segment', 'The part of the market that a customer is served in.', {
  RETAIL: 'Private customers.',
  AFFLUENT: 'Well-to-do private customers.',
  PRIVATE: 'Private banking.',
  SME: 'Small and medium-sized companies.',
  CORPORATE: 'Large companies.',
});
export type Segment = keyof typeof Segment;

@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description: 'A person or organisation, as all sources together know them.',
})
export class Customer extends Node {
  @Field(() => ID, {
    description: 'Begins with `cus_`. The id of a customer who was merged into another goes on working.',
  })
  override id!: Id;

  @Field(() => CustomerKind, { description: 'Person or organisation.' })
  kind!: CustomerKind;

  @Field(() => String, {
    nullable: true,
    description: 'What to call the customer; where no name is known, kind and id at the source. Personal.',
  })
  displayName!: string | null;

  @Field(() => String, { nullable: true, description: 'Given names of a person. Personal.' })
  givenName!: string | null;

  @Field(() => String, { nullable: true, description: 'Family name of a person. Personal.' })
  familyName!: string | null;

  @Field(() => String, { nullable: true, description: 'Name of an organisation. Personal.' })
  organisationName!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Day of birth of a person, as `YYYY-MM-DD`. Personal.',
  })
  birthDate!: string | null;

  @Field(() => Segment, { nullable: true, description: 'Segment of the market; null when no source says.' })
  segment!: Segment | null;

  @Field(() => CustomerStatus, { description: 'Where the customer stands with the bank.' })
  status!: CustomerStatus;

  @Field(() => LanguageTag, {
    nullable: true,
    description: 'The language that the customer wants to be served in.',
  })
  language!: string | null;

  @Field(() => TimeZone, { nullable: true, description: 'The time zone that the customer lives in.' })
  timeZone!: string | null;

  @Field(() => Channel, { nullable: true, description: 'The channel that the customer prefers.' })
  preferredChannel!: Channel | null;

  @Field(() => DateTime, {
    nullable: true,
    description: 'Start of the latest interaction; null before the first.',
  })
  lastContactAt!: Date | null;

  @Field(() => DateTime, { description: 'When the customer was first recorded.' })
  createdAt!: Date;

  @Field(() => DateTime, { description: 'When the customer’s own data last changed.' })
  updatedAt!: Date;

  @Field(() => Int, {
    description:
      'Counts the changes of the customer’s own data, from 1. Updates name the version that they saw.',
  })
  version!: number;
}

export interface CustomerRow extends Customer {
  /** What every list of this customer is read by. */
  readonly ids: CustomerIds;
}

export const customerName: NodeName = { typeName: 'Customer', prefix: 'cus' };
