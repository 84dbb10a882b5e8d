import { Field, ID, InputType, ObjectType } from 'type-graphql';
import type { GlobalId } from '../../kernel/global-id';
import { DateTime } from '../../platform/graphql/scalars';
import { Weighs } from '../../platform/graphql/weight';
import { MutationInput } from '../../platform/mutations/mutation.input';
import type { ChangeRefusal } from '../../platform/mutations/refusal';
import { defineUserError } from '../../platform/mutations/user-error';
import { Channel } from '../channels/channel.type';
import { Consent, ConsentPurpose, ConsentState, type ConsentRow } from './consent.type';

@InputType({ description: 'What a customer allowed or forbade.' })
export class SetConsentInput extends MutationInput {
  @Field(() => ID, { description: 'Who said it.' })
  customer!: GlobalId;

  @Field(() => ConsentPurpose, { description: 'What it is about.' })
  purpose!: ConsentPurpose;

  @Field(() => Channel, {
    nullable: true,
    description: 'The channel that it is about; every channel, when left out.',
  })
  channel?: Channel | null;

  @Field(() => ConsentState, { description: 'What they said.' })
  state!: ConsentState;

  @Field(() => DateTime, {
    nullable: true,
    description:
      'When they said it, not in the future; now, when left out. What they said before something else does not hold.',
  })
  decidedAt?: Date | null;
}

const ConsentError = defineUserError('Consent', {});

@ObjectType({ simpleResolvers: true, description: 'What holds after a customer has decided something.' })
export class SetConsentPayload {
  @Field(() => Consent, {
    nullable: true,
    description: 'What holds now for that purpose and channel; null when refused.',
  })
  consent!: ConsentRow | null;

  @Weighs({ listSize: { assumedSize: 1 } })
  @Field(() => [ConsentError], { description: 'Why nothing was done, at most 1; empty when it was.' })
  userErrors!: readonly ChangeRefusal[];
}
