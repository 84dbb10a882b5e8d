import type { Id } from '../../kernel/id';
import { withinScope, type RowScope } from '../../platform/authz/row-scope';
import type { Sql } from '../../platform/db/db';
import type { SurveyLoopRow, SurveyLoopStepRow } from './survey-loop.type';

const SELECT = `SELECT l.id, l.customer_id AS customerId, l.answer_id AS answerId, l.owner_id AS ownerId, l.created_at AS openedAt,
  l.closed_at AS closedAt, l.version FROM survey_loops l`;

export function findLoopsById(sql: Sql, scope: RowScope, ids: readonly Id[]): Promise<SurveyLoopRow[]> {
  return sql.query(
    'surveys.findLoopsById',
    `${SELECT} WHERE l.id IN (?) AND ${withinScope(scope, 'l.customer_id')}`,
    [ids],
  );
}

/** The loops that low answers opened; an answer opens one at most. */
export function findLoopsOfAnswers(
  sql: Sql,
  scope: RowScope,
  answerIds: readonly Id[],
): Promise<SurveyLoopRow[]> {
  return sql.query(
    'surveys.findLoopsOfAnswers',
    `${SELECT} WHERE l.answer_id IN (?) AND ${withinScope(scope, 'l.customer_id')}`,
    [answerIds],
  );
}

/** The steps taken in loops; each at most once. */
export function findStepsOfLoops(
  sql: Sql,
  scope: RowScope,
  loopIds: readonly Id[],
): Promise<SurveyLoopStepRow[]> {
  return sql.query(
    'surveys.findStepsOfLoops',
    `SELECT t.loop_id AS loopId, t.step, t.taken_at AS at, t.taken_by_id AS takenById
      FROM survey_loop_steps t JOIN survey_loops l ON l.id = t.loop_id
      WHERE t.loop_id IN (?) AND ${withinScope(scope, 'l.customer_id')}`,
    [loopIds],
  );
}
