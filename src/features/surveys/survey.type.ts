import { Field, Float, ID, Int, ObjectType } from 'type-graphql';
import type { Id } from '../../kernel/id';
import type { LocalisedNames } from '../../kernel/localised';
import { connectionType } from '../../platform/graphql/connection';
import { defineEnum } from '../../platform/graphql/enum';
import { Node, type NodeName } from '../../platform/graphql/node';
import { DateTime, LanguageTag } from '../../platform/graphql/scalars';
import { DAYS_AFTER_PURCHASE, DAYS_REMEMBERED } from './domain/trigger';

/** All surveys of the bank are one list. */
export const SURVEYS_CAP = 100;

export const SurveyMetric = defineEnum('SurveyMetric', 'What a survey measures.', {
  NPS: 'Net promoter score: would recommend, 0 to 10.',
  CSAT: 'Customer satisfaction, on the scale of its survey. Not loyalty.',
  CES: 'Customer effort score: how easy it was, on the scale of its survey, the highest being very easy.',
});
export type SurveyMetric = keyof typeof SurveyMetric;

export const SurveyTrigger = defineEnum('SurveyTrigger', 'What makes somebody be asked.', {
  AFTER_INTERACTION: `A contact has ended, at most ${String(DAYS_REMEMBERED)} days ago.`,
  AFTER_CASE: `A case was resolved, at most ${String(DAYS_REMEMBERED)} days ago.`,
  RELATIONSHIP:
    'Nothing in particular: the whole of what the customer has with the bank is asked about, now and then.',
  AFTER_PURCHASE: `A product was bought: an account of theirs was opened, at most ${String(DAYS_AFTER_PURCHASE)} days ago.`,
});
export type SurveyTrigger = keyof typeof SurveyTrigger;

@ObjectType({
  simpleResolvers: true,
  description: 'The whole numbers that an answer may take. Answers on different scales are never mixed.',
})
export class ScoreScale {
  @Field(() => Int, { description: 'The lowest score.' })
  min!: number;

  @Field(() => Int, { description: 'The highest score.' })
  max!: number;
}

@ObjectType({ simpleResolvers: true, description: 'A customer’s last answer to surveys of one metric.' })
export class LastScore {
  @Field(() => Int, { description: 'What the customer answered.' })
  score!: number;

  @Field(() => ScoreScale, { description: 'The scale of the answer.' })
  scale!: ScoreScale;

  @Field(() => DateTime, { description: 'When the customer answered.' })
  answeredAt!: Date;
}

@ObjectType({
  simpleResolvers: true,
  description: 'A customer’s last answer of each metric; null where there is none.',
})
export class CustomerScores {
  @Field(() => LastScore, {
    nullable: true,
    description: 'Would the customer recommend the bank, 0 to 10.',
  })
  nps!: LastScore | null;

  @Field(() => LastScore, {
    nullable: true,
    description: 'How content the customer was. Not loyalty.',
  })
  csat!: LastScore | null;

  @Field(() => LastScore, { nullable: true, description: 'How easy it was for the customer.' })
  ces!: LastScore | null;
}

@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description: 'A question that customers are asked again and again.',
})
export class Survey extends Node {
  @Field(() => ID, { description: 'Begins with `srv_`.' })
  override id!: Id;

  @Field(() => String, { description: 'Short, unique, stable.' })
  code!: string;

  @Field(() => String, { description: 'What people call it.' })
  name!: string;

  @Field(() => SurveyMetric, { description: 'What it measures.' })
  metric!: SurveyMetric;

  @Field(() => ScoreScale, { description: 'What may be answered.' })
  scale!: ScoreScale;

  @Field(() => SurveyTrigger, {
    nullable: true,
    description: 'What makes somebody be asked; null when not known.',
  })
  trigger!: SurveyTrigger | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Of those whom the trigger picks, this share is asked, 0 to 1; null when not known.',
  })
  samplingShare!: number | null;

  @Field(() => Int, {
    nullable: true,
    description:
      'Nobody is invited less than so many days after their last invitation, whichever survey that was for; 0 or more, null when not known.',
  })
  coolDownDays!: number | null;

  @Field(() => Int, { description: 'Goes up by one with each change.' })
  version!: number;
}

export interface SurveyRow extends Survey {
  /** What is asked, in several languages. */
  readonly questions: LocalisedNames;
}

@ObjectType({ implements: Node, simpleResolvers: true, description: 'What somebody answered to a survey.' })
export class SurveyAnswer extends Node {
  @Field(() => ID, { description: 'Begins with `ans_`.' })
  override id!: Id;

  @Field(() => SurveyMetric, { description: 'What the survey measures.' })
  metric!: SurveyMetric;

  @Field(() => Int, { description: 'The answer.' })
  score!: number;

  @Field(() => ScoreScale, { description: 'The scale of the answer.' })
  scale!: ScoreScale;

  @Field(() => DateTime, { description: 'When it was given.' })
  answeredAt!: Date;

  @Field(() => String, { nullable: true, description: 'What was said beside the score. Personal.' })
  comment!: string | null;

  @Field(() => LanguageTag, {
    nullable: true,
    description: 'The language of the comment; null when not known.',
  })
  language!: string | null;
}

export interface SurveyAnswerRow extends SurveyAnswer {
  readonly customerId: Id | null;
  readonly surveyId: Id;
  readonly interactionId: Id | null;
  readonly caseId: Id | null;
}

export const surveyName: NodeName = { typeName: 'Survey', prefix: 'srv' };
export const surveyAnswerName: NodeName = { typeName: 'SurveyAnswer', prefix: 'ans' };

export const SurveyAnswerConnection = connectionType('SurveyAnswer', () => SurveyAnswer);
