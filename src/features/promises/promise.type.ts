import { Field, ID, Int, ObjectType } from 'type-graphql';
import type { Id } from '../../kernel/id';
import { connectionType } from '../../platform/graphql/connection';
import { defineEnum } from '../../platform/graphql/enum';
import { Node, type NodeName } from '../../platform/graphql/node';
import { DateTime } from '../../platform/graphql/scalars';
import { Channel } from '../channels/channel.type';

export const PromiseKind = defineEnum('PromiseKind', 'What was promised.', {
  CALLBACK: 'To call back.',
  ANSWER: 'To give an answer.',
  FIX: 'To put something right.',
  REFUND: 'To pay money back.',
  DOCUMENT: 'To send a document.',
  OTHER: 'Something else; the text says what.',
});
export type PromiseKind = keyof typeof PromiseKind;

export const PromiseState = defineEnum('PromiseState', 'Where a promise stands.', {
  OPEN: 'Not kept yet, and not broken: due in the future, or overdue within its grace.',
  KEPT: 'Kept by the date that the customer was told.',
  KEPT_LATE: 'Kept, but after that date.',
  BROKEN: 'Not kept, or changed without telling the customer.',
  RELEASED: 'The customer does not want it any more.',
});
export type PromiseState = keyof typeof PromiseState;

export const PromiseStanding = defineEnum(
  'PromiseStanding',
  'Where a promise stands at a moment, by the clock and by what the customer was told.',
  {
    OPEN: 'Not kept yet, and not due yet.',
    OVERDUE: 'Not kept, past the last date that the customer was told of in time, and within its grace.',
    KEPT: 'Kept by the date that the customer was told.',
    KEPT_LATE: 'Kept, but after that date.',
    BROKEN: 'Not kept within its grace, or put off without telling the customer, or closed unkept.',
    RELEASED: 'The customer does not want it any more.',
  },
);

@ObjectType('Promise', {
  implements: Node,
  simpleResolvers: true,
  description: 'What a customer was told will happen, and by when.',
})
export class CustomerPromise extends Node {
  @Field(() => ID, { description: 'Begins with `prm_`.' })
  override id!: Id;

  @Field(() => PromiseKind, { description: 'What was promised.' })
  kind!: PromiseKind;

  @Field(() => String, {
    nullable: true,
    description: 'The promise in words, as the customer was told it. Personal.',
  })
  text!: string | null;

  @Field(() => DateTime, { description: 'When it was made.' })
  madeAt!: Date;

  @Field(() => DateTime, { description: 'By when it is to be kept, as the customer was last told.' })
  dueAt!: Date;

  @Field(() => DateTime, {
    nullable: true,
    description: 'Until when it may still be kept late before it counts as broken; null when no end is set.',
  })
  graceEndsAt!: Date | null;

  @Field(() => Channel, { nullable: true, description: 'How the customer will hear of it.' })
  toldHow!: Channel | null;

  @Field(() => PromiseState, { description: 'Where it stands.' })
  state!: PromiseState;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When it was kept, broken or released; null while open.',
  })
  settledAt!: Date | null;

  @Field(() => String, {
    nullable: true,
    description: 'What shows that it was kept, in words; null when nothing is on record. Personal.',
  })
  evidence!: string | null;

  @Field(() => Int, { description: 'Counts the changes, from 1.' })
  version!: number;
}

export interface PromiseRow extends CustomerPromise {
  readonly customerId: Id | null;
  readonly ownerId: Id | null;
  readonly madeById: Id | null;
  readonly interactionId: Id | null;
  readonly caseId: Id | null;
}

export const promiseName: NodeName = { typeName: 'Promise', prefix: 'prm' };

export const PromiseConnection = connectionType('Promise', () => CustomerPromise);
