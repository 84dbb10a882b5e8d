// The reads of the peers whose SQL is written by hand: statements of the floor, a level of the answer each, for all customers of
// the level at once. What belongs to one fact alone (its product, reason, agent) is joined to it, as whoever counts statements would.

import { group, instant, placesOf } from '../floor/database.mjs';
import { latestAccounts, latestContacts, readAccounts, readAnswers, readContacts } from '../floor/facts.mjs';
import { writeContact } from '../floor/log-interaction.mjs';
import {
  account,
  CASES,
  contact,
  CONTACTS,
  CUSTOMERS_OF_PHONE,
  promise,
  PROMISES,
  scores,
} from '../floor/screen-pop.mjs';
import { search as searched } from '../floor/search.mjs';
import { timelineOf } from '../floor/timeline.mjs';
import { CUSTOMERS_OF_SEGMENT, listOf } from '../floor/worklist.mjs';

const CUSTOMER = `SELECT c.id, c.display_name AS displayName, c.segment, c.preferred_channel AS preferredChannel,
    c.last_contact_at AS lastContactAt, c.absorbed_ids AS absorbedIds, v.stage, v.score, v.is_vip AS isVip
  FROM customers c LEFT JOIN advocacy_statuses v ON v.customer_id = c.id WHERE c.id = ?`;

const METRICS = ['NPS', 'CSAT', 'CES'];

/** A row as the graph has it; `row` is what the loaders know the customer by. */
const customer = (row) => ({
  __typename: 'Customer',
  row,
  id: `cus_${row.id}`,
  displayName: row.displayName,
  segment: row.segment,
  preferredChannel: row.preferredChannel,
  lastContactAt: instant(row.lastContactAt),
  advocacy: row.stage && { stage: row.stage, score: row.score, vip: row.isVip === 1 },
});

/** For each of what is asked, which has its `customer`, what `cut` makes of the customer's own rows. */
async function ofEach(asked, read, cut) {
  const rows = asked.map((one) => one.customer.row);
  const places = placesOf(rows);
  const own = group(rows, places, await read([...places.keys()]));
  return asked.map((one, place) => cut(own[place], one));
}

const most = (asked) => Math.max(...asked.map(({ first }) => first));
const page =
  (shown) =>
  (rows, { first }) => ({ nodes: rows.slice(0, first).map(shown) });

async function readCustomer(db, id) {
  const [row] = await db.rows(CUSTOMER, [id.slice('cus_'.length)]);
  return row === undefined ? null : customer(row);
}

/** Pages are asked for as the bench asks, 20 at a time of search and timeline. Loaders take what is asked, `{ customer, first }` each, and give as many answers in the same order. */
export const createReads = (db, cursors) => ({
  node: ({ id }) => readCustomer(db, id),
  async customersByContact({ value, first }) {
    const now = new Date();
    const rows = await db.rows(CUSTOMERS_OF_PHONE, [now, now, now, value]);
    return { nodes: rows.slice(0, first).map(customer) };
  },
  customer: ({ by: { id } }) => readCustomer(db, id),
  async customers({ filter, search, first }) {
    if (search != null) return (await searched(db, { search }, cursors)).customers;
    const segment = filter.segment.eq;
    const rows = await db.rows(CUSTOMERS_OF_SEGMENT, [segment]);
    const shown = rows.slice(0, first);
    const last = shown.at(-1);
    const endCursor = last ? cursors.encode(listOf(segment), last.lastContactAt, last.id, Date.now()) : null;
    return { nodes: shown.map(customer), pageInfo: { hasNextPage: rows.length > first, endCursor } };
  },
  loaders: {
    accounts: (asked) =>
      ofEach(
        asked,
        (ids) => readAccounts(db, ids, 'a.number, a.balance, a.currency,'),
        (rows, { first }) => ({ nodes: latestAccounts(rows, first).map(account) }),
      ),
    interactions: (asked) =>
      ofEach(
        asked,
        (ids) => readContacts(db, ids, { ...CONTACTS, limit: most(asked) }),
        (rows, { first }) => ({ nodes: latestContacts(rows, first).map(contact) }),
      ),
    promises: (asked) => ofEach(asked, (ids) => db.rows(PROMISES, [ids]), page(promise)),
    openCases: (asked) =>
      ofEach(
        asked,
        (ids) => db.rows(CASES, [ids]),
        page((row) => row),
      ),
    scores: (asked) => ofEach(asked, (ids) => readAnswers(db, ids, METRICS), scores),
  },
  logInteraction: async (variables) => ({ interaction: await writeContact(db, variables), userErrors: [] }),
  timeline: ({ row }, { after }) => timelineOf(db, row, { after, cursors }),
});
