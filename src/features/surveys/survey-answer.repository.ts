import type { Id } from '../../kernel/id';
import { once } from '../../kernel/once';
import { withinScopeOrFew } from '../../platform/authz/few-customers';
import { withinScope, withinScopeOf, type RowScope } from '../../platform/authz/row-scope';
import { all, condition } from '../../platform/db/condition';
import type { Sql } from '../../platform/db/db';
import type { Fragment, RowOrder } from '../../platform/db/keyset';
import {
  idsOf,
  pagePerCustomer,
  type CustomerIds,
  type CustomerList,
  type TableRows,
} from '../../platform/db/page-per-customer';
import { readOfParents } from '../../platform/db/read-of-parents';
import { indexOf, walking, type OrderedIndexes } from '../../platform/db/walked-index';
import type { ListRequest, WholeList } from '../../platform/db/whole-list';
import { surveyAnswerCondition } from './survey-answer.filter';
import type { SurveyAnswerFilter, SurveyAnswerOrderField } from './survey.input';
import type { SurveyAnswerRow, SurveyMetric } from './survey.type';

interface SelectedScale {
  readonly scaleMin: number;
  readonly scaleMax: number;
}

type SelectedAnswer = Omit<SurveyAnswerRow, 'scale'> & SelectedScale;
type SelectedScore = Omit<ScoreRow, 'scale'> & SelectedScale;

const ROWS: TableRows = {
  columns: `s.id, s.customer_id AS customerId, s.survey_id AS surveyId, s.metric, s.score, s.scale_min AS scaleMin,
    s.scale_max AS scaleMax, s.answered_at AS answeredAt, s.comment, s.language, s.interaction_id AS interactionId,
    s.case_id AS caseId`,
  table: 'survey_answers s',
};
const SELECT = `SELECT ${ROWS.columns} FROM ${ROWS.table}`;

