import type { Id } from '../../kernel/id';
import { toSqlInstant } from '../../kernel/instant';
import { withinScope, type RowScope } from '../../platform/authz/row-scope';
import type { Sql } from '../../platform/db/db';
import type { RowOrder } from '../../platform/db/keyset';
import type { CustomerList } from '../../platform/db/page-per-customer';
import type { ListRequest, WholeList } from '../../platform/db/whole-list';
import { interactionCondition } from './interaction.filter';
import type { InteractionFilter, InteractionOrderField } from './interaction.input';
import type { InteractionRow } from './interaction.type';

const SELECT = `SELECT i.id, i.customer_id AS customerId, i.channel, i.direction, i.started_at AS startedAt,
  i.queued_at AS queuedAt, i.answered_at AS answeredAt, i.ended_at AS endedAt, i.wait_seconds AS waitSeconds,
  i.handle_seconds AS handleSeconds, i.ivr_seconds AS ivrSeconds, i.outcome, i.settlement, i.language,
  i.reason_id AS reasonId, i.agent_id AS agentId FROM interactions i`;

export function findInteractionsById(
  sql: Sql,
  scope: RowScope,
  ids: readonly Id[],
): Promise<InteractionRow[]> {
  return sql.query(
    'interactions.findInteractionsById',
    `${SELECT} WHERE i.id IN (?) AND ${withinScope(scope, 'i.customer_id')}`,
    [ids],
  );
}

/** Interactions of a customer, the latest started first. */
export const interactionsOfCustomer: CustomerList<InteractionRow> = {
  name: 'interactions.interactionsOfCustomer',
  order: {
    column: 'i.started_at',
    id: 'i.id',
    descending: true,
    sortValueOf: ({ startedAt }) => toSqlInstant(startedAt),
  },
  select: (scope, customerId) => ({
    sql: `${SELECT} WHERE i.customer_id = ? AND ${withinScope(scope, 'i.customer_id')}`,
    values: [customerId],
  }),
};

const ORDERS: Record<InteractionOrderField, Omit<RowOrder<InteractionRow>, 'descending'>> = {
  STARTED_AT: { column: 'i.started_at', id: 'i.id', sortValueOf: ({ startedAt }) => toSqlInstant(startedAt) },
};

/** All of them, those of nobody included. */
export const allInteractions: WholeList<
  InteractionRow,
  ListRequest<InteractionFilter, InteractionOrderField>
> = {
  name: 'interactions.allInteractions',
  orderOf: ({ field, descending }) => ({ ...ORDERS[field], descending }),
  select: (scope, { filter }) => {
    const chosen = interactionCondition(filter);
    return {
      sql: `${SELECT} WHERE ${withinScope(scope, 'i.customer_id')} AND ${chosen.sql}`,
      values: chosen.values,
    };
  },
};
