import { Field, Int, ObjectType } from 'type-graphql';
import { defineEnum } from '../../platform/graphql/enum';
import { DateTime } from '../../platform/graphql/scalars';
import { WAITED_FOR_DAYS } from '../promises/domain/promise-standing';
import {
  ASK_COOL_DOWN_DAYS,
  ASK_OBSTACLES,
  ASK_PERIOD_DAYS,
  ASKS_PER_PERIOD,
  type AskObstacle,
} from './domain/ask-budget';

/** What is in the way of one ask, and not of others. */
export type OwnObstacle = 'NO_CONSENT' | 'WRONG_MOMENT';

export const AskObstacleEnum = defineEnum<AskObstacle | OwnObstacle>(
  'AskObstacle',
  'Why a customer is not to be asked for anything now.',
  {
    OPEN_COMPLAINT: 'A complaint of theirs is open.',
    OVERDUE_PROMISE: `They were promised something that is past the date that counts, and they still wait for it: it is overdue, or was broken less than ${String(WAITED_FOR_DAYS)} days ago.`,
    OPEN_LOOP: 'A low answer of theirs has not been seen to yet.',
    COOL_DOWN: `They were asked less than ${String(ASK_COOL_DOWN_DAYS)} days ago.`,
    BUDGET_SPENT: `They were asked ${String(ASKS_PER_PERIOD)} times in the last ${String(ASK_PERIOD_DAYS)} days.`,
    NO_CONSENT:
      'They did not allow to be approached for that on that channel. Of an ask only: a budget is for whatever is asked.',
    WRONG_MOMENT:
      'It is not the right time after what they bought, or they bought nothing. Of an ask for a review only.',
  },
);

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

  @Field(() => [AskObstacleEnum], {
    description: `Why not now: at most ${String(ASK_OBSTACLES.length)} reasons; none when they may be asked.`,
  })
  obstacles!: readonly AskObstacle[];
}
