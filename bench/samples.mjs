// What is asked about, drawn from the bank: the same for both sides, the same for the same bank, and of the same kind in a bank of
// any size. What most people share or do is asked about apart: it grows with the bank, and would hide whether the rest does.

import { onConnection } from './bank-server.mjs';
import { drawContacts } from './draw-contacts.mjs';
import { drawCustomers } from './draw-customers.mjs';
import { drawSearches } from './draw-searches.mjs';
import { LOG_INTERACTION } from './scenarios.mjs';
import { askOurs } from './shapes.mjs';

/** Different questions of a kind; a measurement asks them in turn. */
const DRAWN = 200;
const HOT = 10;
/** Contact points of one number: more is a switchboard, no household. */
const HOUSEHOLD = 3;
const EVENTS_PER_PAGE = 20;
const PAGES_BEFORE = 99;

const PHONES = `SELECT value_key AS phone FROM contact_points WHERE customer_id IN (?) AND type = 'PHONE' AND valid_to IS NULL
  ORDER BY id`;
const HOW_SHARED = 'SELECT COUNT(*) AS shared FROM contact_points WHERE value_key = ?';
/** Of anything that people share: an index has nothing else in it, and reads millions in seconds. */
const MOST_SHARED = `SELECT value_key AS value FROM contact_points GROUP BY value_key ORDER BY COUNT(*) DESC, value_key LIMIT ?`;
const THOSE_OF_PHONES =
  "SELECT DISTINCT value_key AS phone FROM contact_points WHERE value_key IN (?) AND type = 'PHONE'";
const SEGMENTS =
  'SELECT segment FROM customers WHERE segment IS NOT NULL GROUP BY segment ORDER BY COUNT(*) DESC';
const BUSIEST = `SELECT customer_id AS id, COUNT(*) AS contacts FROM interactions WHERE customer_id IS NOT NULL
  GROUP BY customer_id ORDER BY contacts DESC, customer_id LIMIT ?`;

async function drawPhones(rows, customers) {
  const phones = await rows(PHONES, [customers]);
  const ordinary = [];
  for (const { phone } of phones) {
    const [{ shared }] = await rows(HOW_SHARED, [phone]);
    if (shared <= HOUSEHOLD) ordinary.push({ phone });
  }
  return ordinary.slice(0, DRAWN);
}

async function drawSharedPhones(rows) {
  const shared = (await rows(MOST_SHARED, [10 * HOT])).map(({ value }) => value);
  const isPhone = new Set((await rows(THOSE_OF_PHONES, [shared])).map(({ phone }) => phone));
  return shared
    .filter((value) => isPhone.has(value))
    .slice(0, HOT)
    .map((phone) => ({ phone }));
}

/** The cursor at which the hundredth page begins, walked to as a client walks. */
async function cursorOfPage100(ours, id) {
  let after = null;
  for (let left = PAGES_BEFORE * EVENTS_PER_PAGE; left > 0;) {
    const first = Math.min(left, 100);
    const { customer } = await askOurs(ours, { id, first, after });
    const { nodes, pageInfo } = customer.timeline;
    if (nodes.length < first || !pageInfo.hasNextPage) return null;
    after = pageInfo.endCursor;
    left -= first;
  }
  return after;
}

const page = (id, after) => ({ id: `cus_${id}`, first: EVENTS_PER_PAGE, after });

async function drawDeepPages(ours, busiest) {
  const deep = [];
  for (const { id } of busiest) {
    const after = await cursorOfPage100(ours, `cus_${id}`);
    if (after !== null) deep.push(page(id, after));
  }
  return deep;
}

/**
 * By question, the variables that it is asked with; of searches also how many names had to be looked through, on average.
 * `ours` is a running One Window, whose cursors the deep pages are asked with.
 */
export function drawSamples(databaseUrl, ours, seed) {
  return onConnection(databaseUrl, async (connection) => {
    const rows = async (sql, values = []) => (await connection.query(sql, values))[0];
    const customers = await drawCustomers(rows, seed, DRAWN);
    const busiest = await rows(BUSIEST, [HOT]);
    const plain = {
      'screen-pop': await drawPhones(rows, customers),
      'screen-pop-shared': await drawSharedPhones(rows),
      worklist: (await rows(SEGMENTS)).map(({ segment }) => ({ segment })),
      node: customers.map((id) => ({ id: `cus_${id}` })),
      'timeline-1': customers.map((id) => page(id, null)),
      'timeline-1-busiest': busiest.map(({ id }) => page(id, null)),
      [LOG_INTERACTION]: await drawContacts(rows, customers),
      'timeline-100': await drawDeepPages(ours, busiest),
    };
    const withoutCandidates = Object.entries(plain).map(([shape, variables]) => [shape, { variables }]);
    return { ...Object.fromEntries(withoutCandidates), ...(await drawSearches(rows, customers, DRAWN)) };
  });
}
