import type { Tx } from '../../platform/db/db';
import { insertRows } from '../../platform/db/insert-rows';
import { SELECT_SURVEY, toSurveyRow, type SelectedSurvey } from './survey.repository';
import type { SurveyRow } from './survey.type';

/** Makes a survey, unless there is one of that code. */
export function insertSurvey(tx: Tx, { scale, trigger, ...survey }: SurveyRow): Promise<void> {
  const columns = [
    ...(['id', 'code', 'name', 'metric', 'scaleMin', 'scaleMax', 'triggerKind'] as const),
    ...(['samplingShare', 'coolDownDays', 'questions', 'version'] as const),
  ] as const;
  const questions = JSON.stringify(survey.questions);
  const row = { ...survey, scaleMin: scale.min, scaleMax: scale.max, triggerKind: trigger, questions };
  return insertRows(tx, 'surveys.insertSurvey', { table: 'surveys', columns }, [row]);
}

/** The survey of a code, held until the transaction ends. */
export async function lockSurvey(tx: Tx, code: string): Promise<SurveyRow | null> {
  const [row] = await tx.query<SelectedSurvey>(
    'surveys.lockSurvey',
    `${SELECT_SURVEY} WHERE code = ? FOR UPDATE`,
    [code],
  );
  return row === undefined ? null : toSurveyRow(row);
}

/** What it measures, and on which scale, stays: answers were given to that. */
export async function updateSurvey(tx: Tx, survey: SurveyRow): Promise<void> {
  const { id, name, trigger, samplingShare, coolDownDays, questions, version } = survey;
  await tx.execute(
    'surveys.updateSurvey',
    `UPDATE surveys SET name = ?, trigger_kind = ?, sampling_share = ?, cool_down_days = ?, questions = ?, version = ? WHERE id = ?`,
    [name, trigger, samplingShare, coolDownDays, JSON.stringify(questions), version, id],
  );
}

export async function countSurveys(tx: Tx): Promise<number> {
  const [row] = await tx.query<{ count: number }>(
    'surveys.countSurveys',
    'SELECT COUNT(*) AS count FROM surveys',
  );
  return row?.count ?? 0;
}
