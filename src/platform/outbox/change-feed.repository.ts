import type { Sql } from '../db/db';
import { withinScope, type RowScope } from '../authz/row-scope';
import type { OrderedEvent } from './ordered-event';

/** How far events go: the first that is still kept, and the last. None kept: the first is the one after the last. */
export async function findReach(sql: Sql): Promise<{ readonly first: number; readonly last: number }> {
  const [reach] = await sql.query<{ first: number | null; last: number }>(
    'changeFeed.findReach',
    'SELECT (SELECT MIN(e.position) FROM events e) AS first, h.position AS last FROM event_heads h WHERE h.id = 1',
  );
  if (reach === undefined) throw new Error('The head of the events is gone: run npm run migrate.');
  return { first: reach.first ?? reach.last + 1, last: reach.last };
}

/** The events within a stretch of positions that the viewer may hear of, the first of them. */
export function listEvents(
  sql: Sql,
  scope: RowScope,
  { after, until, most }: { readonly after: number; readonly until: number; readonly most: number },
): Promise<OrderedEvent[]> {
  return sql.query<OrderedEvent>(
    'changeFeed.listEvents',
    `SELECT e.position, e.at, e.topic, e.object, e.customer_id AS customerId, e.change_id AS changeId FROM events e
       WHERE e.position > ? AND e.position <= ? AND ${withinScope(scope, 'e.customer_id')} ORDER BY e.position LIMIT ?`,
    [after, until, most],
  );
}
