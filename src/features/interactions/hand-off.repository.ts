import type { Id } from '../../kernel/id';
import { withinScope, type RowScope } from '../../platform/authz/row-scope';
import type { Sql } from '../../platform/db/db';
import type { CustomerList } from '../../platform/db/page-per-customer';
import type { HandOffRow } from './hand-off.type';

const SELECT = `SELECT h.id, h.interaction_id AS interactionId, h.at, h.taken_at AS takenAt, h.moves, h.cause, h.is_warm AS isWarm,
  h.story_repeated AS storyRepeated, h.from_agent_id AS fromAgentId, h.from_queue_id AS fromQueueId,
  h.to_agent_id AS toAgentId, h.to_queue_id AS toQueueId FROM hand_offs h`;

export function findHandOffsById(sql: Sql, scope: RowScope, ids: readonly Id[]): Promise<HandOffRow[]> {
  return sql.lookUp(
    'interactions.findHandOffsById',
    `${SELECT} WHERE h.id IN (?) AND ${withinScope(scope, 'h.customer_id')}`,
    [ids],
  );
}

/** Hand-offs of an interaction, in the order of time. */
export const handOffsOfInteraction: CustomerList<HandOffRow> = {
  name: 'interactions.handOffsOfInteraction',
  order: { column: 'h.at', id: 'h.id', descending: false, sortValueOf: ({ at }) => at },
  select: (scope) => ({
    sql: `${SELECT} WHERE h.interaction_id = ? AND ${withinScope(scope, 'h.customer_id')}`,
    values: [],
  }),
};
