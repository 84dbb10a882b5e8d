import { Field, Float, ID, Int, ObjectType } from 'type-graphql';
import type { Id } from '../../kernel/id';
import type { CustomerIds } from '../../platform/db/page-per-customer';
import { connectionType } from '../../platform/graphql/connection';
import { defineEnum } from '../../platform/graphql/enum';
import { Node, type NodeName } from '../../platform/graphql/node';
import { DateTime } from '../../platform/graphql/scalars';
import { SurveyAnswer } from '../surveys/survey.type';
import { AdvocacyAct } from './advocacy-act.type';
import { HALF_LIFE_DAYS } from './domain/evidence';
import { RECOMMENDED_WITHIN_DAYS, type ChangeReason, type Stage } from './domain/stage';

const WITHIN = `in the last ${String(RECOMMENDED_WITHIN_DAYS)} days`;

export const AdvocacyStage = defineEnum<Stage>(
  'AdvocacyStage',
  'How far a customer speaks for the bank. What they did before a promise to them was broken, or before they last answered 0 to 6, does not count for it.',
  {
    UNKNOWN: `Has not answered "would you recommend us?", and has not recommended the bank ${WITHIN}.`,
    DETRACTOR: 'Last answered 0 to 6 of 10.',
    PASSIVE: 'Last answered 7 or 8 of 10, or 9 or 10 before a promise to them was broken.',
    PROMOTER:
      'Says that they would recommend: last answered 9 or 10 of 10, and no promise to them was broken since.',
    ADVOCATE: `Has recommended at least once ${WITHIN}.`,
    CHAMPION: `Has recommended repeatedly ${WITHIN} and is in the VIP programme. Referrals that brought nobody to the bank count as one together.`,
  },
);
export type AdvocacyStage = Stage;

export const AdvocacyChangeReason = defineEnum<ChangeReason>(
  'AdvocacyChangeReason',
  'Why the stage of a customer changed.',
  {
    ANSWERED: 'They said how likely they are to recommend the bank.',
    RECOMMENDED: 'They recommended the bank.',
    JOINED_VIP: 'They recommended it repeatedly and joined the VIP programme.',
    LEFT_VIP: 'They left the VIP programme.',
    PROMISE_BROKEN: 'A promise to them was broken.',
    FADED: 'What they did for the bank is too long ago.',
    CORRECTED: 'What is known of them was corrected.',
  },
);
export type AdvocacyChangeReason = ChangeReason;

@ObjectType({
  simpleResolvers: true,
  description: 'Something that says whether a customer speaks for the bank, and what it counts for today.',
})
export class AdvocacyEvidence {
  @Field(() => DateTime, { description: 'When it was done or said.' })
  at!: Date;

  @Field(() => Float, {
    description: `What it counts for at the moment of the request, in points of the score: half of what it did ${String(HALF_LIFE_DAYS)} days before. 0 or more.`,
  })
  weight!: number;

  @Field(() => AdvocacyAct, { nullable: true, description: 'What was done; null when it is an answer.' })
  act!: AdvocacyAct | null;

  @Field(() => SurveyAnswer, {
    nullable: true,
    description: 'The last answer to "would you recommend us?"; null when it is something done.',
  })
  answer!: SurveyAnswer | null;
}

@ObjectType({ simpleResolvers: true, description: 'That the stage of a customer changed, and why.' })
export class AdvocacyStageChange {
  @Field(() => AdvocacyStage, { description: 'The stage until then.' })
  fromStage!: AdvocacyStage;

  @Field(() => AdvocacyStage, { description: 'The stage from then on.' })
  toStage!: AdvocacyStage;

  @Field(() => DateTime, { description: 'When it changed.' })
  at!: Date;

  @Field(() => AdvocacyChangeReason, { description: 'Why it changed.' })
  reason!: AdvocacyChangeReason;
}

export interface AdvocacyStageChangeRow extends AdvocacyStageChange {
  readonly id: Id;
}

@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description: 'Whether a customer speaks for the bank, as far as there is evidence.',
})
export class AdvocacyStatus extends Node {
  @Field(() => ID, { description: 'Begins with `adv_`.' })
  override id!: Id;

  @Field(() => AdvocacyStage, { description: 'The stage that the evidence supports.' })
  stage!: AdvocacyStage;

  @Field(() => Int, { description: 'Weight of the evidence, 0 to 100. It fades with it.' })
  score!: number;

  @Field(() => Boolean, { description: 'Whether the customer is in the VIP programme.' })
  vip!: boolean;

  @Field(() => DateTime, { description: 'Since when the customer is at this stage.' })
  since!: Date;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When somebody last put them forward as an advocate; null: nobody did.',
  })
  nominatedAt!: Date | null;

  @Field(() => Int, {
    description:
      'Counts the changes of stage, programme and owner, from 1 on; what fades is none. See `expectedVersion`.',
  })
  version!: number;
}

/** Its id is that of its customer: a customer has one status. */
export interface AdvocacyStatusRow extends AdvocacyStatus {
  /** Whose facts are its evidence. */
  readonly customerIds: CustomerIds;
  readonly ownerId: Id | null;
  readonly nominatedById: Id | null;
}

/** What a customer has on them whose status was asked for with them. */
export interface WithStatusBeside {
  /** As much of it as is asked of this customer; null where it was never worked out, undefined where it was not asked for with them. */
  readonly statusBeside?: AdvocacyStatusRow | null | undefined;
}

export const advocacyStatusName: NodeName = { typeName: 'AdvocacyStatus', prefix: 'adv' };

export const AdvocacyStatusConnection = connectionType('AdvocacyStatus', () => AdvocacyStatus);
