import { Field, Int, ObjectType } from 'type-graphql';
import type { Id } from '../../kernel/id';
import { defineEnum } from '../../platform/graphql/enum';
import { DateTime } from '../../platform/graphql/scalars';
import {
  ASK_COOL_DOWN_DAYS,
  ASK_OBSTACLES,
  ASK_PERIOD_DAYS,
  ASKS_PER_PERIOD,
  type AskObstacle as Obstacle,
} from './domain/ask-budget';

export const AskKind = defineEnum('AskKind', 'What a customer is asked for.', {
  SURVEY: 'To answer a survey.',
  REVIEW: 'To write a review.',
  REFERRAL: 'To send somebody.',
  REFERENCE: 'To speak for the bank to somebody who asks.',
});
export type AskKind = keyof typeof AskKind;

export const AskOutcome = defineEnum('AskOutcome', 'What came of asking.', {
  PENDING: 'Nothing yet.',
  DONE: 'The customer did it.',
  DECLINED: 'The customer does not want to.',
  UNANSWERED: 'The customer never said anything.',
});
export type AskOutcome = keyof typeof AskOutcome;

const AskObstacle = defineEnum<Obstacle>(
  'AskObstacle',
  'Why a customer is not to be asked for anything now.',
  {
    OPEN_COMPLAINT: 'A complaint of theirs is open.',
    OVERDUE_PROMISE:
      'They were promised something that is past the date that counts, and they still wait for it, be it overdue or broken by then.',
    OPEN_LOOP: 'A low answer of theirs has not been seen to yet.',
    COOL_DOWN: `They were asked less than ${String(ASK_COOL_DOWN_DAYS)} days ago.`,
    BUDGET_SPENT: `They were asked ${String(ASKS_PER_PERIOD)} times in the last ${String(ASK_PERIOD_DAYS)} days.`,
  },
);

@ObjectType({
  simpleResolvers: true,
  description: 'That a customer was asked to do something for the bank.',
})
export class AdvocacyAsk {
  @Field(() => AskKind, { description: 'What they were asked for.' })
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

@ObjectType('AskBudget', {
  simpleResolvers: true,
  description: `How often a customer may still be asked for something: surveys, reviews, referrals and references together ${String(ASKS_PER_PERIOD)} times in ${String(ASK_PERIOD_DAYS)} days, ${String(ASK_COOL_DOWN_DAYS)} days apart, and never while the bank owes them something.`,
})
export class AskBudgetType {
  @Field(() => Int, {
    description: `Asks that are left of the last ${String(ASK_PERIOD_DAYS)} days, 0 to ${String(ASKS_PER_PERIOD)}, whether or not they may be used now.`,
  })
  left!: number;

  @Field(() => DateTime, {
    nullable: true,
    description:
      'From when on they may be asked: now when nothing is in the way; null while the bank owes them something, as nobody knows for how long.',
  })
  nextAskAt!: Date | null;

  @Field(() => [AskObstacle], {
    description: `Why not now: at most ${String(ASK_OBSTACLES.length)} reasons; none when they may be asked.`,
  })
  obstacles!: readonly Obstacle[];
}
