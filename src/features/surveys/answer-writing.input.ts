import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import type { GlobalId } from '../../kernel/global-id';
import { DateTime, LanguageTag } from '../../platform/graphql/scalars';
import { Weighs } from '../../platform/graphql/weight';
import { MutationInput } from '../../platform/mutations/mutation.input';
import type { ChangeRefusal } from '../../platform/mutations/refusal';
import { defineUserError } from '../../platform/mutations/user-error';
import { LONGEST_COMMENT } from './give-answer';
import { LONGEST_SUBMISSION_ID } from './record-survey-answer';
import { ScoreScale, SurveyAnswer, type SurveyAnswerRow } from './survey.type';

/** What is said, wherever it is said. */
@InputType()
abstract class AnswerInput extends MutationInput {
  @Field(() => Int, { description: 'The answer: a whole number of the scale of the survey.' })
  score!: number;

  @Field(() => String, {
    nullable: true,
    description: `What is said beside the score: 1 to ${String(LONGEST_COMMENT)} characters.`,
  })
  comment?: string | null;

  @Field(() => LanguageTag, { nullable: true, description: 'The language of the comment.' })
  language?: string | null;
}

@InputType({ description: 'The answer of somebody who was invited.' })
export class SubmitSurveyAnswerInput extends AnswerInput {
  @Field(() => String, { description: 'The token of the invitation, out of the link.' })
  token!: string;
}

@InputType({ description: 'An answer that was given elsewhere, or on the spot.' })
export class RecordSurveyAnswerInput extends AnswerInput {
  @Field(() => ID, { description: 'What was answered.' })
  survey!: GlobalId;

  @Field(() => String, {
    description: `The key that the answer has where it was given, for ever: 1 to ${String(LONGEST_SUBMISSION_ID)} characters, yours alone or your source’s. Told again under it, the same answer is given as it is; another is refused.`,
  })
  submissionId!: string;

  @Field(() => DateTime, { description: 'When it was given, not in the future.' })
  answeredAt!: Date;

  @Field(() => ID, {
    nullable: true,
    description: 'Who answered; nobody known, when left out, which is for those who see the whole bank.',
  })
  customer?: GlobalId | null;

  @Field(() => ID, { nullable: true, description: 'The contact that it is about, of the same customer.' })
  interaction?: GlobalId | null;

  @Field(() => ID, { nullable: true, description: 'The case that it is about, of the same customer.' })
  case?: GlobalId | null;
}

@ObjectType({
  simpleResolvers: true,
  description: 'What somebody is asked who was invited. It tells nothing of them.',
})
export class SurveyQuestion {
  @Field(() => String, { description: 'What is asked.' })
  question!: string;

  @Field(() => LanguageTag, { description: 'The language of the question.' })
  language!: string;

  @Field(() => ScoreScale, { description: 'What may be answered.' })
  scale!: ScoreScale;
}

@ObjectType({
  simpleResolvers: true,
  description: 'What was answered, as whoever answered has said it. It tells nothing of them.',
})
export class GivenAnswer {
  @Field(() => Int, { description: 'The answer.' })
  score!: number;

  @Field(() => DateTime, { description: 'When it was given.' })
  answeredAt!: Date;
}

const SurveyAnswerError = defineUserError('SurveyAnswer', {});

@ObjectType({ simpleResolvers: true })
abstract class AnswerPayload {
  @Weighs({ listSize: { assumedSize: 1 } })
  @Field(() => [SurveyAnswerError], { description: 'Why nothing was done, at most 1; empty when it was.' })
  userErrors!: readonly ChangeRefusal[];
}

@ObjectType({ simpleResolvers: true, description: 'What came of an answer by token.' })
export class SubmitSurveyAnswerPayload extends AnswerPayload {
  @Field(() => GivenAnswer, { nullable: true, description: 'What was answered; null when refused.' })
  answer!: GivenAnswer | null;
}

@ObjectType({ simpleResolvers: true, description: 'The answer that was recorded.' })
export class RecordSurveyAnswerPayload extends AnswerPayload {
  @Field(() => SurveyAnswer, { nullable: true, description: 'The answer as it is now; null when refused.' })
  surveyAnswer!: SurveyAnswerRow | null;
}
