import type { Id } from '../../kernel/id';
import { withinBank, type RowScope } from '../../platform/authz/row-scope';
import type { Sql } from '../../platform/db/db';
import type { Survey } from './survey.type';

type SelectedSurvey = Omit<Survey, 'scale'> & { readonly scaleMin: number; readonly scaleMax: number };

export async function findSurveysById(sql: Sql, scope: RowScope, ids: readonly Id[]): Promise<Survey[]> {
  const rows = await sql.query<SelectedSurvey>(
    'surveys.findSurveysById',
    `SELECT id, code, name, metric, scale_min AS scaleMin, scale_max AS scaleMax FROM surveys WHERE id IN (?) AND ${withinBank(scope)}`,
    [ids],
  );
  return rows.map(({ scaleMin, scaleMax, ...row }) => ({ ...row, scale: { min: scaleMin, max: scaleMax } }));
}
