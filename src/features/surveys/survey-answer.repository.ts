import type { Id } from '../../kernel/id';
import { withinScope, type RowScope } from '../../platform/authz/row-scope';
import type { Sql } from '../../platform/db/db';
import { pagePerCustomer, type CustomerIds, type CustomerList } from '../../platform/db/page-per-customer';
import { toSqlInstant } from '../../kernel/instant';
import type { LastScore, SurveyMetric } from './survey.type';

interface SelectedAnswer {
  readonly id: Id;
  readonly score: number;
  readonly scaleMin: number;
  readonly scaleMax: number;
  readonly answeredAt: Date;
}

const answersOfCustomer: CustomerList<SelectedAnswer, SurveyMetric> = {
  name: 'surveys.findLastScores',
  order: {
    column: 's.answered_at',
    id: 's.id',
    descending: true,
    sortValueOf: ({ answeredAt }) => toSqlInstant(answeredAt),
  },
  select: (scope, customerId, metric) => ({
    sql: `SELECT s.id, s.score, s.scale_min AS scaleMin, s.scale_max AS scaleMax, s.answered_at AS answeredAt
      FROM survey_answers s WHERE s.customer_id = ? AND s.metric = ? AND ${withinScope(scope, 's.customer_id')}`,
    values: [customerId, metric],
  }),
};

export interface LastScoreRequest {
  readonly customerIds: CustomerIds;
  readonly metric: SurveyMetric;
}

/** The last answer of a customer to a metric, for many of both; null where there is none. */
export async function findLastScores(
  sql: Sql,
  scope: RowScope,
  requests: readonly LastScoreRequest[],
): Promise<(LastScore | null)[]> {
  const page = { limit: 1, fromEnd: false, after: null, before: null };
  const pages = await pagePerCustomer(
    sql,
    scope,
    answersOfCustomer,
    requests.map(({ customerIds, metric }) => ({ customerIds, page, narrowing: metric })),
  );
  return pages.map(({ rows: [last] }) => {
    if (last === undefined) return null;
    const { score, scaleMin, scaleMax, answeredAt } = last;
    return { score, scale: { min: scaleMin, max: scaleMax }, answeredAt };
  });
}
