// A customer's card and the first page of their timeline, as they are read in each way: the statements of screen-pop and timeline,
// for one customer, whose facts are found by ids or through a link.
//
// The index of contacts is named: left to themselves, both servers read the contacts of the whole bank by time as soon as a customer
// has so many that twenty should soon be met (4,000 of 98,000), and read 13,000 rows for 20. Ways are compared here, not plans.

const EVENTS = 21;
const HELD_NOW =
  '(h.valid_from IS NULL OR h.valid_from <= NOW(3)) AND (h.valid_to IS NULL OR h.valid_to > NOW(3))';

const CUSTOMER = `SELECT c.id, c.display_name, c.segment, c.preferred_channel, c.absorbed_ids, v.stage, v.score, v.is_vip
  FROM customers c LEFT JOIN advocacy_statuses v ON v.customer_id = c.id WHERE c.id = ?`;

const lastAnswer = (metric) => ({
  columns: 'f.id, f.metric, f.score, f.answered_at AS at',
  table: 'survey_answers',
  where: `f.metric = '${metric}'`,
  time: 'f.answered_at',
  limit: 1,
});

const CONTACTS = 'interactions f FORCE INDEX (ix_interactions_customer)';
const tableOf = (table) => (table === 'interactions' ? CONTACTS : `${table} f`);

/** Lists of a card, each one statement: the latest few of a table. */
const CARD = [
  {
    columns: `f.id, f.started_at AS at, f.channel, f.direction, f.wait_seconds, f.handle_seconds, f.outcome, f.reason_id, f.agent_id`,
    table: 'interactions',
    time: 'f.started_at',
    limit: 20,
  },
  {
    columns: 'f.id, f.made_at AS at, f.text, f.due_at, f.owner_id',
    table: 'promises',
    where: "f.state = 'OPEN'",
    time: 'f.made_at',
    limit: 5,
  },
  {
    columns: 'f.id, f.opened_at AS at, f.kind, f.subject, f.priority, f.status',
    table: 'cases',
    where: 'f.is_open = 1',
    time: 'f.opened_at',
    limit: 5,
  },
  lastAnswer('NPS'),
  lastAnswer('CSAT'),
  lastAnswer('CES'),
];

/** Kinds of events of a timeline, read together by one statement. */
const TIMELINE = [
  ['interactions', 'f.started_at'],
  ['cases', 'f.opened_at'],
  ['promises', 'f.made_at'],
  ['survey_answers', 'f.answered_at'],
  ['advocacy_acts', 'f.acted_at'],
].map(([table, time]) => ({
  columns: `'${table}' AS type, f.id, ${time} AS at`,
  table,
  time,
  limit: EVENTS,
}));

/** How the facts of a customer are found. `lists`: the arms of a UNION ALL and their values; `all`: a condition on `alias.customer_id`. */
const byIds = (ids) => ({
  arms: ({ columns, table, where, time, limit }) =>
    ids.map((id) => ({
      sql: `(SELECT ${columns} FROM ${tableOf(table)} WHERE f.customer_id = ?${where ? ` AND ${where}` : ''}
        ORDER BY ${time} DESC, f.id DESC LIMIT ${limit})`,
      values: [id],
    })),
  accounts: { sql: 'account_holders h WHERE h.customer_id IN (?)', values: [ids] },
});

const LINKED = 'bench_customer_links l STRAIGHT_JOIN';
const throughLink = (person) => ({
  arms: ({ columns, table, where, time, limit }) => [
    {
      sql: `(SELECT ${columns} FROM ${LINKED} ${tableOf(table)} ON f.customer_id = l.customer_id
        WHERE l.person_id = ?${where ? ` AND ${where}` : ''} ORDER BY ${time} DESC, f.id DESC LIMIT ${limit})`,
      values: [person],
    },
  ],
  accounts: {
    sql: `${LINKED} account_holders h ON h.customer_id = l.customer_id WHERE l.person_id = ?`,
    values: [person],
  },
});

const idsIn = (text) => (text === null ? [] : typeof text === 'string' ? JSON.parse(text) : text);

/** By the state that they are read in: the statements that say whose facts are read, given the customer's own row. */
export const OWNERS = {
  alone: async (rows, { id }) => byIds([id]),
  pointer: async (rows, { id, absorbed_ids: absorbed }) => byIds([id, ...idsIn(absorbed)]),
  squashed: async (rows, { id, absorbed_ids: absorbed }) => byIds([id, ...idsIn(absorbed)]),
  link: async (rows, { id }) => throughLink(id),
  'link, looked up first': async (rows, { id }) => {
    const linked = await rows('SELECT customer_id AS id FROM bench_customer_links WHERE person_id = ?', [id]);
    return byIds(linked.map((own) => own.id));
  },
  profiles: async (rows, { id }) => {
    const profiles = await rows('SELECT id FROM source_profiles WHERE customer_id = ? ORDER BY id', [id]);
    return byIds(profiles.map((own) => own.id));
  },
};

function latest(rows, arms, limit) {
  const sql = arms.map((arm) => arm.sql).join(' UNION ALL ');
  return rows(
    `${sql} ORDER BY at DESC, id DESC LIMIT ${limit}`,
    arms.flatMap(({ values }) => values),
  );
}

const HELD = (accounts) =>
  `SELECT a.id, a.number, a.balance, a.currency, a.status, a.product_id
  FROM ${accounts} AND ${HELD_NOW}`.replace(
    ' WHERE ',
    ' STRAIGHT_JOIN accounts a ON a.id = h.account_id WHERE ',
  );

/** Gives the ids of what is shown, so that the ways can be held against each other. */
export async function readCard(rows, id, ownerOf) {
  const [customer] = await rows(CUSTOMER, [id]);
  const owner = await ownerOf(rows, customer);
  const shown = [];
  for (const list of CARD) shown.push(await latest(rows, owner.arms(list), list.limit));
  const accounts = await rows(HELD(owner.accounts.sql), owner.accounts.values);
  return [...shown.flat().map((fact) => fact.id), ...accounts.map((account) => account.id).sort()];
}

/** The same for the first page of the timeline. */
export async function readTimeline(rows, id, ownerOf) {
  const [customer] = await rows(CUSTOMER, [id]);
  const owner = await ownerOf(rows, customer);
  const events = (await latest(rows, TIMELINE.flatMap(owner.arms), EVENTS)).slice(0, EVENTS - 1);
  for (const table of new Set(events.map(({ type }) => type))) {
    const ids = events.filter(({ type }) => type === table).map((event) => event.id);
    await rows(`SELECT * FROM ${table} WHERE id IN (?)`, [ids]);
  }
  return events.map((event) => event.id);
}
