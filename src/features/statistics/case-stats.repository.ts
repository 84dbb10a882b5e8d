import type { RowScope } from '../../platform/authz/row-scope';
import { condition } from '../../platform/db/condition';
import type { Sql } from '../../platform/db/db';
import { caseCondition } from '../cases/case.filter';
import type { CaseGrouping, CaseQuestion } from './case-stats.input';
import type { CaseStatsRow } from './case-stats.type';
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
import { shareOf } from './domain/share';

const CASES: Facts = {
  from: 'cases k',
  customerColumn: 'k.customer_id',
  customerIndex: 'ix_cases_customer',
  timeColumn: 'k.opened_at',
};

const COLUMNS: Readonly<Record<CaseGrouping, KeyColumn>> = {
  KIND: { alias: 'kind', sql: 'k.kind' },
  STATUS: { alias: 'status', sql: 'k.status' },
  PRIORITY: { alias: 'priority', sql: 'k.priority' },
  CHANNEL: { alias: 'channel', sql: 'k.channel' },
  REASON: { alias: 'reasonId', sql: 'k.reason_id' },
  PRODUCT: { alias: 'productId', sql: 'k.product_id' },
  OWNER: { alias: 'ownerId', sql: 'k.owner_id' },
};

/** In seconds. */
export const RESOLVING: Measure = {
  name: 'measureResolving',
  value: 'TIMESTAMPDIFF(SECOND, k.opened_at, k.resolved_at)',
  where: condition('k.resolved_at IS NOT NULL'),
};

/** The word of the source, where it gives one, else the date. */
const TIMELY = 'COALESCE(k.answered_in_time, k.resolved_at <= k.due_at)';
const TIMELINESS_KNOWN = '(k.answered_in_time IS NOT NULL OR k.due_at IS NOT NULL)';

type Counts = Pick<
  CaseStatsRow,
  'count' | 'open' | 'resolved' | 'closed' | 'withDueDate' | 'timelinessKnown' | 'timely'
>;
type Keys = Pick<CaseStatsRow, 'reasonId' | 'productId' | 'ownerId'> & { readonly periodKey?: string };

/** The groups of cases that a question asks about, at most `limit`, in no order. */
export async function findCaseGroups(
  sql: Sql,
  scope: RowScope,
  { filter, groupBy, attribute, period }: CaseQuestion,
  limit: number,
): Promise<CaseStatsRow[]> {
  const cut = await cutFacts(sql, scope, CASES, {
    chosen: [caseCondition(filter)],
    columns: [...groupBy.map((grouping) => COLUMNS[grouping]), ...attributeColumns(attribute, 'k.id')],
    period,
  });
  const keys = selectKeys(cut);
  const rows = await sql.query<Counts & Keys & AttributeKey>(
    'statistics.findCaseGroups',
    `SELECT ${keys.sql}COUNT(*) AS count, COUNT(CASE WHEN k.is_open THEN 1 END) AS open,
       COUNT(CASE WHEN k.status = 'RESOLVED' THEN 1 END) AS resolved,
       COUNT(CASE WHEN k.status = 'CLOSED' THEN 1 END) AS closed, COUNT(k.due_at) AS withDueDate,
       COUNT(CASE WHEN ${TIMELINESS_KNOWN} THEN 1 END) AS timelinessKnown,
       COUNT(CASE WHEN ${TIMELY} THEN 1 END) AS timely
     FROM ${cut.from} WHERE ${cut.where.sql} ${groupByKeys(cut)} LIMIT ?`,
    [...keys.values, ...cut.where.values, limit],
  );
  return rows.map((row) => ({
    ...row,
    cut,
    group: groupOf(cut, row),
    attribute: attributeOfGroup(attribute, row),
    period: periodOf(cut, row.periodKey),
    timelyShare: shareOf(row.timely, row.timelinessKnown),
  }));
}
