import type { Id } from '../../kernel/id';
import type { Sql } from '../../platform/db/db';
import type { Survey } from './survey.type';

type SelectedSurvey = Omit<Survey, 'scale'> & { readonly scaleMin: number; readonly scaleMax: number };

/** Surveys are the bank's own and no customer's: no row scope. */
export async function findSurveysById(sql: Sql, ids: readonly Id[]): Promise<Survey[]> {
  const rows = await sql.query<SelectedSurvey>(
    'surveys.findSurveysById',
    'SELECT id, code, name, metric, scale_min AS scaleMin, scale_max AS scaleMax FROM surveys WHERE id IN (?)',
    [ids],
  );
  return rows.map(({ scaleMin, scaleMax, ...row }) => ({ ...row, scale: { min: scaleMin, max: scaleMax } }));
}
