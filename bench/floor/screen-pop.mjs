import { group, instant, placesOf } from './database.mjs';
import {
  accountsOf,
  answersOf,
  contactsOf,
  lastAnswer,
  latestAccounts,
  latestContacts,
  maskNumber,
  REASON_PATH,
} from './facts.mjs';

/** Of a switchboard's many the best three, chosen before anything else of them is read. */
export const BEST_OF_PHONE = `(
    SELECT COALESCE(r.absorbed_into_id, r.id) AS id,
      MAX(4 * (COALESCE(p.valid_from, ?) <= ? AND (p.valid_to IS NULL OR p.valid_to > ?)) + 2 * p.is_verified + p.is_primary) AS quality,
      MAX(IF(r.absorbed_into_id IS NULL, r.last_contact_at,
        (SELECT s.last_contact_at FROM customers s WHERE s.id = r.absorbed_into_id))) AS contacted
    FROM contact_points p STRAIGHT_JOIN customers r ON r.id = p.customer_id WHERE p.value_key = ? AND r.is_colleague = 0
    GROUP BY 1 ORDER BY quality DESC, contacted DESC, id DESC LIMIT 3
  ) f STRAIGHT_JOIN customers c ON c.id = f.id`;
export const BEST_FIRST = 'ORDER BY f.quality DESC, f.contacted DESC, f.id DESC';

export const CUSTOMERS_OF_PHONE = `SELECT c.id, c.display_name AS displayName, c.segment, c.preferred_channel AS preferredChannel,
    c.absorbed_ids AS absorbedIds, v.stage, v.score, v.is_vip AS isVip
  FROM ${BEST_OF_PHONE} LEFT JOIN advocacy_statuses v ON v.customer_id = c.id ${BEST_FIRST}`;

export const PROMISES = `SELECT p.customer_id AS customerId, p.text, p.due_at AS dueAt, o.name AS owner
  FROM promises p LEFT JOIN agents o ON o.id = p.owner_id
  WHERE p.customer_id IN (?) AND p.state = 'OPEN' ORDER BY p.made_at DESC, p.id DESC`;

export const CASES = `SELECT k.customer_id AS customerId, k.kind, k.subject, k.priority, k.status FROM cases k
  WHERE k.customer_id IN (?) AND k.is_open = 1 ORDER BY k.opened_at DESC, k.id DESC`;

export const CONTACTS = {
  columns: 'channel, direction, wait_seconds, handle_seconds, outcome',
  shown: `${REASON_PATH} AS path, g.name AS agent, t.name AS team`,
  joins: 'LEFT JOIN agents g ON g.id = i.agent_id LEFT JOIN teams t ON t.id = g.team_id',
  limit: 20,
};

export const account = ({ product, number, balance, currency, status }) => ({
  product: { name: product },
  maskedNumber: maskNumber(number),
  balance: balance === null ? null : { amount: balance, currency },
  status,
});

export const contact = (row) => ({
  channel: row.channel,
  direction: row.direction,
  reason: row.path === null ? null : { path: row.path },
  startedAt: instant(row.startedAt),
  waitSeconds: row.wait_seconds,
  handleSeconds: row.handle_seconds,
  outcome: row.outcome,
  agent: row.agent === null ? null : { name: row.agent, team: row.team === null ? null : { name: row.team } },
});

export const promise = ({ text, dueAt, owner }) => ({
  text,
  dueAt: instant(dueAt),
  owner: owner === null ? null : { name: owner },
});

export function scores(answers) {
  const [nps, csat, ces] = ['NPS', 'CSAT', 'CES'].map((metric) => lastAnswer(answers, metric));
  return {
    nps: nps ? { score: nps.score, answeredAt: instant(nps.answeredAt) } : null,
    csat: csat ? { score: csat.score } : null,
    ces: ces ? { score: ces.score } : null,
  };
}

/** Everything known of whoever calls from a number. */
export async function screenPop(db, { phone }) {
  const now = new Date();
  const customers = await db.rows(CUSTOMERS_OF_PHONE, [now, now, now, phone]);
  if (customers.length === 0) return { customersByContact: { nodes: [] } };
  const places = placesOf(customers);
  const ids = [...places.keys()];
  const read = await db.together([
    accountsOf(ids, 'a.number, a.balance, a.currency,'),
    contactsOf(ids, CONTACTS),
    [PROMISES, [ids]],
    [CASES, [ids]],
    answersOf(ids, ['NPS', 'CSAT', 'CES']),
  ]);
  const [accounts, contacts, promises, cases, answers] = read.map((rows) => group(customers, places, rows));
  const nodes = customers.map((customer, place) => ({
    id: `cus_${customer.id}`,
    displayName: customer.displayName,
    segment: customer.segment,
    preferredChannel: customer.preferredChannel,
    accounts: { nodes: latestAccounts(accounts[place], 10).map(account) },
    interactions: { nodes: latestContacts(contacts[place], CONTACTS.limit).map(contact) },
    promises: { nodes: promises[place].slice(0, 5).map(promise) },
    openCases: {
      nodes: cases[place]
        .slice(0, 5)
        .map(({ kind, subject, priority, status }) => ({ kind, subject, priority, status })),
    },
    scores: scores(answers[place]),
    advocacy: customer.stage && { stage: customer.stage, score: customer.score, vip: customer.isVip === 1 },
  }));
  return { customersByContact: { nodes } };
}
