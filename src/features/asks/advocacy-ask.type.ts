import { Field, ObjectType } from 'type-graphql';
import type { Id } from '../../kernel/id';
import { defineEnum } from '../../platform/graphql/enum';
import { DateTime } from '../../platform/graphql/scalars';
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
  UNANSWERED: 'The customer never said anything.',
});
export type AskOutcome = keyof typeof AskOutcome;

@ObjectType({
  simpleResolvers: true,
  description: 'That a customer was asked to do something for the bank.',
})
export class AdvocacyAsk {
  @Field(() => AskKindEnum, { description: 'What they were asked for.' })
  kind!: AskKind;

  @Field(() => DateTime, { description: 'When they were asked.' })
  askedAt!: Date;

  @Field(() => AskOutcome, { description: 'What came of it.' })
  outcome!: AskOutcome;

  @Field(() => DateTime, { nullable: true, description: 'When that was known; null while pending.' })
  endedAt!: Date | null;
}

export interface AdvocacyAskRow extends AdvocacyAsk {
  readonly id: Id;
  readonly askedById: Id | null;
}
