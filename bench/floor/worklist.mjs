import { group, instant, placesOf } from './database.mjs';
import {
  accountsOf,
  answersOf,
  contactsOf,
  lastAnswer,
  latestAccounts,
  latestContacts,
  REASON_PATH,
} from './facts.mjs';

const PAGE = 50;

export const LATEST_OF_SEGMENT = `c.segment = ? AND c.absorbed_into_id IS NULL AND c.is_colleague = 0
  ORDER BY c.last_contact_at DESC, c.id DESC LIMIT ${PAGE + 1}`;

export const CUSTOMERS_OF_SEGMENT = `SELECT c.id, c.display_name AS displayName, c.last_contact_at AS lastContactAt, c.absorbed_ids AS absorbedIds,
    v.stage, v.score, v.is_vip AS isVip
  FROM customers c LEFT JOIN advocacy_statuses v ON v.customer_id = c.id WHERE ${LATEST_OF_SEGMENT}`;

const CONTACTS = {
  columns: 'channel',
  shown: `${REASON_PATH} AS path, g.name AS agent`,
  joins: 'LEFT JOIN agents g ON g.id = i.agent_id',
  limit: 3,
};

const contact = ({ channel, path, startedAt, agent }) => ({
  channel,
  reason: path === null ? null : { path },
  startedAt: instant(startedAt),
  agent: agent === null ? null : { name: agent },
});

const account = ({ product, status }) => ({ product: { name: product }, status });

/** What the cursors of the list are bound to. */
export const listOf = (segment) =>
  `customers null LAST_CONTACT DESC {"segment":{"eq":${JSON.stringify(segment)}}}`;

/** The 50 customers of a segment last in contact, with what matters of each. */
export async function worklist(db, { segment }, cursors) {
  const found = await db.rows(CUSTOMERS_OF_SEGMENT, [segment]);
  const customers = found.slice(0, PAGE);
  const last = customers.at(-1);
  const pageInfo = { hasNextPage: found.length > PAGE, endCursor: null };
  if (!last) return { customers: { nodes: [], pageInfo } };
  pageInfo.endCursor = cursors.encode(listOf(segment), last.lastContactAt, last.id, Date.now());
  const places = placesOf(customers);
  const ids = [...places.keys()];
  const read = await db.together([accountsOf(ids), contactsOf(ids, CONTACTS), answersOf(ids, ['NPS'])]);
  const [accounts, contacts, answers] = read.map((rows) => group(customers, places, rows));
  const nodes = customers.map((customer, place) => {
    const nps = lastAnswer(answers[place], 'NPS');
    return {
      id: `cus_${customer.id}`,
      displayName: customer.displayName,
      accounts: {
        nodes: latestAccounts(accounts[place], 5).map(account),
      },
      interactions: { nodes: latestContacts(contacts[place], CONTACTS.limit).map(contact) },
      scores: { nps: nps ? { score: nps.score, answeredAt: instant(nps.answeredAt) } : null },
      advocacy: customer.stage && { stage: customer.stage, score: customer.score, vip: customer.isVip === 1 },
    };
  });
  return { customers: { nodes, pageInfo } };
}
