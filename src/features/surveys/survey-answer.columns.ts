import type { TableRows } from '../../platform/db/page-per-customer';
import type { SurveyAnswerRow } from './survey.type';

/** The scale of an answer as it is selected. */
export interface SelectedScale {
  readonly scaleMin: number;
  readonly scaleMax: number;
}

/** An answer as it is selected. */
export type SelectedAnswer = Omit<SurveyAnswerRow, 'scale'> & SelectedScale;

/** Answers, and all that is read of each. */
export const ANSWERS: TableRows = {
  columns: `s.id, s.customer_id AS customerId, s.survey_id AS surveyId, s.metric, s.score, s.scale_min AS scaleMin,
    s.scale_max AS scaleMax, s.answered_at AS answeredAt, s.comment, s.language, s.interaction_id AS interactionId,
    s.case_id AS caseId`,
  table: 'survey_answers s',
};

/** Named one by one, as each customer of a worklist has one: what is left of a row without some columns is copied slowly. */
export function toAnswerRow(selected: SelectedAnswer): SurveyAnswerRow {
  return {
    id: selected.id,
    customerId: selected.customerId,
    surveyId: selected.surveyId,
    metric: selected.metric,
    score: selected.score,
    scale: { min: selected.scaleMin, max: selected.scaleMax },
    answeredAt: selected.answeredAt,
    comment: selected.comment,
    language: selected.language,
    interactionId: selected.interactionId,
    caseId: selected.caseId,
  };
}
