import { Field, Float, InputType, Int, ObjectType } from 'type-graphql';
import { LanguageTag } from '../../platform/graphql/scalars';
import { Weighs } from '../../platform/graphql/weight';
import { MutationInput } from '../../platform/mutations/mutation.input';
import type { ChangeRefusal } from '../../platform/mutations/refusal';
import { defineUserError } from '../../platform/mutations/user-error';
import { LONGEST_COOL_DOWN_DAYS, LONGEST_NAME, LONGEST_QUESTION, MOST_LANGUAGES } from './define-survey';
import { ALLOWED_SCALES } from './domain/metrics';
import { Survey, SurveyMetric, SurveyTrigger, type SurveyRow } from './survey.type';

const SCALES = Object.entries(ALLOWED_SCALES)
  .map(
    ([metric, scales]) =>
      `${metric} ${scales.map(({ min, max }) => `${String(min)}–${String(max)}`).join(' or ')}`,
  )
  .join('; ');

@InputType({ description: 'The whole numbers that may be answered.' })
export class ScoreScaleInput {
  @Field(() => Int, { description: 'The lowest score.' })
  min!: number;

  @Field(() => Int, { description: 'The highest score.' })
  max!: number;
}

@InputType({ description: 'What is asked, in one language.' })
export class SurveyQuestionInput {
  @Field(() => LanguageTag, { description: 'Which language.' })
  language!: string;

  @Field(() => String, { description: `The question: 1 to ${String(LONGEST_QUESTION)} characters.` })
  text!: string;
}

@InputType({ description: 'A survey to make, or to put otherwise.' })
export class DefineSurveyInput extends MutationInput {
  @Field(() => String, {
    description: 'Short, unique, stable: 1 to 64 small letters, digits and hyphens between them.',
  })
  code!: string;

  @Field(() => String, { description: `What people call it: 1 to ${String(LONGEST_NAME)} characters.` })
  name!: string;

  @Field(() => SurveyMetric, { description: 'What it measures. That of a survey that is there stays.' })
  metric!: SurveyMetric;

  @Field(() => ScoreScaleInput, {
    description: `What may be answered: ${SCALES}. That of a survey that is there stays.`,
  })
  scale!: ScoreScaleInput;

  @Field(() => [SurveyQuestionInput], {
    description: `What is asked, once in each language, English among them; at most ${String(MOST_LANGUAGES)}. All there are: what is left out is forgotten.`,
  })
  questions!: SurveyQuestionInput[];

  @Field(() => SurveyTrigger, {
    nullable: true,
    description: 'What makes somebody be asked; anything may, when left out.',
  })
  trigger?: SurveyTrigger | null;

  @Field(() => Float, {
    defaultValue: 1,
    description:
      'Of those whom the trigger picks, this share is asked: more than 0, at most 1, in steps of 0.0001.',
  })
  samplingShare!: number;

  @Field(() => Int, {
    defaultValue: 0,
    description: `Nobody is invited less than so many days after their last invitation, whichever survey that was for: 0 to ${String(LONGEST_COOL_DOWN_DAYS)}. The budget of asks holds beside it.`,
  })
  coolDownDays!: number;

  @Field(() => Int, {
    nullable: true,
    description:
      'The `version` that you have seen of what is there: refused with CONFLICT when another has taken its place. Whatever is there, or is not, when left out.',
  })
  expectedVersion?: number | null;
}

const SurveyError = defineUserError('Survey');

@ObjectType({ simpleResolvers: true, description: 'The survey that was made or changed.' })
export class DefineSurveyPayload {
  @Field(() => Survey, { nullable: true, description: 'The survey as it is now; null when refused.' })
  survey!: SurveyRow | null;

  @Weighs({ listSize: { assumedSize: 1 } })
  @Field(() => [SurveyError], { description: 'Why nothing was done, at most 1; empty when it was.' })
  userErrors!: readonly ChangeRefusal[];
}
