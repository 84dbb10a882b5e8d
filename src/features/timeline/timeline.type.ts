import { Field, InterfaceType, ObjectType } from 'type-graphql';
import type { Id } from '../../kernel/id';
import { connectionType } from '../../platform/graphql/connection';
import { defineEnum } from '../../platform/graphql/enum';
import { DateTime } from '../../platform/graphql/scalars';

export const TimelineEventType = defineEnum('TimelineEventType', 'What happened.', {
  INTERACTION_STARTED: 'A contact began.',
  CASE_OPENED: 'A case was opened.',
  PROMISE_MADE: 'Something was promised.',
  ANSWER_GIVEN: 'A survey was answered.',
  ACCOUNT_OPENED: 'An account was opened.',
  ACCOUNT_CLOSED: 'An account was closed.',
  ADVOCACY_SHOWN: 'The customer did something for the bank, or wrote of it.',
});
export type TimelineEventType = keyof typeof TimelineEventType;

/** An event as it is read: which fact it is of, and when it happened. */
export interface TimelineRow {
  readonly type: TimelineEventType;
  readonly factId: Id;
  readonly at: Date;
}

/** Events that happened at the same moment are told apart by fact, and two of one fact by their type. */
export function eventKey({ type, factId }: TimelineRow): string {
  return `${factId} ${type}`;
}

const TYPE_NAMES: Record<TimelineEventType, string> = {
  INTERACTION_STARTED: 'InteractionStarted',
  CASE_OPENED: 'CaseOpened',
  PROMISE_MADE: 'PromiseMade',
  ANSWER_GIVEN: 'AnswerGiven',
  ACCOUNT_OPENED: 'AccountOpened',
  ACCOUNT_CLOSED: 'AccountClosed',
  ADVOCACY_SHOWN: 'AdvocacyShown',
};

@InterfaceType({
  description: 'Something that happened with a customer, at its first moment: each fact is one event.',
  resolveType: ({ type }: TimelineRow) => TYPE_NAMES[type],
})
abstract class TimelineEvent {
  @Field(() => DateTime, { description: 'When it happened.' })
  at!: Date;
}

@ObjectType({ implements: TimelineEvent, simpleResolvers: true, description: 'A contact began.' })
export class InteractionStarted extends TimelineEvent {}

@ObjectType({ implements: TimelineEvent, simpleResolvers: true, description: 'A case was opened.' })
export class CaseOpened extends TimelineEvent {}

@ObjectType({ implements: TimelineEvent, simpleResolvers: true, description: 'Something was promised.' })
export class PromiseMade extends TimelineEvent {}

@ObjectType({ implements: TimelineEvent, simpleResolvers: true, description: 'A survey was answered.' })
export class AnswerGiven extends TimelineEvent {}

@ObjectType({ implements: TimelineEvent, simpleResolvers: true, description: 'An account was opened.' })
export class AccountOpened extends TimelineEvent {}

@ObjectType({ implements: TimelineEvent, simpleResolvers: true, description: 'An account was closed.' })
export class AccountClosed extends TimelineEvent {}

@ObjectType({
  implements: TimelineEvent,
  simpleResolvers: true,
  description: 'The customer did something for the bank, or wrote of it.',
})
export class AdvocacyShown extends TimelineEvent {}

export const TimelineConnection = connectionType('Timeline', () => TimelineEvent);
