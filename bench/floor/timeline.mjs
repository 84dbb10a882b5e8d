import { idsOf, instant } from './database.mjs';
import { maskNumber, REASON_PATH, REASONS } from './facts.mjs';

const PAGE = 20;
const LIST = 'timeline {"types":null,"channels":null,"since":null,"until":null}';
const HELD = 'a.id IN (SELECT h.account_id FROM account_holders h WHERE h.customer_id = ?)';

/** Kinds of events: where they are, when they happened, whose they are. */
const SOURCES = {
  INTERACTION_STARTED: ['interactions i', 'i.started_at', 'i.id', 'i.customer_id = ?'],
  CASE_OPENED: ['cases k', 'k.opened_at', 'k.id', 'k.customer_id = ?'],
  PROMISE_MADE: ['promises p', 'p.made_at', 'p.id', 'p.customer_id = ?'],
  ANSWER_GIVEN: ['survey_answers s', 's.answered_at', 's.id', 's.customer_id = ?'],
  ACCOUNT_OPENED: ['accounts a', 'a.opened_at', 'a.id', HELD],
  ACCOUNT_CLOSED: ['accounts a', 'a.closed_at', 'a.id', HELD],
  ADVOCACY_SHOWN: ['advocacy_acts a', 'a.acted_at', 'a.id', 'a.customer_id = ?'],
};

const ACCOUNT = `SELECT a.id, a.number, a.closing_reason AS closingReason, JSON_VALUE(d.names, '$.en') AS product
  FROM accounts a LEFT JOIN products d ON d.id = a.product_id WHERE a.id IN (?)`;
const account = ({ number, product }) => ({
  account: { maskedNumber: maskNumber(number), product: { name: product } },
});

/** What is shown of an event of each kind: a statement for its facts, and the fact as it is answered. */
const SHOWN = {
  INTERACTION_STARTED: {
    name: 'InteractionStarted',
    sql: `SELECT i.id, i.channel, i.direction, i.outcome, ${REASON_PATH} AS path FROM interactions i ${REASONS} WHERE i.id IN (?)`,
    show: ({ channel, direction, path, outcome }) => ({
      interaction: { channel, direction, reason: path === null ? null : { path }, outcome },
    }),
  },
  CASE_OPENED: {
    name: 'CaseOpened',
    sql: 'SELECT id, kind, subject, status FROM cases WHERE id IN (?)',
    show: ({ kind, subject, status }) => ({ case: { kind, subject, status } }),
  },
  PROMISE_MADE: {
    name: 'PromiseMade',
    sql: 'SELECT id, text, due_at AS dueAt, state FROM promises WHERE id IN (?)',
    show: ({ text, dueAt, state }) => ({ promise: { text, dueAt: instant(dueAt), state } }),
  },
  ANSWER_GIVEN: {
    name: 'AnswerGiven',
    sql: 'SELECT id, metric, score, comment FROM survey_answers WHERE id IN (?)',
    show: ({ metric, score, comment }) => ({ answer: { metric, score, comment } }),
  },
  ACCOUNT_OPENED: { name: 'AccountOpened', sql: ACCOUNT, show: account },
  ACCOUNT_CLOSED: {
    name: 'AccountClosed',
    sql: ACCOUNT,
    show: ({ number, closingReason }) => ({ account: { maskedNumber: maskNumber(number), closingReason } }),
  },
  ADVOCACY_SHOWN: { name: 'AdvocacyShown' },
};

/** One kind of events of one id: as many as the page and one more, after the place where the last page ended. */
function arm(type, customerId, after) {
  const [from, time, id, whose] = SOURCES[type];
  const where = [whose];
  const values = [customerId];
  if (whose === HELD) where.push(`${time} IS NOT NULL`);
  if (after) {
    const [factId, typeOfCursor] = after.id.split(' ');
    const orAt = type < typeOfCursor ? '=' : '';
    where.push(`${time} <= ? AND (${time} < ? OR ${id} <${orAt} ?)`);
    values.push(after.value, after.value, factId);
  }
  return {
    sql: `(SELECT '${type}' AS type, ${id} AS factId, ${time} AS at FROM ${from} WHERE ${where.join(' AND ')}
      ORDER BY ${time} DESC, ${id} DESC LIMIT ${PAGE + 1})`,
    values,
  };
}

const key = ({ factId, type }) => `${factId} ${type}`;

function later(a, b) {
  if (a.at !== b.at) return a.at < b.at ? 1 : -1;
  return key(a) < key(b) ? 1 : -1;
}

/** Accounts that were opened and those that were closed are read by one statement. */
async function readFacts(db, events) {
  const bySql = new Map();
  for (const event of events) {
    const { sql } = SHOWN[event.type];
    if (sql === undefined) continue;
    const own = bySql.get(sql);
    if (own) own.push(event);
    else bySql.set(sql, [event]);
  }
  const facts = new Map();
  await Promise.all(
    [...bySql].map(async ([sql, own]) => {
      const rows = await db.rows(sql, [own.map(({ factId }) => factId)]);
      const byId = new Map(rows.map((row) => [row.id, row]));
      for (const event of own) facts.set(key(event), SHOWN[event.type].show(byId.get(event.factId)));
    }),
  );
  return facts;
}

/** A page of everything that happened with a customer, the newest first. */
export async function timeline(db, { id, after }, cursors) {
  const [customer] = await db.rows(
    'SELECT id, display_name AS displayName, absorbed_ids AS absorbedIds FROM customers WHERE id = ?',
    [id.slice('cus_'.length)],
  );
  const page = await timelineOf(db, customer, { after, cursors });
  return { customer: { id, displayName: customer.displayName, timeline: page } };
}

export async function timelineOf(db, customer, { after: cursor, cursors }) {
  const after = cursor ? cursors.decode(cursor) : null;
  const arms = idsOf(customer).flatMap((own) => Object.keys(SOURCES).map((type) => arm(type, own, after)));
  const read = await db.rows(
    arms.map(({ sql }) => sql).join(' UNION ALL '),
    arms.flatMap(({ values }) => values),
  );
  const sorted = read.sort(later);
  const events = sorted.slice(0, PAGE);
  const facts = await readFacts(db, events);
  const last = events.at(-1);
  const nodes = events.map((event) => ({
    __typename: SHOWN[event.type].name,
    at: instant(event.at),
    ...facts.get(key(event)),
  }));
  const endCursor = last ? cursors.encode(LIST, last.at, key(last), after?.asOf ?? Date.now()) : null;
  return { nodes, pageInfo: { hasNextPage: sorted.length > PAGE, endCursor } };
}
