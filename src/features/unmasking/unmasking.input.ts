import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import type { GlobalId } from '../../kernel/global-id';
import { defineEnum } from '../../platform/graphql/enum';
import { DateTime } from '../../platform/graphql/scalars';
import { Weighs } from '../../platform/graphql/weight';
import { MutationInput } from '../../platform/mutations/mutation.input';
import { Customer, type CustomerRow } from '../customers/customer.type';
import { MINUTES, REASON, type UnmaskRefusal } from './unmask-customer';

@InputType({ description: 'A customer to see without masks, and why.' })
export class UnmaskInput extends MutationInput {
  @Field(() => ID, { description: 'Which customer.' })
  id!: GlobalId;

  @Field(() => String, {
    description: `Why, for the audit trail: ${String(REASON.shortest)} to ${String(REASON.longest)} characters, spaces around them not counted. Name the matter, not the customer.`,
  })
  reason!: string;

  @Field(() => Int, {
    nullable: true,
    defaultValue: MINUTES.unlessSaid,
    description: `For how many minutes, ${String(MINUTES.least)} to ${String(MINUTES.most)}.`,
  })
  minutes?: number | null;
}

const UnmaskErrorCode = defineEnum<UnmaskRefusal['code']>('UnmaskErrorCode', 'Why nothing was unmasked.', {
  INVALID: 'A value that may not be; the message says what may.',
  NOT_FOUND: 'There is no such customer, or none for you to see.',
  TOO_MANY: 'As many customers as may be are unmasked for you at present.',
});

@ObjectType({ simpleResolvers: true, description: 'Why nothing was unmasked.' })
class UnmaskError {
  @Field(() => UnmaskErrorCode, { description: 'To decide by.' })
  code!: UnmaskRefusal['code'];

  @Field(() => String, { description: 'The field of the input that it is about.' })
  field!: string;

  @Field(() => String, { description: 'To be shown to people.' })
  message!: string;
}

@ObjectType({ simpleResolvers: true, description: 'The customer who is unmasked, and until when.' })
export class UnmaskPayload {
  @Field(() => Customer, {
    nullable: true,
    description: 'The customer, without masks already; null when refused.',
  })
  customer!: CustomerRow | null;

  @Field(() => DateTime, {
    nullable: true,
    description:
      'Until when: from that moment on they are masked again. Null when refused, and when that has ended, of what is asked again under its `idempotencyKey`.',
  })
  until!: Date | null;

  @Weighs({ listSize: { assumedSize: 1 } })
  @Field(() => [UnmaskError], { description: 'Why nothing was done, at most 1; empty when it was.' })
  userErrors!: readonly UnmaskError[];
}
