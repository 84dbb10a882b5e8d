import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { defineEnum } from '../../platform/graphql/enum';
import { Weighs } from '../../platform/graphql/weight';
import { DateTime } from '../../platform/graphql/scalars';
import { MutationInput } from '../../platform/mutations/mutation.input';
import type { KeyScope } from '../../platform/identity/viewer';
import { ApiKey, KeyScopeEnum } from './api-key.type';
import type { KeyRefusal } from './manage-api-keys';

@InputType({ description: 'A key to make.' })
export class CreateApiKeyInput extends MutationInput {
  @Field(() => String, {
    description: 'Who it is for, 1 to 128 characters. A holder has two keys that work at most.',
  })
  holder!: string;

  @Field(() => String, { description: 'Code of the source whose customers it reaches.' })
  source!: string;

  @Field(() => [KeyScopeEnum], { description: 'What it may be used for: one at least.' })
  scopes!: KeyScope[];

  @Field(() => DateTime, { nullable: true, description: 'When it stops working; never when left out.' })
  expiresAt?: Date | null;
}

@InputType({ description: 'A key to replace.' })
export class RotateApiKeyInput extends MutationInput {
  @Field(() => ID, { description: 'The key that is to be replaced.' })
  id!: string;

  @Field(() => DateTime, { description: 'Until when the former key goes on working beside the new one.' })
  formerUntil!: Date;
}

@InputType({ description: 'A key to take back.' })
export class RevokeApiKeyInput extends MutationInput {
  @Field(() => ID, { description: 'Which key.' })
  id!: string;
}

const ApiKeyErrorCode = defineEnum<KeyRefusal['code']>('ApiKeyErrorCode', 'Why nothing was done.', {
  INVALID: 'A value that may not be; the message says what may.',
  UNKNOWN_SOURCE: 'No source has that code.',
  NOT_FOUND: 'There is no such key.',
  NOT_LIVE: 'The key has ended or was taken back.',
  TWO_LIVE_KEYS: 'The holder has two keys that work already.',
});

@ObjectType({ simpleResolvers: true, description: 'Why nothing was done.' })
class ApiKeyError {
  @Field(() => ApiKeyErrorCode, { description: 'To decide by.' })
  code!: KeyRefusal['code'];

  @Field(() => String, { description: 'The field of the input that it is about.' })
  field!: string;

  @Field(() => String, { description: 'To be shown to people.' })
  message!: string;
}

@ObjectType({ simpleResolvers: true })
abstract class Payload {
  @Field(() => ApiKey, { nullable: true, description: 'The key; null when refused.' })
  apiKey!: ApiKey | null;

  @Weighs({ listSize: { assumedSize: 1 } })
  @Field(() => [ApiKeyError], { description: 'Why nothing was done, at most 1; empty when it was.' })
  userErrors!: readonly ApiKeyError[];
}

@ObjectType({ simpleResolvers: true })
abstract class MadePayload extends Payload {
  @Field(() => String, {
    nullable: true,
    description:
      'The key itself, this once: it is kept nowhere. Null when refused, and when it was made before, under the same `idempotencyKey`: whoever has lost it revokes the key and makes another.',
  })
  secret!: string | null;
}

@ObjectType({ simpleResolvers: true, description: 'The key that was made.' })
export class CreateApiKeyPayload extends MadePayload {}

@ObjectType({ simpleResolvers: true, description: 'The key that takes the place of the former.' })
export class RotateApiKeyPayload extends MadePayload {}

@ObjectType({ simpleResolvers: true, description: 'The key that was taken back.' })
export class RevokeApiKeyPayload extends Payload {}
