import type { Id } from '../../kernel/id';
import { once } from '../../kernel/once';
import { withinScopeOf, type RowScope } from '../../platform/authz/row-scope';
import type { Sql } from '../../platform/db/db';
import type { Fragment } from '../../platform/db/keyset';
import { idsOf, type CustomerIds } from '../../platform/db/page-per-customer';
import { readOfParents } from '../../platform/db/read-of-parents';
import { walking } from '../../platform/db/walked-index';
import { ANSWERS, toAnswerRow, type SelectedAnswer, type SelectedScale } from './survey-answer.columns';
import type { SurveyAnswerRow, SurveyMetric } from './survey.type';

export interface LastAnswerRequest {
  readonly customerIds: CustomerIds;
  readonly metric: SurveyMetric;
}

export interface LastScoresRequest {
  readonly customerIds: CustomerIds;
  readonly metrics: readonly SurveyMetric[];
}

/** As much of an answer as scores show. */
export type ScoreRow = Pick<
  SurveyAnswerRow,
  'id' | 'customerId' | 'metric' | 'score' | 'scale' | 'answeredAt'
>;

type SelectedScore = Omit<ScoreRow, 'scale'> & SelectedScale;

const SCORE_COLUMNS = `s.id, s.customer_id AS customerId, s.metric, s.score, s.scale_min AS scaleMin,
    s.scale_max AS scaleMax, s.answered_at AS answeredAt`;

function toScoreRow(selected: SelectedScore): ScoreRow {
  return {
    id: selected.id,
    customerId: selected.customerId,
    metric: selected.metric,
    score: selected.score,
    scale: { min: selected.scaleMin, max: selected.scaleMax },
    answeredAt: selected.answeredAt,
  };
}

/** Metrics as a table of so many, in the collation of the column that they are compared with: else no index would serve. */
const metricsAsRows = once((count: number) =>
  Array<string>(count).fill('SELECT _ascii ? COLLATE ascii_bin AS metric').join(' UNION ALL '),
);

const distinct = <Value>(values: readonly Value[]): readonly Value[] =>
  values.length < 2 ? values : [...new Set(values)];

/**
 * Selects the last answer of some customers to some metrics, as far as there is one. The end of one range of an index is looked up for each
 * customer id and metric (as in `interactions.findLatestOfChannels`).
 */
function selectLast(
  columns: string,
  scope: RowScope,
  customerIds: readonly Id[],
  metrics: readonly SurveyMetric[],
): Fragment {
  const ids = distinct(customerIds);
  return {
    sql: `SELECT ${columns} FROM (
       SELECT (
         SELECT l.id FROM survey_answers l${walking('ix_survey_answers_customer')} WHERE l.customer_id = c.id AND l.metric = asked.metric
          ORDER BY l.customer_id DESC, l.metric DESC, l.answered_at DESC, l.id DESC LIMIT 1) AS id
       FROM customers c CROSS JOIN (${metricsAsRows(metrics.length)}) asked
       WHERE c.id IN (?) AND ${withinScopeOf(scope, ids, 'c.id')}) latest
     STRAIGHT_JOIN ${ANSWERS.table} ON s.id = latest.id`,
    values: [...metrics, ids],
  };
}

/** The later given of two, by id where they were given together. */
function later<Row extends ScoreRow>(a: Row, b: Row): Row {
  const apart = a.answeredAt.getTime() - b.answeredAt.getTime();
  return apart > 0 || (apart === 0 && a.id > b.id) ? a : b;
}

type RowsOfCustomers<Row> = ReadonlyMap<Id | null, readonly Row[]>;

function byCustomer<Row extends ScoreRow>(rows: readonly Row[]): RowsOfCustomers<Row> {
  const found = new Map<Id | null, Row[]>();
  for (const row of rows) {
    const own = found.get(row.customerId);
    if (own) own.push(row);
    else found.set(row.customerId, [row]);
  }
  return found;
}

/** The last answer to a metric of whoever makes up a customer; null where there is none. */
function lastOf<Row extends ScoreRow>(
  found: RowsOfCustomers<Row>,
  customerIds: CustomerIds,
  metric: SurveyMetric,
): Row | null {
  let last: Row | null = null;
  for (const id of customerIds)
    for (const own of found.get(id) ?? [])
      if (own.metric === metric) last = last ? later<Row>(last, own) : own;
  return last;
}

/** The last answer of a customer to a metric, for many of both; null where there is none. */
export async function findLastAnswers(
  sql: Sql,
  scope: RowScope,
  requests: readonly LastAnswerRequest[],
): Promise<(SurveyAnswerRow | null)[]> {
  const metrics = distinct(requests.map(({ metric }) => metric));
  const last = selectLast(ANSWERS.columns, scope, idsOf(requests), metrics);
  const rows = await readOfParents<SelectedAnswer>(
    sql,
    requests.length,
    'surveys.findLastAnswers',
    last.sql,
    last.values,
  );
  const found = byCustomer(rows.map(toAnswerRow));
  return requests.map(({ customerIds, metric }) => lastOf(found, customerIds, metric));
}

/** Of each customer the last answers to the metrics that are asked of them, as far as there are some and scores show them. */
export function findLastScores(
  sql: Sql,
  scope: RowScope,
  requests: readonly LastScoresRequest[],
): Promise<ScoreRow[][]> {
  const asked = new Set<SurveyMetric>();
  for (const request of requests) for (const metric of request.metrics) asked.add(metric);
  const metrics = [...asked];
  if (metrics.length === 0) return Promise.resolve(requests.map(() => []));
  const last = selectLast(SCORE_COLUMNS, scope, idsOf(requests), metrics);
  return readOfParents<SelectedScore>(
    sql,
    requests.length,
    'surveys.findLastScores',
    last.sql,
    last.values,
  ).then((rows) => {
    const found = byCustomer(rows.map(toScoreRow));
    return requests.map(({ customerIds, metrics: own }) =>
      own.map((metric) => lastOf(found, customerIds, metric)).filter((row) => row !== null),
    );
  });
}
