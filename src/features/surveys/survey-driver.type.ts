import { Field, Int, ObjectType } from 'type-graphql';
import type { Id } from '../../kernel/id';
import { defineEnum } from '../../platform/graphql/enum';
import { ScoreScale } from './survey.type';

export const Expectation = defineEnum('Expectation', 'What customers expect of service.', {
  ACCESSIBLE: 'It is easy to reach.',
  ANTICIPATES: 'It sees what is needed before it is asked for.',
  CLEAR_STEPS: 'It says what happens next.',
  COMPETENT: 'It knows what it is doing.',
  COURTEOUS: 'It is polite.',
  ETHICAL: 'It is honest and fair.',
  KEEPS_PROMISES: 'It does what it said it would.',
  PROMPT: 'It is quick.',
  RESPONSIVE: 'It takes up what is said to it.',
  RIGHT_FIRST_TIME: 'It needs no second contact.',
});
export type Expectation = keyof typeof Expectation;

@ObjectType({
  simpleResolvers: true,
  description: 'What lies behind an answer: one thing that was rated beside the score.',
})
export class SurveyDriver {
  @Field(() => String, { description: 'What was rated, by the name that the survey has for it.' })
  code!: string;

  @Field(() => Expectation, {
    nullable: true,
    description: 'Which expectation it is about; null where the survey names none.',
  })
  expectation!: Expectation | null;

  @Field(() => Int, { description: 'What it was rated with.' })
  rating!: number;

  @Field(() => ScoreScale, { description: 'The scale of the rating.' })
  scale!: ScoreScale;
}

export interface SurveyDriverRow extends SurveyDriver {
  readonly answerId: Id;
}
