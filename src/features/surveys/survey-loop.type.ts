import { Field, ID, Int, ObjectType } from 'type-graphql';
import type { Id } from '../../kernel/id';
import { connectionType } from '../../platform/graphql/connection';
import { defineEnum } from '../../platform/graphql/enum';
import { Node, type NodeName } from '../../platform/graphql/node';
import { DateTime } from '../../platform/graphql/scalars';
import { LOOP_DAYS, type LoopStep } from './domain/loop';

const SurveyLoopStepKind = defineEnum<LoopStep>(
  'SurveyLoopStepKind',
  'What is done about a low answer, in this order, until it is told or given up.',
  {
    ASSIGNED: 'Somebody looks after it.',
    CONTACTED: 'The customer was spoken to.',
    CAUSE_AGREED: 'The customer and the bank agree on what went wrong.',
    FIXED: 'It was put right.',
    CUSTOMER_TOLD: 'The customer was told so: nothing is owed any more.',
    ASKED_AGAIN:
      'The customer was asked the same again: the invitation was sent, or answered without that being told.',
    GIVEN_UP: 'Nothing more is done: the customer cannot be reached, or does not want it.',
  },
);

@ObjectType({ simpleResolvers: true, description: 'A step that was taken about a low answer.' })
export class SurveyLoopStep {
  @Field(() => SurveyLoopStepKind, { description: 'Which step.' })
  step!: LoopStep;

  @Field(() => DateTime, { description: 'When it was taken.' })
  at!: Date;

  @Field(() => String, {
    nullable: true,
    description: 'Why it was given up, 1 to 500 characters; null of every other step. Personal.',
  })
  reason!: string | null;
}

export interface SurveyLoopStepRow extends SurveyLoopStep {
  readonly loopId: Id;
  /** Whose it is: what is personal of it is masked by that. */
  readonly customerId: Id | null;
  readonly takenById: Id | null;
}

@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description: 'How a low answer is seen to, until the customer is told or it is given up.',
})
export class SurveyLoop extends Node {
  @Field(() => ID, { description: 'Begins with `lop_`.' })
  override id!: Id;

  @Field(() => DateTime, { description: 'Since when somebody is to see to it.' })
  openedAt!: Date;

  @Field(() => DateTime, {
    description: `Until when the customer is to be told: ${String(LOOP_DAYS)} days after it was opened. An open one is overdue from then on.`,
  })
  dueAt!: Date;

  @Field(() => DateTime, {
    nullable: true,
    description:
      'When the customer was told, or it was given up; null while open: until then the customer is not asked for anything.',
  })
  closedAt!: Date | null;

  @Field(() => Int, { description: 'Goes up by one with each change.' })
  version!: number;
}

export interface SurveyLoopRow extends SurveyLoop {
  readonly customerId: Id | null;
  readonly answerId: Id;
  readonly ownerId: Id | null;
}

export const SurveyLoopConnection = connectionType('SurveyLoop', () => SurveyLoop);

export const surveyLoopName: NodeName = { typeName: 'SurveyLoop', prefix: 'lop' };
