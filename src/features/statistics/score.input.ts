import { defineEnum } from '../../platform/graphql/enum';
import type { SurveyAnswerFilter } from '../surveys/survey.input';
import type { SurveyMetric } from '../surveys/survey.type';
import type { AskedCut } from './asked-cut';

export const ScoreGrouping = defineEnum('ScoreGrouping', 'What answers to surveys may be grouped by.', {
  SURVEY: 'The survey that was answered.',
  LANGUAGE: 'The language of the comment.',
  SEGMENT: 'The segment of who answered, as it is now.',
  CHANNEL: 'The channel of the contact that they are about.',
  REASON: 'What the contact that they are about was about.',
  AGENT: 'Who had the contact that they are about.',
  TEAM: 'The team of who had that contact, as it is now.',
});
export type ScoreGrouping = keyof typeof ScoreGrouping;

/** What is asked about answers to surveys. Two questions with the same text are the same. */
export interface ScoreQuestion extends AskedCut<SurveyAnswerFilter, ScoreGrouping> {
  readonly text: string;
  readonly metric: SurveyMetric;
  readonly minimumSample: number;
}
