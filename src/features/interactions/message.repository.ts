import type { Id } from '../../kernel/id';
import { withinScope, type RowScope } from '../../platform/authz/row-scope';
import type { Sql } from '../../platform/db/db';
import type { CustomerList } from '../../platform/db/page-per-customer';
import type { MessageRow } from './message.type';

const SELECT = `SELECT m.id, m.interaction_id AS interactionId, m.customer_id AS customerId, m.at, m.direction, m.text,
  m.agent_id AS agentId FROM messages m`;

export function findMessagesById(sql: Sql, scope: RowScope, ids: readonly Id[]): Promise<MessageRow[]> {
  return sql.lookUp(
    'interactions.findMessagesById',
    `${SELECT} WHERE m.id IN (?) AND ${withinScope(scope, 'm.customer_id')}`,
    [ids],
  );
}

/** Messages of an interaction, in the order of time. */
export const messagesOfInteraction: CustomerList<MessageRow> = {
  name: 'interactions.messagesOfInteraction',
  order: { column: 'm.at', id: 'm.id', descending: false, sortValueOf: ({ at }) => at },
  select: (scope) => ({
    sql: `${SELECT} WHERE m.interaction_id = ? AND ${withinScope(scope, 'm.customer_id')}`,
    values: [],
  }),
};
