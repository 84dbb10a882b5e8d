import type { Id } from '../../kernel/id';
import { withinScope, type RowScope } from '../../platform/authz/row-scope';
import type { Sql } from '../../platform/db/db';
import { readOfParents } from '../../platform/db/read-of-parents';
import { rowsByRequest } from '../../platform/db/rows-by-request';
import type { SurveyDriverRow } from './survey-driver.type';

type SelectedDriver = Omit<SurveyDriverRow, 'scale'> & {
  readonly request: number;
  readonly scaleMin: number;
  readonly scaleMax: number;
};

/** What was rated beside the scores of answers, by code; of each answer no more than `cap`. */
export async function findDriversOfAnswers(
  sql: Sql,
  scope: RowScope,
  answerIds: readonly Id[],
  cap: number,
): Promise<SurveyDriverRow[][]> {
  const arms = answerIds.map(
    (
      _,
      index,
    ) => `(SELECT ${String(index)} AS request, d.answer_id AS answerId, d.code, d.expectation, d.rating,
      d.scale_min AS scaleMin, d.scale_max AS scaleMax
      FROM survey_answer_drivers d JOIN survey_answers s ON s.id = d.answer_id
      WHERE d.answer_id = ? AND ${withinScope(scope, 's.customer_id')} ORDER BY d.code LIMIT ${String(cap)})`,
  );
  const rows = await readOfParents<SelectedDriver>(
    sql,
    answerIds.length,
    'surveys.findDriversOfAnswers',
    arms.join(' UNION ALL '),
    answerIds,
  );
  return rowsByRequest(
    answerIds,
    rows.map(({ scaleMin, scaleMax, ...row }) => ({ ...row, scale: { min: scaleMin, max: scaleMax } })),
  );
}
