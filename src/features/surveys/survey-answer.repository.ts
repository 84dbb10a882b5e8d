import type { Id } from '../../kernel/id';
import { withinScopeOrFew } from '../../platform/authz/few-customers';
import { withinScope, withinScopeOf, type RowScope } from '../../platform/authz/row-scope';
import { all, condition } from '../../platform/db/condition';
import type { Sql } from '../../platform/db/db';
import type { RowOrder } from '../../platform/db/keyset';
import { pagePerCustomer, type CustomerIds, type CustomerList } from '../../platform/db/page-per-customer';
import { indexOf, walking, type OrderedIndexes } from '../../platform/db/walked-index';
import type { ListRequest, WholeList } from '../../platform/db/whole-list';
import { ANSWERS, toAnswerRow, type SelectedAnswer } from './survey-answer.columns';
import { surveyAnswerCondition } from './survey-answer.filter';
import type { SurveyAnswerFilter, SurveyAnswerOrderField } from './survey.input';
import type { SurveyAnswerRow, SurveyMetric } from './survey.type';

const SELECT = `SELECT ${ANSWERS.columns} FROM ${ANSWERS.table}`;

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
  rows: ANSWERS,
  select: (scope, customerIds, { metric }, columns) => {
    const { sql, values } = all([
      condition('s.customer_id = ?'),
      ...(metric ? [condition('s.metric = ?', metric)] : []),
      condition(withinScopeOf(scope, customerIds, 's.customer_id')),
    ]);
    return {
      sql: `SELECT ${columns} FROM ${ANSWERS.table}${walking(indexOfCustomer(metric))} WHERE ${sql}`,
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

/** What people answered who were asked the same again by loops; one at most by each, as it asks them once. */
export async function findAnswersAskedAgain(
  sql: Sql,
  scope: RowScope,
  loopIds: readonly Id[],
): Promise<(SurveyAnswerRow & { readonly loopId: Id })[]> {
  const rows = await sql.lookUp<SelectedAnswer & { readonly loopId: Id }>(
    'surveys.findAnswersAskedAgain',
    `SELECT i.loop_id AS loopId, ${ANSWERS.columns} FROM survey_invitations i JOIN ${ANSWERS.table} ON s.id = i.answer_id
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
  const page = { limit: 1, fromEnd: false, after: null, before: null, looksBeyond: false };
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
