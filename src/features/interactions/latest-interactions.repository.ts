import type { Id } from '../../kernel/id';
import { withinScope, type RowScope } from '../../platform/authz/row-scope';
import type { Sql } from '../../platform/db/db';
import type { CustomerIds } from '../../platform/db/page-per-customer';
import { readOfParents } from '../../platform/db/read-of-parents';
import { Channel } from '../channels/channel.type';
import { SELECT_INTERACTION } from './interaction.repository';
import type { InteractionRow } from './interaction.type';

/** Every channel as a row, in the collation of the column that it is compared with: else no index would serve. */
const CHANNELS = Object.keys(Channel)
  .map((channel) => `SELECT _ascii'${channel}' COLLATE ascii_bin AS channel`)
  .join(' UNION ALL ');

/** The later started of two, by id where they started together. */
function later(a: InteractionRow, b: InteractionRow): number {
  return b.startedAt.getTime() - a.startedAt.getTime() || (a.id < b.id ? 1 : -1);
}

/**
 * The latest interaction of each customer on each channel, the latest started first. The end of one range of an index is looked up
 * for each customer id and channel, so that what is read does not grow with the history. The index is named, and ordered by in
 * whole, because MySQL would otherwise walk the customer's history for each channel, or sort all of a channel to find its end.
 */
export async function findLatestOfChannels(
  sql: Sql,
  scope: RowScope,
  customers: readonly CustomerIds[],
): Promise<InteractionRow[][]> {
  const rows = await readOfParents<InteractionRow & { readonly ownerId: Id }>(
    sql,
    customers.length,
    'interactions.findLatestOfChannels',
    `SELECT latest.owner_id AS ownerId, chosen.* FROM (
       SELECT c.id AS owner_id, (
         SELECT l.id FROM interactions l FORCE INDEX (ix_interactions_customer_channel) WHERE l.customer_id = c.id AND l.channel = ch.channel
          ORDER BY l.customer_id DESC, l.channel DESC, l.started_at DESC, l.id DESC LIMIT 1) AS id
       FROM customers c CROSS JOIN (${CHANNELS}) ch
       WHERE c.id IN (?) AND ${withinScope(scope, 'c.id')}) latest
     JOIN (${SELECT_INTERACTION}) chosen ON chosen.id = latest.id`,
    [customers.flat()],
  );
  return customers.map((ids) => {
    const own = rows.filter(({ ownerId }) => ids.includes(ownerId)).sort(later);
    const channels = new Map<Channel, InteractionRow>();
    for (const row of own) if (!channels.has(row.channel)) channels.set(row.channel, row);
    return [...channels.values()];
  });
}
