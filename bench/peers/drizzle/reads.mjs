// The reads, made with Drizzle's query builder: a statement for each level of the answer, to what belongs to one fact alone joined.

import { and, desc, eq, gt, inArray, isNull, lte, or, sql } from 'drizzle-orm';
import { alias, unionAll } from 'drizzle-orm/mysql-core';
import { instant } from '../../floor/database.mjs';
import { latestAccounts, latestContacts } from '../../floor/facts.mjs';
import { account, contact, promise, scores } from '../../floor/screen-pop.mjs';
import { listOf } from '../../floor/worklist.mjs';
import { most, ofEach, page } from '../lists.mjs';
import * as t from './tables.mjs';

const METRICS = ['NPS', 'CSAT', 'CES'];
const STEPS = 5;

const moment = () => new Date().toISOString().slice(0, 23).replace('T', ' ');
const english = ({ names }) => sql`JSON_VALUE(${names}, '$.en')`;

const customerColumns = {
  id: t.customers.id,
  displayName: t.customers.displayName,
  segment: t.customers.segment,
  preferredChannel: t.customers.preferredChannel,
  lastContactAt: t.customers.lastContactAt,
  absorbedIds: t.customers.absorbedIds,
  stage: t.advocacyStatuses.stage,
  score: t.advocacyStatuses.score,
  isVip: t.advocacyStatuses.isVip,
};
const itsStatus = eq(t.advocacyStatuses.customerId, t.customers.id);

/** A row as the graph has it. */
const customer = (row) => ({
  __typename: 'Customer',
  row,
  ...row,
  id: `cus_${row.id}`,
  lastContactAt: instant(row.lastContactAt),
  advocacy: row.stage && { stage: row.stage, score: row.score, vip: row.isVip === 1 },
});

/** The reason of a contact and those above it. */
export const reasons = Array.from({ length: STEPS }, (_, step) => alias(t.reasons, `r${step}`));
export const path = sql`IF(${reasons[0].id} IS NULL, NULL, CONCAT_WS(' › ', ${sql.join(reasons.toReversed().map(english), sql`, `)}))`;

const isHeldAt = (now, { validFrom, validTo }) =>
  and(or(isNull(validFrom), lte(validFrom, now)), or(isNull(validTo), gt(validTo, now)));

function readAccounts(db, ids) {
  const { accounts, accountHolders: holders, products } = t;
  return db
    .select({
      customerId: holders.customerId,
      id: accounts.id,
      number: accounts.number,
      balance: accounts.balance,
      currency: accounts.currency,
      status: accounts.status,
      openedAt: accounts.openedAt,
      product: english(products),
    })
    .from(holders)
    .innerJoin(accounts, eq(accounts.id, holders.accountId))
    .leftJoin(products, eq(products.id, accounts.productId))
    .where(and(inArray(holders.customerId, ids), isHeldAt(moment(), holders)));
}

/** So many of each customer; what is joined to them is joined to those alone. */
function readContacts(db, ids, limit) {
  const { interactions, agents, teams } = t;
  const arms = ids.map((id) =>
    db
      .select()
      .from(interactions)
      .where(eq(interactions.customerId, id))
      .orderBy(desc(interactions.startedAt), desc(interactions.id))
      .limit(limit),
  );
  const [only, ...others] = arms;
  const i = (others.length === 0 ? only : unionAll(...arms)).as('i');
  const withReasons = reasons.reduce(
    (query, reason, step) =>
      query.leftJoin(reason, eq(reason.id, step === 0 ? i.reasonId : reasons[step - 1].parentId)),
    db
      .select({
        customerId: i.customerId,
        id: i.id,
        channel: i.channel,
        direction: i.direction,
        startedAt: i.startedAt,
        wait_seconds: i.waitSeconds,
        handle_seconds: i.handleSeconds,
        outcome: i.outcome,
        path,
        agent: agents.name,
        team: teams.name,
      })
      .from(i),
  );
  return withReasons.leftJoin(agents, eq(agents.id, i.agentId)).leftJoin(teams, eq(teams.id, agents.teamId));
}

