import { Field, ID, InputType, ObjectType } from 'type-graphql';
import type { GlobalId } from '../../kernel/global-id';
import { defineEnum } from '../../platform/graphql/enum';
import { DateTime } from '../../platform/graphql/scalars';
import { Weighs } from '../../platform/graphql/weight';
import { MutationInput, UpdateInput } from '../../platform/mutations/mutation.input';
import { defineMoveError } from '../../platform/mutations/user-error';
import { DueWithinInput } from '../calendars/due.input';
import { Channel } from '../channels/channel.type';
import type { PromiseMove } from './domain/promise-moves';
import { LONGEST_TEXT, type PromiseRefusal } from './promise-refusal';
import { CustomerPromise, PromiseKind, type PromiseRow } from './promise.type';

@InputType({ description: 'A promise to make.' })
export class MakePromiseInput extends MutationInput {
  @Field(() => ID, { description: 'To whom.' })
  customer!: GlobalId;

  @Field(() => PromiseKind, { description: 'What is promised.' })
  kind!: PromiseKind;

  @Field(() => String, {
    description: `The promise in words, as the customer is told it: 1 to ${String(LONGEST_TEXT)} characters.`,
  })
  text!: string;

  @Field(() => DateTime, {
    nullable: true,
    description:
      'By when it is to be kept. It lies ahead, by ten years at most. This or `dueWithin`, one of both.',
  })
  dueAt?: Date | null;

  @Field(() => DueWithinInput, {
    nullable: true,
    description: 'Within which time it is to be kept; kept as the moment that this comes to.',
  })
  dueWithin?: DueWithinInput | null;

  @Field(() => DateTime, {
    nullable: true,
    description: 'Until when it may still be kept late before it is broken; no end is set when left out.',
  })
  graceEndsAt?: Date | null;

  @Field(() => Channel, { nullable: true, description: 'How the customer will hear of it.' })
  toldHow?: Channel | null;

  @Field(() => ID, { nullable: true, description: 'Who answers for it; you, when left out.' })
  owner?: GlobalId | null;

  @Field(() => ID, { nullable: true, description: 'The contact in which it is made, of the same customer.' })
  interaction?: GlobalId | null;

  @Field(() => ID, { nullable: true, description: 'The case that it is about, of the same customer.' })
  case?: GlobalId | null;
}

@InputType({ description: 'A promise to put off.' })
export class RenegotiatePromiseInput extends UpdateInput {
  @Field(() => DateTime, {
    description: 'By when it is to be kept now. It lies ahead, by ten years at most.',
  })
  dueAt!: Date;

  @Field(() => DateTime, {
    nullable: true,
    description:
      'When the customer was told of the new date. Later than the date that counted until now, or left out, it breaks the promise.',
  })
  toldAt?: Date | null;

  @Field(() => Channel, { nullable: true, description: 'How the customer was told.' })
  toldHow?: Channel | null;
}

@InputType({ description: 'A promise that was kept.' })
export class KeepPromiseInput extends UpdateInput {
  @Field(() => String, {
    description: `What shows that it was kept: 1 to ${String(LONGEST_TEXT)} characters.`,
  })
  evidence!: string;
}

@InputType({ description: 'A promise to give up.' })
export class BreakPromiseInput extends UpdateInput {}

@InputType({ description: 'A promise that the customer does not want any more.' })
export class ReleasePromiseInput extends UpdateInput {}

const PromiseMoveEnum = defineEnum<PromiseMove>('PromiseMove', 'What can be done to a promise.', {
  RENEGOTIATE: 'Put it off: `renegotiatePromise`.',
  KEEP: 'Keep it: `keepPromise`.',
  BREAK: 'Give it up: `breakPromise`.',
  RELEASE: 'Let it go, because the customer does not want it any more: `releasePromise`.',
});

const PromiseError = defineMoveError('Promise', PromiseMoveEnum);

@ObjectType({ simpleResolvers: true })
export abstract class PromisePayload {
  @Field(() => CustomerPromise, {
    nullable: true,
    description: 'The promise as it is now; null when refused.',
  })
  promise!: PromiseRow | null;

  @Weighs({ listSize: { assumedSize: 1 } })
  @Field(() => [PromiseError], { description: 'Why nothing was done, at most 1; empty when it was.' })
  userErrors!: readonly PromiseRefusal[];
}

@ObjectType({ simpleResolvers: true, description: 'The promise that was made.' })
export class MakePromisePayload extends PromisePayload {}

@ObjectType({ simpleResolvers: true, description: 'The promise that was put off, or broken by that.' })
export class RenegotiatePromisePayload extends PromisePayload {}

@ObjectType({ simpleResolvers: true, description: 'The promise that was kept, in time or late.' })
export class KeepPromisePayload extends PromisePayload {}

@ObjectType({ simpleResolvers: true, description: 'The promise that was given up.' })
export class BreakPromisePayload extends PromisePayload {}

@ObjectType({ simpleResolvers: true, description: 'The promise that was let go.' })
export class ReleasePromisePayload extends PromisePayload {}
