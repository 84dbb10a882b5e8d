import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import type { GlobalId } from '../../kernel/global-id';
import { CalendarDay, LanguageTag, TimeZone } from '../../platform/graphql/scalars';
import { Weighs } from '../../platform/graphql/weight';
import { MutationInput, type UpdateInput } from '../../platform/mutations/mutation.input';
import type { ChangeRefusal } from '../../platform/mutations/refusal';
import { defineUserError } from '../../platform/mutations/user-error';
import { Channel } from '../channels/channel.type';
import { LONGEST_CONTACT_VALUE } from './contact-key';
import { ContactPointType } from './contact-point.type';
import { LONGEST_EXTERNAL_ID, LONGEST_NAME, MOST_CONTACT_POINTS } from './customer-said';
import { Customer, CustomerKind, CustomerStatus, Segment, type CustomerRow } from './customer.type';

const NAME = `1 to ${String(LONGEST_NAME)} characters`;
const STAYS = 'Left out it stays as you said it before; null takes that back.';

@InputType()
abstract class SayingInput extends MutationInput {
  @Field(() => CustomerKind, { nullable: true, description: `Person or organisation. ${STAYS}` })
  kind?: CustomerKind | null;

  @Field(() => CustomerStatus, {
    nullable: true,
    description: `Where the customer stands with the bank. ${STAYS}`,
  })
  status?: CustomerStatus | null;

  @Field(() => String, { nullable: true, description: `Given names of a person, ${NAME}. ${STAYS}` })
  givenName?: string | null;

  @Field(() => String, { nullable: true, description: `Family name of a person, ${NAME}. ${STAYS}` })
  familyName?: string | null;

  @Field(() => String, { nullable: true, description: `Name of an organisation, ${NAME}. ${STAYS}` })
  organisationName?: string | null;

  @Field(() => CalendarDay, {
    nullable: true,
    description: `Day of birth of a person, within the last 150 years. ${STAYS}`,
  })
  birthDate?: string | null;

  @Field(() => Segment, { nullable: true, description: `Segment of the market. ${STAYS}` })
  segment?: Segment | null;

  @Field(() => LanguageTag, {
    nullable: true,
    description: `The language that the customer wants to be served in. ${STAYS}`,
  })
  language?: string | null;

  @Field(() => TimeZone, {
    nullable: true,
    description: `The time zone that the customer lives in. ${STAYS}`,
  })
  timeZone?: string | null;

  @Field(() => Channel, { nullable: true, description: `The channel that the customer prefers. ${STAYS}` })
  preferredChannel?: Channel | null;
}

@InputType({ description: 'A way to reach a customer that a source knows.' })
export class DeliveredContactPointInput {
  @Field(() => ContactPointType, { description: 'What it is.' })
  type!: ContactPointType;

  @Field(() => String, {
    description: `The number, address or handle, 1 to ${String(LONGEST_CONTACT_VALUE)} characters.`,
  })
  value!: string;

  @Field(() => Boolean, {
    defaultValue: false,
    description: 'Whether it is the first choice among those of its type.',
  })
  primary!: boolean;

  @Field(() => Boolean, {
    defaultValue: false,
    description: 'Whether the source has made sure that it reaches this customer.',
  })
  verified!: boolean;
}

@InputType({ description: 'What a source says of somebody, by its own key.' })
export class UpsertCustomerProfileInput extends SayingInput {
  @Field(() => String, {
    description:
      'Code of the source that says it: your own, for a partner; any that is declared, for others.',
  })
  source!: string;

  @Field(() => String, {
    description: `The key by which the source knows them, 1 to ${String(LONGEST_EXTERNAL_ID)} characters. One that is new makes a new customer.`,
  })
  externalId!: string;

  @Field(() => [DeliveredContactPointInput], {
    nullable: true,
    description: `All ways to reach them that the source knows, at most ${String(MOST_CONTACT_POINTS)}: those that it named before and does not any more are ended. Left out they stay as they are; null ends them all.`,
  })
  contactPoints?: DeliveredContactPointInput[] | null;
}

@InputType({ description: 'What is to be corrected of a customer.' })
export class UpdateCustomerInput extends SayingInput implements UpdateInput {
  @Field(() => ID, { description: 'Who is to be corrected.' })
  id!: GlobalId;

  @Field(() => Int, {
    nullable: true,
    description:
      'The `version` that you have seen: refused with CONFLICT when another has taken its place. Whatever is there when left out.',
  })
  expectedVersion?: number | null;
}

const CustomerError = defineUserError('Customer');

@ObjectType({ simpleResolvers: true })
export abstract class CustomerPayload {
  @Field(() => Customer, { nullable: true, description: 'The customer as they are now; null when refused.' })
  customer!: CustomerRow | null;

  @Weighs({ listSize: { assumedSize: 1 } })
  @Field(() => [CustomerError], { description: 'Why nothing was done, at most 1; empty when it was.' })
  userErrors!: readonly ChangeRefusal[];
}

@ObjectType({ simpleResolvers: true, description: 'The customer whom a source has spoken of.' })
export class UpsertCustomerProfilePayload extends CustomerPayload {}

@ObjectType({ simpleResolvers: true, description: 'The customer who was corrected.' })
export class UpdateCustomerPayload extends CustomerPayload {}
