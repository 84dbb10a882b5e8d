import type { Id } from '../../kernel/id';
import type { LocalisedNames } from '../../kernel/localised';
import { withinBank, type RowScope } from '../../platform/authz/row-scope';
import type { Sql } from '../../platform/db/db';
import { parseJson } from '../../platform/db/json';
import type { SurveyRow } from './survey.type';

export type SelectedSurvey = Omit<SurveyRow, 'scale' | 'samplingShare' | 'questions'> & {
  readonly scaleMin: number;
  readonly scaleMax: number;
  /** Exact decimal text. */
  readonly samplingShare: string | null;
  readonly questions: unknown;
};

export const SELECT_SURVEY = `SELECT id, code, name, metric, scale_min AS scaleMin, scale_max AS scaleMax, trigger_kind AS \`trigger\`,
  sampling_share AS samplingShare, cool_down_days AS coolDownDays, questions, version FROM surveys`;

export function toSurveyRow({
  scaleMin,
  scaleMax,
  samplingShare,
  questions,
  ...row
}: SelectedSurvey): SurveyRow {
  return {
    ...row,
    scale: { min: scaleMin, max: scaleMax },
    samplingShare: samplingShare === null ? null : Number(samplingShare),
    questions: parseJson<LocalisedNames>(questions),
  };
}

export async function findSurveysById(sql: Sql, scope: RowScope, ids: readonly Id[]): Promise<SurveyRow[]> {
  const rows = await sql.lookUp<SelectedSurvey>(
    'surveys.findSurveysById',
    `${SELECT_SURVEY} WHERE id IN (?) AND ${withinBank(scope)}`,
    [ids],
  );
  return rows.map(toSurveyRow);
}

/** All surveys, at most so many, by code. */
export async function listSurveys(sql: Sql, scope: RowScope, limit: number): Promise<SurveyRow[]> {
  const rows = await sql.query<SelectedSurvey>(
    'surveys.listSurveys',
    `${SELECT_SURVEY} WHERE ${withinBank(scope)} ORDER BY code LIMIT ?`,
    [limit],
  );
  return rows.map(toSurveyRow);
}
