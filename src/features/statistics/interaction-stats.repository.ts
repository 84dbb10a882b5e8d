import type { RowScope } from '../../platform/authz/row-scope';
import { condition } from '../../platform/db/condition';
import type { Sql } from '../../platform/db/db';
import { interactionCondition } from '../interactions/interaction.filter';
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
import type { Measure } from './distribution.repository';
import type { InteractionGrouping, InteractionQuestion } from './interaction-stats.input';
import type { InteractionStatsRow } from './interaction-stats.type';
import { shareOf } from './domain/share';

const INTERACTIONS: Facts = {
  from: 'interactions i',
  customerColumn: 'i.customer_id',
  customerIndex: 'ix_interactions_customer',
  timeColumn: 'i.started_at',
};

const COLUMNS: Readonly<Record<InteractionGrouping, KeyColumn>> = {
  CHANNEL: { alias: 'channel', sql: 'i.channel' },
  DIRECTION: { alias: 'direction', sql: 'i.direction' },
  OUTCOME: { alias: 'outcome', sql: 'i.outcome' },
  SETTLEMENT: { alias: 'settlement', sql: 'i.settlement' },
  LANGUAGE: { alias: 'language', sql: 'i.language' },
  REASON: { alias: 'reasonId', sql: 'i.reason_id' },
  AGENT: { alias: 'agentId', sql: 'i.agent_id' },
  TEAM: { alias: 'teamId', sql: 'a.team_id', joins: ['LEFT JOIN agents a ON a.id = i.agent_id'] },
  QUEUE: { alias: 'queueId', sql: 'i.queue_id' },
};

/** An answered or abandoned contact of a source that keeps no time of queueing was offered all the same. */
const OFFERED = "(i.outcome IN ('ANSWERED', 'ABANDONED') OR i.queued_at IS NOT NULL)";

export const WAITS: Measure = {
  name: 'measureWaits',
  value: 'i.wait_seconds',
  where: condition(`${OFFERED} AND i.wait_seconds IS NOT NULL`),
};

export const HANDLING: Measure = {
  name: 'measureHandling',
  value: 'i.handle_seconds',
  where: condition("i.outcome = 'ANSWERED' AND i.handle_seconds IS NOT NULL"),
};

type Counts = Pick<
  InteractionStatsRow,
  'count' | 'offered' | 'answered' | 'abandoned' | 'leftInMenu' | 'answeredWithin'
>;
type Keys = Pick<InteractionStatsRow, 'reasonId' | 'agentId' | 'teamId' | 'queueId'> & {
  readonly periodKey?: string;
};

/** The groups of contacts that a question asks about, at most `limit`, in no order. */
export async function findInteractionGroups(
  sql: Sql,
  scope: RowScope,
  { filter, groupBy, attribute, period, withinSeconds }: InteractionQuestion,
  limit: number,
): Promise<InteractionStatsRow[]> {
  const cut = await cutFacts(sql, scope, INTERACTIONS, {
    chosen: [condition("i.outcome NOT IN ('PHANTOM', 'RUNNING')"), interactionCondition(filter)],
    columns: [...groupBy.map((grouping) => COLUMNS[grouping]), ...attributeColumns(attribute, 'i.id')],
    period,
  });
  const keys = selectKeys(cut);
  const rows = await sql.query<Counts & Keys & AttributeKey>(
    'statistics.findInteractionGroups',
    `SELECT ${keys.sql}COUNT(*) AS count, COUNT(CASE WHEN ${OFFERED} THEN 1 END) AS offered,
       COUNT(CASE WHEN i.outcome = 'ANSWERED' THEN 1 END) AS answered,
       COUNT(CASE WHEN i.outcome = 'ABANDONED' THEN 1 END) AS abandoned,
       COUNT(CASE WHEN i.outcome = 'LEFT_IN_MENU' THEN 1 END) AS leftInMenu,
       COUNT(CASE WHEN i.outcome = 'ANSWERED' AND i.wait_seconds <= ? THEN 1 END) AS answeredWithin
     FROM ${cut.from} WHERE ${cut.where.sql} ${groupByKeys(cut)} LIMIT ?`,
    [...keys.values, withinSeconds, ...cut.where.values, limit],
  );
  return rows.map((row) => ({
    ...row,
    cut,
    group: groupOf(cut, row),
    attribute: attributeOfGroup(attribute, row),
    period: periodOf(cut, row.periodKey),
    answeredShare: shareOf(row.answered, row.offered),
    abandonedShare: shareOf(row.abandoned, row.offered),
    serviceLevel: shareOf(row.answeredWithin, row.offered),
  }));
}