/** Named one by one, as each customer of a worklist has one: what is left of a row without some columns is copied slowly. */
function toAnswerRow(selected: SelectedAnswer): SurveyAnswerRow {
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

const BY_ANSWERED_AT: Omit<RowOrder<SurveyAnswerRow>, 'descending'> = {
  column: 's.answered_at',
  id: 's.id',
  sortValueOf: ({ answeredAt }) => answeredAt,
};

export async function findSurveyAnswersById(
  sql: Sql,
  scope: RowScope,
  ids: readonly Id[],
): Promise<SurveyAnswerRow[]> {
  const rows = await sql.lookUp<SelectedAnswer>(
    'surveys.findSurveyAnswersById',
    `${SELECT} WHERE s.id IN (?) AND ${withinScope(scope, 's.customer_id')}`,
    [ids],
  );
  return rows.map(toAnswerRow);
}

/** Which of a customer's answers; without a metric, all. */
export interface AnswerNarrowing {
  readonly metric: SurveyMetric | null;
}

function indexOfCustomer(metric: SurveyMetric | null): string {
  return metric ? 'ix_survey_answers_customer' : 'ix_survey_answers_customer_all';
}

/** Answers of a customer, the latest first. */
export const answersOfCustomer: CustomerList<SurveyAnswerRow, AnswerNarrowing> = {
  name: 'surveys.answersOfCustomer',
  order: { ...BY_ANSWERED_AT, descending: true },
  rows: ROWS,
  select: (scope, customerIds, { metric }, columns) => {
    const { sql, values } = all([
      condition('s.customer_id = ?'),
      ...(metric ? [condition('s.metric = ?', metric)] : []),
      condition(withinScopeOf(scope, customerIds, 's.customer_id')),
    ]);
    return {
      sql: `SELECT ${columns} FROM ${ROWS.table}${walking(indexOfCustomer(metric))} WHERE ${sql}`,
      values,
    };
  },
  toRow: toAnswerRow,
};

const INDEXES: OrderedIndexes<SurveyAnswerFilter> = {
  held: { survey: 'ix_survey_answers_survey', metric: 'ix_survey_answers_metric' },
  unindexed: ['answeredAt', 'score', 'language'],
};

/** All answers, those of nobody included. */
export const allAnswers: WholeList<
  SurveyAnswerRow,
  ListRequest<SurveyAnswerFilter, SurveyAnswerOrderField>
> = {
  name: 'surveys.allAnswers',
  orderOf: ({ descending }) => ({ ...BY_ANSWERED_AT, descending }),
  isFoundByFew: true,
  select: (scope, { filter }, few) => {
    const chosen = surveyAnswerCondition(filter);
    return {
      sql: `${SELECT}${walking(few ? 'ix_survey_answers_customer_all' : indexOf(filter, INDEXES))} WHERE ${withinScopeOrFew(scope, few, 's.customer_id')} AND ${chosen.sql}`,
      values: chosen.values,
    };
  },
  toRow: toAnswerRow,
};

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
     STRAIGHT_JOIN ${ROWS.table} ON s.id = latest.id`,
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
  const last = selectLast(ROWS.columns, scope, idsOf(requests), metrics);
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
export async function findLastScores(
  sql: Sql,
  scope: RowScope,
  requests: readonly LastScoresRequest[],
): Promise<ScoreRow[][]> {
  const asked = new Set<SurveyMetric>();
  for (const request of requests) for (const metric of request.metrics) asked.add(metric);
  const metrics = [...asked];
  if (metrics.length === 0) return requests.map(() => []);
  const last = selectLast(SCORE_COLUMNS, scope, idsOf(requests), metrics);
  const rows = await readOfParents<SelectedScore>(
    sql,
    requests.length,
    'surveys.findLastScores',
    last.sql,
    last.values,
  );
  const found = byCustomer(rows.map(toScoreRow));
  return requests.map(({ customerIds, metrics: own }) =>
    own.map((metric) => lastOf(found, customerIds, metric)).filter((row) => row !== null),
  );
}

/** What people answered who were asked the same again by loops; one at most by each, as it asks them once. */
export async function findAnswersAskedAgain(
  sql: Sql,
  scope: RowScope,
  loopIds: readonly Id[],
): Promise<(SurveyAnswerRow & { readonly loopId: Id })[]> {
  const rows = await sql.lookUp<SelectedAnswer & { readonly loopId: Id }>(
    'surveys.findAnswersAskedAgain',
    `SELECT i.loop_id AS loopId, ${ROWS.columns} FROM survey_invitations i JOIN ${ROWS.table} ON s.id = i.answer_id
       WHERE i.loop_id IN (?) AND ${withinScope(scope, 's.customer_id')}`,
    [loopIds],
  );
  return rows.map(({ loopId, ...row }) => ({ ...toAnswerRow(row), loopId }));
}

/** What a person answered after an answer of theirs, to the same metric on the same scale, the earliest first. */
const answersAfter: CustomerList<SurveyAnswerRow, SurveyAnswerRow & { readonly since: Date }> = {
  name: 'surveys.answersAfter',
  order: { ...BY_ANSWERED_AT, descending: false },
  select: (scope, _, { metric, scale, answeredAt, id, since }) => ({
    sql: `${SELECT} WHERE s.customer_id = ? AND s.metric = ? AND s.answered_at >= ? AND (s.answered_at > ? OR s.id > ?)
      AND s.scale_min = ? AND s.scale_max = ? AND ${withinScope(scope, 's.customer_id')}`,
    values: [metric, since, answeredAt, id, scale.min, scale.max],
  }),
  toRow: toAnswerRow,
};

/** The next answer of each person after an answer of theirs, to the same metric on the same scale; null where there is none. */
export async function findNextAnswers(
  sql: Sql,
  scope: RowScope,
  requests: readonly {
    readonly customerIds: CustomerIds;
    readonly answer: SurveyAnswerRow;
    readonly since: Date;
  }[],
): Promise<(SurveyAnswerRow | null)[]> {
  const page = { limit: 1, fromEnd: false, after: null, before: null };
  const pages = await pagePerCustomer(
    sql,
    scope,
    answersAfter,
    requests.map(({ customerIds, answer, since }) => ({
      customerIds,
      asked: { page, narrowing: { ...answer, since } },
    })),
  );
  return pages.map(({ rows: [next = null] }) => next);
}
