import { Field, ID, InputType, ObjectType } from 'type-graphql';
import type { GlobalId } from '../../kernel/global-id';
import { defineEnum } from '../../platform/graphql/enum';
import { Weighs } from '../../platform/graphql/weight';
import { MutationInput, UpdateInput } from '../../platform/mutations/mutation.input';
import type { ChangeRefusal } from '../../platform/mutations/refusal';
import { defineMoveError } from '../../platform/mutations/user-error';
import { LONGEST_CONTACT_VALUE } from './contact-key';
import { ContactPoint, ContactPointType } from './contact-point.type';
import type { ContactPointMove } from './domain/contact-point-moves';

@InputType({ description: 'A way to reach a customer that is new.' })
export class AddContactPointInput extends MutationInput {
  @Field(() => ID, { description: 'Who is reached by it.' })
  customer!: GlobalId;

  @Field(() => ContactPointType, { description: 'What it is.' })
  type!: ContactPointType;

  @Field(() => String, {
    description: `The number, address or handle, 1 to ${String(LONGEST_CONTACT_VALUE)} characters.`,
  })
  value!: string;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether it is the first choice among those of its type; not, when left out.',
  })
  primary?: boolean | null;
}

@InputType({ description: 'A way to reach a customer that somebody made sure of.' })
export class VerifyContactPointInput extends UpdateInput {}

@InputType({ description: 'A way by which a customer is not reached any more.' })
export class EndContactPointInput extends UpdateInput {}

const ContactPointMoveEnum = defineEnum<ContactPointMove>(
  'ContactPointMove',
  'What can be done to a contact point.',
  {
    VERIFY: 'Say that somebody made sure that it reaches the customer: `verifyContactPoint`.',
    END: 'Say that it does not reach the customer any more: `endContactPoint`.',
  },
);

const ContactPointError = defineMoveError('ContactPoint', ContactPointMoveEnum);

@ObjectType({ simpleResolvers: true })
export abstract class ContactPointPayload {
  @Field(() => ContactPoint, {
    nullable: true,
    description: 'The contact point as it is now; null when refused.',
  })
  contactPoint!: ContactPoint | null;

  @Weighs({ listSize: { assumedSize: 1 } })
  @Field(() => [ContactPointError], { description: 'Why nothing was done, at most 1; empty when it was.' })
  userErrors!: readonly ChangeRefusal<ContactPointMove>[];
}

@ObjectType({ simpleResolvers: true, description: 'The contact point that was added.' })
export class AddContactPointPayload extends ContactPointPayload {}

@ObjectType({ simpleResolvers: true, description: 'The contact point that was verified.' })
export class VerifyContactPointPayload extends ContactPointPayload {}

@ObjectType({ simpleResolvers: true, description: 'The contact point that was ended.' })
export class EndContactPointPayload extends ContactPointPayload {}
