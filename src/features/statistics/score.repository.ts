import type { RowScope } from '../../platform/authz/row-scope';
import { condition } from '../../platform/db/condition';
import type { Sql } from '../../platform/db/db';
import { surveyAnswerCondition } from '../surveys/survey-answer.filter';
import {
  attributeColumns,
  type AttributeKey,
  attributeOfGroup,
  cutFacts,
  groupByKeys,
  groupOf,
  periodOf,
  selectKeys,
  type Facts,
  type KeyColumn,
} from './cut.repository';
import type { Period } from './domain/period';
import type { ScoreCount } from './domain/score';
import type { ScoreGrouping, ScoreQuestion } from './score.input';
import type { ScoreGroupRow } from './score.type';

const ANSWERS: Facts = {
  from: 'survey_answers s',
  customerColumn: 's.customer_id',
  customerIndex: 'ix_survey_answers_customer_all',
  timeColumn: 's.answered_at',
};

const CONTACT = 'LEFT JOIN interactions i ON i.id = s.interaction_id';
const AGENT = 'LEFT JOIN agents a ON a.id = i.agent_id';
/** Who was merged away has the segment of who they are now. */
const CUSTOMER =
  'LEFT JOIN customers c ON c.id = s.customer_id LEFT JOIN customers m ON m.id = c.absorbed_into_id';

const COLUMNS: Readonly<Record<ScoreGrouping, KeyColumn>> = {
  SURVEY: { alias: 'surveyId', sql: 's.survey_id' },
  LANGUAGE: { alias: 'language', sql: 's.language' },
  SEGMENT: {
    alias: 'segment',
    sql: 'IF(c.absorbed_into_id IS NULL, c.segment, m.segment)',
    joins: [CUSTOMER],
  },
  CHANNEL: { alias: 'channel', sql: 'i.channel', joins: [CONTACT] },
  REASON: { alias: 'reasonId', sql: 'i.reason_id', joins: [CONTACT] },
  AGENT: { alias: 'agentId', sql: 'i.agent_id', joins: [CONTACT] },
  TEAM: { alias: 'teamId', sql: 'a.team_id', joins: [CONTACT, AGENT] },
};

type Keys = Pick<
  ScoreGroupRow,
  'surveyId' | 'language' | 'segment' | 'channel' | 'reasonId' | 'agentId' | 'teamId'
>;

/** Equal answers of one group, on one scale. */
export interface CountedScore extends ScoreCount {
  readonly group: string;
  readonly keys: Keys & Pick<ScoreGroupRow, 'attribute'>;
  readonly period: Period | null;
  readonly scaleMin: number;
  readonly scaleMax: number;
}

/** How often each score was given in every group and on every scale, at most `limit` of them. */
export async function countScores(
  sql: Sql,
  scope: RowScope,
  { metric, filter, groupBy, attribute, period }: ScoreQuestion,
  limit: number,
): Promise<CountedScore[]> {
  const cut = await cutFacts(sql, scope, ANSWERS, {
    chosen: [
      condition('s.metric = ?', metric),
      condition('s.score BETWEEN s.scale_min AND s.scale_max'),
      surveyAnswerCondition(filter),
    ],
    columns: [...groupBy.map((grouping) => COLUMNS[grouping]), ...attributeColumns(attribute, 's.id')],
    period,
  });
  const keys = selectKeys(cut);
  type Selected = Keys &
    AttributeKey &
    Omit<CountedScore, 'group' | 'keys' | 'period'> & { readonly periodKey?: string };
  const rows = await sql.query<Selected>(
    'statistics.countScores',
    `SELECT ${keys.sql}s.scale_min AS scaleMin, s.scale_max AS scaleMax, s.score AS score, COUNT(*) AS count
     FROM ${cut.from} WHERE ${cut.where.sql} ${groupByKeys(cut, 3)} LIMIT ?`,
    [...keys.values, ...cut.where.values, limit],
  );
  return rows.map(({ scaleMin, scaleMax, score, count, periodKey, ...named }) => ({
    scaleMin,
    scaleMax,
    score,
    count,
    keys: { ...named, attribute: attributeOfGroup(attribute, named) },
    group: groupOf(cut, { ...named, periodKey }),
    period: periodOf(cut, periodKey),
  }));
}
