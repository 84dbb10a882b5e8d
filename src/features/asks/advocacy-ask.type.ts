import { Field, ID, Int, ObjectType } from 'type-graphql';
import type { Id } from '../../kernel/id';
import { defineEnum } from '../../platform/graphql/enum';
import { Node, type NodeName } from '../../platform/graphql/node';
import { DateTime } from '../../platform/graphql/scalars';
import { ANSWERED_WITHIN_DAYS } from './domain/ask-end';
import type { AskKind } from './domain/consent-to-ask';

const AskKindEnum = defineEnum<AskKind>('AskKind', 'What a customer is asked for.', {
  SURVEY: 'To answer a survey.',
  REVIEW: 'To write a review.',
  REFERRAL: 'To send somebody.',
  REFERENCE: 'To speak for the bank to somebody who asks.',
});

export const AskOutcome = defineEnum('AskOutcome', 'What came of asking.', {
  PENDING: 'Nothing yet.',
  DONE: 'The customer did it.',
  DECLINED: 'The customer does not want to.',
  UNANSWERED: `The customer said nothing within ${String(ANSWERED_WITHIN_DAYS)} days.`,
});
export type AskOutcome = keyof typeof AskOutcome;

@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description: 'That a customer was asked to do something for the bank.',
})
export class AdvocacyAsk extends Node {
  @Field(() => ID, { description: 'Begins with `ask_`.' })
  override id!: Id;

  @Field(() => AskKindEnum, { description: 'What they were asked for.' })
  kind!: AskKind;

  @Field(() => DateTime, { description: 'When they were asked.' })
  askedAt!: Date;

  @Field(() => AskOutcome, { description: 'What came of it.' })
  outcome!: AskOutcome;

  @Field(() => DateTime, { nullable: true, description: 'When that was known; null while pending.' })
  endedAt!: Date | null;

  @Field(() => Int, { description: 'Counts the changes of it, from 1 on; see `expectedVersion`.' })
  version!: number;
}

export interface AdvocacyAskRow extends AdvocacyAsk {
  readonly askedById: Id | null;
}

export const advocacyAskName: NodeName = { typeName: 'AdvocacyAsk', prefix: 'ask' };
