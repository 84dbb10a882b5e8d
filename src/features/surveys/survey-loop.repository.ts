import type { Id } from '../../kernel/id';
import { withinScopeOrFew } from '../../platform/authz/few-customers';
import { withinScope, type RowScope } from '../../platform/authz/row-scope';
import type { Sql } from '../../platform/db/db';
import { indexOf, walking, type OrderedIndexes } from '../../platform/db/walked-index';
import type { ListRequest, WholeList } from '../../platform/db/whole-list';
import { dueAtOf } from './domain/loop';
import { surveyLoopCondition } from './survey-loop.filter';
import type { SurveyLoopFilter, SurveyLoopOrderField } from './survey-loop.input';
import type { SurveyLoopRow, SurveyLoopStepRow } from './survey-loop.type';

type SelectedLoop = Omit<SurveyLoopRow, 'dueAt'>;

const SELECT = `SELECT l.id, l.customer_id AS customerId, l.answer_id AS answerId, l.owner_id AS ownerId, l.created_at AS openedAt,
  l.closed_at AS closedAt, l.version FROM survey_loops l`;

const toLoopRow = (row: SelectedLoop): SurveyLoopRow => ({ ...row, dueAt: dueAtOf(row.openedAt) });

export async function findLoopsById(sql: Sql, scope: RowScope, ids: readonly Id[]): Promise<SurveyLoopRow[]> {
  const rows = await sql.lookUp<SelectedLoop>(
    'surveys.findLoopsById',
    `${SELECT} WHERE l.id IN (?) AND ${withinScope(scope, 'l.customer_id')}`,
    [ids],
  );
  return rows.map(toLoopRow);
}

/** The loops that low answers opened; an answer opens one at most. */
export async function findLoopsOfAnswers(
  sql: Sql,
  scope: RowScope,
  answerIds: readonly Id[],
): Promise<SurveyLoopRow[]> {
  const rows = await sql.lookUp<SelectedLoop>(
    'surveys.findLoopsOfAnswers',
    `${SELECT} WHERE l.answer_id IN (?) AND ${withinScope(scope, 'l.customer_id')}`,
    [answerIds],
  );
  return rows.map(toLoopRow);
}

/** The steps taken in loops; each at most once. */
export function findStepsOfLoops(
  sql: Sql,
  scope: RowScope,
  loopIds: readonly Id[],
): Promise<SurveyLoopStepRow[]> {
  return sql.lookUp(
    'surveys.findStepsOfLoops',
    `SELECT t.loop_id AS loopId, t.step, t.taken_at AS at, t.taken_by_id AS takenById, t.reason, l.customer_id AS customerId
      FROM survey_loop_steps t JOIN survey_loops l ON l.id = t.loop_id
      WHERE t.loop_id IN (?) AND ${withinScope(scope, 'l.customer_id')}`,
    [loopIds],
  );
}

const INDEXES: OrderedIndexes<SurveyLoopFilter> = {
  held: { owner: 'ix_survey_loops_owner', open: 'ix_survey_loops_open' },
  within: { owner: ['open'] },
  all: 'ix_survey_loops_opened',
  unindexed: ['openedAt', 'dueAt', 'team', 'closedAt'],
};

/** Those of an owner are in the order of the index where they are open, or where they are not; what an owner has of both is sorted. */
function indexOfLoops(filter: SurveyLoopFilter): string | null {
  return filter.open?.eq == null && filter.owner != null ? null : indexOf(filter, INDEXES);
}

/** All of them, those of nobody included. */
export const allLoops: WholeList<SurveyLoopRow, ListRequest<SurveyLoopFilter, SurveyLoopOrderField>> = {
  name: 'surveys.allLoops',
  orderOf: ({ descending }) => ({
    ...{ column: 'l.created_at', id: 'l.id', descending },
    sortValueOf: ({ openedAt }) => openedAt,
  }),
  isFoundByFew: true,
  select: (scope, { filter }, few) => {
    const chosen = surveyLoopCondition(filter);
    return {
      sql: `${SELECT}${walking(few ? 'ix_survey_loops_customer' : indexOfLoops(filter))} WHERE ${withinScopeOrFew(scope, few, 'l.customer_id')} AND ${chosen.sql}`,
      values: chosen.values,
    };
  },
  toRow: toLoopRow,
};
