// A loader for each edge, as a graph has them in which any field may be asked for: a fact is read with its own columns and the ids of
// what it belongs to; that is read by its ids, each once, where it is asked for. A fact's JSON is its id: Mercurius tells facts apart by
// their JSON, and that of whole ones was a fifth of what a worklist cost it.

import { instant } from '../floor/database.mjs';
import {
  HELD_NOW,
  latestAccounts,
  latestContacts,
  maskNumber,
  REASON_PATH,
  REASONS_ABOVE,
} from '../floor/facts.mjs';
import { BEST_FIRST, BEST_OF_PHONE } from '../floor/screen-pop.mjs';
import { LATEST_OF_SEGMENT } from '../floor/worklist.mjs';
import { most, ofEach, page, plainLists } from './lists.mjs';

const CUSTOMER = `SELECT c.id, c.display_name AS displayName, c.segment, c.preferred_channel AS preferredChannel,
  c.birth_date AS birthDate, c.last_contact_at AS lastContactAt, c.absorbed_ids AS absorbedIds`;

const ACCOUNTS = `SELECT h.customer_id AS customerId, a.id, a.number, a.balance, a.currency, a.status,
    a.closing_reason AS closingReason, a.opened_at AS openedAt, a.product_id AS productId
  FROM account_holders h STRAIGHT_JOIN accounts a ON a.id = h.account_id WHERE h.customer_id IN (?) AND ${HELD_NOW}`;

const contactsOfOne = (limit) =>
  `(SELECT customer_id AS customerId, id, channel, direction, started_at AS startedAt, wait_seconds AS waitSeconds,
    handle_seconds AS handleSeconds, outcome, reason_id AS reasonId, agent_id AS agentId
  FROM interactions WHERE customer_id = ? ORDER BY started_at DESC, id DESC LIMIT ${limit})`;

const PROMISES = `SELECT customer_id AS customerId, id, text, due_at AS dueAt, state, owner_id AS ownerId FROM promises
  WHERE customer_id IN (?) AND state = 'OPEN' ORDER BY made_at DESC, id DESC`;

const PRODUCTS = `SELECT id, JSON_VALUE(names, '$.en') AS name FROM products WHERE id IN (?)`;
const REASONS = `SELECT r0.id, ${REASON_PATH} AS path FROM contact_reasons r0 ${REASONS_ABOVE} WHERE r0.id IN (?)`;
const AGENTS = 'SELECT id, name, team_id AS teamId FROM agents WHERE id IN (?)';
const TEAMS = 'SELECT id, name FROM teams WHERE id IN (?)';
const ADVOCACY = `SELECT customer_id AS id, stage, score, is_vip AS isVip FROM advocacy_statuses WHERE customer_id IN (?)`;

const account = ({ id, number, balance, currency, status, closingReason, productId }) => ({
  toJSON: () => id,
  maskedNumber: maskNumber(number),
  balance: balance === null ? null : { amount: balance, currency },
  status,
  closingReason,
  productId,
});

const contact = (row) => ({
  toJSON: () => row.id,
  channel: row.channel,
  direction: row.direction,
  startedAt: instant(row.startedAt),
  waitSeconds: row.waitSeconds,
  handleSeconds: row.handleSeconds,
  outcome: row.outcome,
  reasonId: row.reasonId,
  agentId: row.agentId,
});

const promise = ({ id, text, dueAt, state, ownerId }) => ({
  toJSON: () => id,
  text,
  dueAt: instant(dueAt),
  state,
  ownerId,
});

const advocacy = ({ stage, score, isVip }) => ({ stage, score, vip: isVip === 1 });

/** Which fields are read by an id that their object has: the loader by id, and that id. */
const EDGES = {
  Customer: { advocacy: { of: 'advocacy', idOf: ({ row }) => row.id } },
  Account: { product: { of: 'products', idOf: ({ productId }) => productId } },
  Interaction: {
    reason: { of: 'reasons', idOf: ({ reasonId }) => reasonId },
    agent: { of: 'agents', idOf: ({ agentId }) => agentId },
  },
  Promise: { owner: { of: 'agents', idOf: ({ ownerId }) => ownerId } },
  Agent: { team: { of: 'teams', idOf: ({ teamId }) => teamId } },
};

/** What the roots and resolvers of `reads.mjs` and of the servers are made of. */
export const createEdges = (db) => ({
  statements: {
    byId: `${CUSTOMER} FROM customers c WHERE c.id = ?`,
    ofPhone: `${CUSTOMER} FROM ${BEST_OF_PHONE} ${BEST_FIRST}`,
    ofSegment: `${CUSTOMER} FROM customers c WHERE ${LATEST_OF_SEGMENT}`,
  },
  customer: (row) => ({
    __typename: 'Customer',
    row,
    toJSON: () => row.id,
    id: `cus_${row.id}`,
    displayName: row.displayName,
    segment: row.segment,
    preferredChannel: row.preferredChannel,
    birthDate: row.birthDate,
    lastContactAt: instant(row.lastContactAt),
  }),
  lists: { ...plainLists(db), ...listsWithEdges(db) },
  byId: {
    products: readById(db, PRODUCTS),
    reasons: readById(db, REASONS),
    agents: readById(db, AGENTS),
    teams: readById(db, TEAMS),
    advocacy: readById(db, ADVOCACY, advocacy),
  },
  edges: EDGES,
});

const listsWithEdges = (db) => ({
  accounts: (asked) => {
    const now = new Date();
    return ofEach(
      asked,
      (ids) => db.rows(ACCOUNTS, [ids, now, now]),
      (rows, { first }) => ({ nodes: latestAccounts(rows, first).map(account) }),
    );
  },
  interactions: (asked) =>
    ofEach(
      asked,
      (ids) => {
        const arm = contactsOfOne(most(asked));
        return db.rows(ids.map(() => arm).join(' UNION ALL '), ids);
      },
      (rows, { first }) => ({ nodes: latestContacts(rows, first).map(contact) }),
    ),
  promises: (asked) => ofEach(asked, (ids) => db.rows(PROMISES, [ids]), page(promise)),
});

/** For so many ids as many facts, in the same order; none for an id that nothing has. */
const readById =
  (db, sql, shown = (row) => row) =>
  async (ids) => {
    const rows = await db.rows(sql, [ids]);
    const found = new Map(rows.map((row) => [row.id, shown(row)]));
    return ids.map((id) => found.get(id) ?? null);
  };
