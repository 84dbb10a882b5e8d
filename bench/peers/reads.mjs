// The reads of the peers whose SQL is written by hand, on the database that the environment names.

import { createCursors } from '../floor/cursor.mjs';
import { openPool } from '../floor/database.mjs';
import { writeContact } from '../floor/log-interaction.mjs';
import { search as searched } from '../floor/search.mjs';
import { timelineOf } from '../floor/timeline.mjs';
import { listOf } from '../floor/worklist.mjs';
import { createEdges } from './edges.mjs';
import { createJoined } from './joined.mjs';

const FACTS = { edges: createEdges, joined: createJoined };

/** `READS` says which, edges unless told otherwise. Pages are asked for as the bench asks, 20 at a time of search and timeline, which are the floor's. */
export function openReads() {
  const db = openPool(process.env.DATABASE_URL);
  const cursors = createCursors(Buffer.from(process.env.CURSOR_KEY, 'hex'));
  const { statements, customer, lists, byId, edges } = FACTS[process.env.READS ?? 'edges'](db);
  const readCustomer = async (id) => {
    const [row] = await db.rows(statements.byId, [id.slice('cus_'.length)]);
    return row === undefined ? null : customer(row);
  };
  const roots = {
    node: ({ id }) => readCustomer(id),
    async customersByContact({ value, first }) {
      const now = new Date();
      const rows = await db.rows(statements.ofPhone, [now, now, now, value]);
      return { nodes: rows.slice(0, first).map(customer) };
    },
    customer: ({ by: { id } }) => readCustomer(id),
    async customers({ filter, search, first }) {
      if (search != null) return (await searched(db, { search }, cursors)).customers;
      const segment = filter.segment.eq;
      const rows = await db.rows(statements.ofSegment, [segment]);
      const shown = rows.slice(0, first);
      const last = shown.at(-1);
      const endCursor = last
        ? cursors.encode(listOf(segment), last.lastContactAt, last.id, Date.now())
        : null;
      return { nodes: shown.map(customer), pageInfo: { hasNextPage: rows.length > first, endCursor } };
    },
  };
  return {
    roots,
    lists,
    byId,
    edges,
    logInteraction: async (variables) => ({ interaction: await writeContact(db, variables), userErrors: [] }),
    timeline: ({ row }, { after }) => timelineOf(db, row, { after, cursors }),
  };
}
