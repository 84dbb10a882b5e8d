// What is asked about, drawn from the bank: the same for both sides, the same for the same bank.

import { onConnection } from './bank.mjs';
import { fold } from './floor/search.mjs';
import { askOurs } from './shapes.mjs';

/** Different questions of a kind; a measurement asks them in turn. */
const DRAWN = 200;
/** Of these, one in so many is about what is asked about most: a shared telephone, the customers with the most contacts. */
const ONE_HOT_IN = 5;
const HOT = 10;
/** Rows that a word of a search may have; of more, One Window asks for another word. */
const MOST_NAMES = 10_000;
const EVENTS_PER_PAGE = 20;
const PAGES_BEFORE = 99;

const RANDOM_PHONES = `SELECT value_key AS phone FROM contact_points WHERE type = 'PHONE' AND valid_to IS NULL ORDER BY RAND(?) LIMIT ?`;
const SHARED_PHONES = `SELECT value_key AS phone FROM contact_points WHERE type = 'PHONE' GROUP BY value_key
  ORDER BY COUNT(*) DESC, value_key LIMIT ?`;
const SEGMENTS =
  'SELECT segment FROM customers WHERE segment IS NOT NULL GROUP BY segment ORDER BY COUNT(*) DESC';
const NAMES = `SELECT given_name AS givenName, family_name AS familyName FROM customers
  WHERE given_name IS NOT NULL AND family_name IS NOT NULL ORDER BY RAND(?) LIMIT ?`;
const NAMED_SO = `SELECT COUNT(*) AS named FROM (SELECT 1 FROM customer_name_tokens WHERE token LIKE ? LIMIT ?) t`;
const RANDOM_CUSTOMERS = 'SELECT id FROM customers WHERE absorbed_into_id IS NULL ORDER BY RAND(?) LIMIT ?';
const BUSIEST = `SELECT customer_id AS id, COUNT(*) AS contacts FROM interactions WHERE customer_id IS NOT NULL
  GROUP BY customer_id ORDER BY contacts DESC, customer_id LIMIT ?`;

const mix = (cold, hot) =>
  cold.map((own, index) => (index % ONE_HOT_IN === 0 ? hot[(index / ONE_HOT_IN) % hot.length] : own));

/**
 * Whole family names, and beginnings of them, where those are not too many; else with the given name before it. Names of other
 * letters than Latin ones with accents are left out: the floor knows how to fold those only.
 */
async function drawSearches(rows, seed) {
  const drawn = await rows(NAMES, [seed, 3 * DRAWN]);
  const names = drawn.filter(({ givenName, familyName }) =>
    /^[a-z]{2,} [a-z]{2,}$/.test(fold(`${givenName} ${familyName}`)),
  );
  const searches = [];
  for (const [index, { givenName, familyName }] of names.slice(0, DRAWN).entries()) {
    const word = index % 2 === 0 ? familyName.slice(0, 4) : familyName;
    const [{ named }] = await rows(NAMED_SO, [`${fold(word)}%`, MOST_NAMES + 1]);
    const alone = index % 4 < 3 && named <= MOST_NAMES;
    searches.push({ search: alone ? word : `${givenName} ${familyName}` });
  }
  return searches;
}

/** The cursor at which the hundredth page begins, walked to as a client walks. */
async function cursorOfPage100(url, id) {
  let after = null;
  for (let left = PAGES_BEFORE * EVENTS_PER_PAGE; left > 0;) {
    const first = Math.min(left, 100);
    const { customer } = await askOurs(url, { id, first, after });
    const { nodes, pageInfo } = customer.timeline;
    if (nodes.length < first || !pageInfo.hasNextPage) return null;
    after = pageInfo.endCursor;
    left -= first;
  }
  return after;
}

/** Variables by question. `ours` is a running One Window, whose cursors the deep pages are asked with. */
export function drawSamples(databaseUrl, ours, seed) {
  return onConnection(databaseUrl, async (connection) => {
    const rows = async (sql, values = []) => (await connection.query(sql, values))[0];
    const phones = mix(await rows(RANDOM_PHONES, [seed, DRAWN]), await rows(SHARED_PHONES, [HOT]));
    const busiest = await rows(BUSIEST, [HOT]);
    const customers = mix(await rows(RANDOM_CUSTOMERS, [seed, DRAWN]), busiest);
    const page = ({ id }, after) => ({ id: `cus_${id}`, first: EVENTS_PER_PAGE, after });
    const deep = [];
    for (const customer of busiest) {
      const after = await cursorOfPage100(ours.url, `cus_${customer.id}`);
      if (after !== null) deep.push(page(customer, after));
    }
    return {
      'screen-pop': phones.map(({ phone }) => ({ phone })),
      worklist: (await rows(SEGMENTS)).map(({ segment }) => ({ segment })),
      search: await drawSearches(rows, seed),
      'timeline-1': customers.map((customer) => page(customer, null)),
      'timeline-100': deep,
    };
  });
}
