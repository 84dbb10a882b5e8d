import type { Id } from '../../kernel/id';
import { withinScopeOrFew } from '../../platform/authz/few-customers';
import { withinScope, withinScopeOf, type RowScope } from '../../platform/authz/row-scope';
import { all, condition } from '../../platform/db/condition';
import type { Sql } from '../../platform/db/db';
import type { RowOrder } from '../../platform/db/keyset';
import type { CustomerList, TableRows } from '../../platform/db/page-per-customer';
import { allOf, partsOf, type Columns, type RowPart } from '../../platform/db/row-part';
import { rowsOfTable } from '../../platform/db/rows-of-table';
import { indexOf, walking, type OrderedIndexes } from '../../platform/db/walked-index';
import type { ListRequest, WholeList } from '../../platform/db/whole-list';
import { interactionCondition, interactionOfCustomerCondition } from './interaction.filter';
import type {
  InteractionFilter,
  InteractionOfCustomerFilter,
  InteractionOrderField,
} from './interaction.input';
import type { InteractionRow } from './interaction.type';

/** Of the table aliased `i`. */
const COLUMNS: Columns<InteractionRow> = {
  id: 'i.id',
  customerId: 'i.customer_id',
  channel: 'i.channel',
  direction: 'i.direction',
  startedAt: 'i.started_at',
  queuedAt: 'i.queued_at',
  answeredAt: 'i.answered_at',
  endedAt: 'i.ended_at',
  waitSeconds: 'i.wait_seconds',
  handleSeconds: 'i.handle_seconds',
  ivrSeconds: 'i.ivr_seconds',
  outcome: 'i.outcome',
  settlement: 'i.settlement',
  language: 'i.language',
  sentiment: 'i.sentiment',
  isPublic: 'i.is_public',
  reach: 'i.reach',
  moodAtStart: 'i.mood_at_start',
  moodAtEnd: 'i.mood_at_end',
  replyChannel: 'i.reply_channel',
  askedBy: 'i.asked_by',
  queueId: 'i.queue_id',
  reasonId: 'i.reason_id',
  agentId: 'i.agent_id',
  state: 'i.state',
  version: 'i.version',
};

/** Columns of an interaction, of the table aliased `i`. */
export const INTERACTION_COLUMNS = allOf(COLUMNS);

/** As much of a contact as some fields show; null where that may be everything. A worklist has hundreds, and of 26 columns shows a few. */
export const partOfInteraction = partsOf<InteractionRow>({
  columns: COLUMNS,
  always: ['id', 'customerId', 'startedAt'],
  readBy: {
    customer: ['customerId'],
    reason: ['reasonId'],
    agent: ['agentId'],
    queue: ['queueId'],
    secondsUntilHuman: ['startedAt', 'answeredAt'],
  },
});

const ROWS: TableRows = {
  columns: INTERACTION_COLUMNS,
  table: 'interactions i',
  partFor: partOfInteraction,
};
export const SELECT_INTERACTION = `SELECT ${ROWS.columns} FROM ${ROWS.table}`;

/** A part of each, or whole ones where that is null. */
export function findInteractionsById(
  sql: Sql,
  scope: RowScope,
  ids: readonly Id[],
  part: RowPart | null,
): Promise<InteractionRow[]> {
  return rowsOfTable(
    sql,
    'interactions.findInteractionsById',
    ROWS,
    { sql: `i.id IN (?) AND ${withinScope(scope, 'i.customer_id')}`, values: [ids] },
    part,
  );
}

/** All of a customer's, or those of one channel, in order. */
function indexOfCustomer({ channel }: InteractionOfCustomerFilter): string {
  return channel?.eq != null ? 'ix_interactions_customer_channel' : 'ix_interactions_customer';
}

/** Interactions of a customer, as many as a filter leaves, the latest started first. */
export const interactionsOfCustomer: CustomerList<InteractionRow, InteractionOfCustomerFilter> = {
  name: 'interactions.interactionsOfCustomer',
  order: {
    column: 'i.started_at',
    id: 'i.id',
    descending: true,
    sortValueOf: ({ startedAt }) => startedAt,
  },
  rows: ROWS,
  select: (scope, customerIds, filter, columns) => {
    const { sql, values } = all([
      condition('i.customer_id = ?'),
      condition(withinScopeOf(scope, customerIds, 'i.customer_id')),
      interactionOfCustomerCondition(scope, filter),
    ]);
    return {
      sql: `SELECT ${columns} FROM ${ROWS.table}${walking(indexOfCustomer(filter))} WHERE ${sql}`,
      values,
    };
  },
};

const ORDERS: Record<InteractionOrderField, Omit<RowOrder<InteractionRow>, 'descending'>> = {
  STARTED_AT: { column: 'i.started_at', id: 'i.id', sortValueOf: ({ startedAt }) => startedAt },
};

const INDEXES: OrderedIndexes<InteractionFilter> = {
  held: { agent: 'ix_interactions_agent', queue: 'ix_interactions_queue' },
  all: 'ix_interactions_started',
  unindexed: ['startedAt', 'channel', 'direction', 'outcome', 'settlement', 'reason', 'language'],
};

/** All of them, those of nobody included. */
export const allInteractions: WholeList<
  InteractionRow,
  ListRequest<InteractionFilter, InteractionOrderField>
> = {
  name: 'interactions.allInteractions',
  orderOf: ({ field, descending }) => ({ ...ORDERS[field], descending }),
  rows: ROWS,
  isFoundByFew: true,
  select: (scope, { filter }, few, columns) => {
    const chosen = interactionCondition(filter);
    return {
      sql: `SELECT ${columns} FROM ${ROWS.table}${walking(few ? 'ix_interactions_customer' : indexOf(filter, INDEXES))} WHERE ${withinScopeOrFew(scope, few, 'i.customer_id')} AND ${chosen.sql}`,
      values: chosen.values,
    };
  },
};