function readPromises(db, ids) {
  const { promises, agents } = t;
  return db
    .select({
      customerId: promises.customerId,
      text: promises.text,
      dueAt: promises.dueAt,
      owner: agents.name,
    })
    .from(promises)
    .leftJoin(agents, eq(agents.id, promises.ownerId))
    .where(and(inArray(promises.customerId, ids), eq(promises.state, 'OPEN')))
    .orderBy(desc(promises.madeAt), desc(promises.id));
}

const readCases = (db, ids) =>
  db
    .select()
    .from(t.cases)
    .where(and(inArray(t.cases.customerId, ids), eq(t.cases.isOpen, 1)))
    .orderBy(desc(t.cases.openedAt), desc(t.cases.id));

const readAnswers = (db, ids) =>
  db
    .select()
    .from(t.answers)
    .where(and(inArray(t.answers.customerId, ids), inArray(t.answers.metric, METRICS)));

function readCustomersByContact(db, { value, first }) {
  const { contactPoints: points, customers, advocacyStatuses } = t;
  const found = alias(customers, 'found');
  const quality = sql`MAX(4 * (${isHeldAt(moment(), points)}) + 2 * ${points.isVerified} + ${points.isPrimary})`;
  return db
    .select(customerColumns)
    .from(points)
    .innerJoin(found, and(eq(found.id, points.customerId), eq(found.isColleague, 0)))
    .innerJoin(customers, eq(customers.id, sql`COALESCE(${found.absorbedIntoId}, ${found.id})`))
    .leftJoin(advocacyStatuses, itsStatus)
    .where(eq(points.valueKey, value))
    .groupBy(customers.id)
    .orderBy(desc(quality), desc(customers.lastContactAt), desc(customers.id))
    .limit(first);
}

/** The roots, and the lists of a level as `../joined.mjs` has them. */
export const createReads = (db, cursors) => ({
  async node({ id }) {
    const [row] = await db
      .select(customerColumns)
      .from(t.customers)
      .leftJoin(t.advocacyStatuses, itsStatus)
      .where(eq(t.customers.id, id.slice('cus_'.length)));
    return row === undefined ? null : customer(row);
  },
  customersByContact: async (asked) => ({ nodes: (await readCustomersByContact(db, asked)).map(customer) }),
  async customers({ filter, first }) {
    const segment = filter.segment.eq;
    const rows = await db
      .select(customerColumns)
      .from(t.customers)
      .leftJoin(t.advocacyStatuses, itsStatus)
      .where(
        and(
          eq(t.customers.segment, segment),
          isNull(t.customers.absorbedIntoId),
          eq(t.customers.isColleague, 0),
        ),
      )
      .orderBy(desc(t.customers.lastContactAt), desc(t.customers.id))
      .limit(first + 1);
    const shown = rows.slice(0, first);
    const last = shown.at(-1);
    const endCursor = last ? cursors.encode(listOf(segment), last.lastContactAt, last.id, Date.now()) : null;
    return { nodes: shown.map(customer), pageInfo: { hasNextPage: rows.length > first, endCursor } };
  },
  loaders: {
    accounts: (asked) =>
      ofEach(
        asked,
        (ids) => readAccounts(db, ids),
        (rows, { first }) => ({ nodes: latestAccounts(rows, first).map(account) }),
      ),
    interactions: (asked) =>
      ofEach(
        asked,
        (ids) => readContacts(db, ids, most(asked)),
        (rows, { first }) => ({ nodes: latestContacts(rows, first).map(contact) }),
      ),
    promises: (asked) => ofEach(asked, (ids) => readPromises(db, ids), page(promise)),
    openCases: (asked) =>
      ofEach(
        asked,
        (ids) => readCases(db, ids),
        page((row) => row),
      ),
    scores: (asked) => ofEach(asked, (ids) => readAnswers(db, ids), scores),
  },
});
