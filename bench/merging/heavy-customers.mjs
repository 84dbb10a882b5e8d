// The two customers who are joined and taken apart: made for it beside the others of a bank, and removed afterwards.

import { randomUUID } from 'node:crypto';
import { insertAll, plainColumns } from './plain-rows.mjs';

/** Facts of somebody who has been with a bank for very long, by table: 10,000 in all, nearly all of them contacts and what came of them. */
const FACTS = {
  contact_points: 12,
  account_holders: 12,
  attribute_values: 4,
  consent_decisions: 72,
  interactions: 4_000,
  messages: 3_000,
  cases: 700,
  promises: 600,
  survey_answers: 500,
  survey_invitations: 500,
  hand_offs: 300,
  promise_changes: 150,
  survey_loops: 50,
  advocacy_acts: 80,
  advocacy_asks: 20,
};
const PROFILES = 3;
const TEMPLATES = 200;
const YEARS_MS = 8 * 365 * 86_400_000;
const NAMES = ['Merging Bench Survivor', 'Merging Bench Loser'];

/** Columns that point to another fact of the same customer, by the table that it is in. */
const POINTERS = {
  interaction_id: 'interactions',
  case_id: 'cases',
  promise_id: 'promises',
  answer_id: 'survey_answers',
};

/** Tables whose rows belong to a customer through a source profile, and the columns of their keys. */
export async function factTables(rows) {
  const tables =
    await rows(`SELECT s.TABLE_NAME AS name, GROUP_CONCAT(s.COLUMN_NAME ORDER BY s.SEQ_IN_INDEX) AS pk
    FROM information_schema.STATISTICS s WHERE s.TABLE_SCHEMA = DATABASE() AND s.INDEX_NAME = 'PRIMARY' AND (
      SELECT COUNT(*) FROM information_schema.COLUMNS c WHERE c.TABLE_SCHEMA = DATABASE() AND c.TABLE_NAME = s.TABLE_NAME
        AND c.COLUMN_NAME IN ('source_profile_id', 'customer_id')) = 2
    GROUP BY s.TABLE_NAME ORDER BY s.TABLE_NAME`);
  return tables.map(({ name, pk }) => ({ name, key: pk.split(',') }));
}

/** Rows of ordinary customers; of anybody where those have none. */
async function templatesOf(rows, table, like) {
  const theirs = await rows(`SELECT * FROM ${table} WHERE customer_id IN (?) LIMIT ${TEMPLATES}`, [like]);
  return theirs.length > 0
    ? theirs
    : rows(`SELECT * FROM ${table} WHERE customer_id IS NOT NULL LIMIT ${TEMPLATES}`);
}

/** Rows like those that the table has, of this customer: their moments spread over eight years, their facts beside each other. */
async function insertFacts(context, table, count, made) {
  const { connection, rows, newFactId, profiles, id, like } = context;
  const columns = await plainColumns(rows, table);
  const names = columns.map(({ Field }) => Field);
  const templates = await templatesOf(rows, table, like);
  if (templates.length === 0) return;
  const definitions = table === 'attribute_values' ? await rows('SELECT id FROM attribute_definitions') : [];
  const facts = Array.from({ length: count }, (_, index) => {
    const fact = { ...templates[index % templates.length], customer_id: id };
    const shift = Math.floor((YEARS_MS * index) / count);
    for (const { Field, Type } of columns)
      if (/^datetime/.test(Type) && fact[Field]) fact[Field] = new Date(fact[Field].getTime() - shift);
    fact.source_profile_id = profiles[index % profiles.length];
    if ('id' in fact) fact.id = newFactId();
    if ('external_id' in fact) fact.external_id = randomUUID();
    if ('value_key' in fact) fact.value = fact.value_key = `${randomUUID()}@example.org`;
    if (table === 'attribute_values')
      Object.assign(fact, { owner_id: id, definition_id: definitions[index % definitions.length].id });
    for (const [column, target] of Object.entries(POINTERS))
      if (fact[column]) fact[column] = made[target][index % made[target].length].id;
    return fact;
  });
  made[table] = facts;
  await insertAll(connection, table, names, facts);
}

async function insertCustomer(connection, rows, id, displayName) {
  const columns = await plainColumns(rows, 'customers');
  const [like] = await rows(
    "SELECT * FROM customers WHERE kind = 'PERSON' AND absorbed_into_id IS NULL LIMIT 1",
  );
  const customer = { ...like, id, display_name: displayName, absorbed_ids: null, last_contact_at: null };
  await insertAll(
    connection,
    'customers',
    columns.map(({ Field }) => Field),
    [customer],
  );
}

async function insertProfiles({ connection, rows, newFactId, id }) {
  const columns = await plainColumns(rows, 'source_profiles');
  const likes = await rows(`SELECT * FROM source_profiles LIMIT ${PROFILES}`);
  const profiles = likes.map((like) => ({
    ...like,
    id: newFactId(),
    external_id: randomUUID(),
    customer_id: id,
  }));
  await insertAll(
    connection,
    'source_profiles',
    columns.map(({ Field }) => Field),
    profiles,
  );
  return profiles.map(({ id: profile }) => profile);
}

/**
 * Makes the two, one before all customers of the bank and one behind them, so that they lie apart as two customers of a bank do.
 * `like`: customers whose facts theirs are like; `ids`: `newIdBeside` and `createIdSource` of the product.
 */
export async function makeHeavyCustomers(connection, rows, { places, like, ids }) {
  const { newIdBeside, createIdSource } = ids;
  const made = [];
  for (const [index, place] of places.entries()) {
    const id = createIdSource(() => place, Math.random)();
    await insertCustomer(connection, rows, id, NAMES[index]);
    const context = { connection, rows, id, like, newFactId: () => newIdBeside(id) };
    context.profiles = await insertProfiles(context);
    const facts = {};
    for (const [table, count] of Object.entries(FACTS)) await insertFacts(context, table, count, facts);
    made.push({ id, profiles: context.profiles });
  }
  return made;
}

/** Also those whom a run that was killed has left behind. */
export async function removeHeavyCustomers(connection, rows, tables) {
  const customers = await rows('SELECT id FROM customers WHERE display_name IN (?)', [NAMES]);
  if (customers.length === 0) return;
  const ids = customers.map(({ id }) => id);
  const profiles = await rows('SELECT id FROM source_profiles WHERE customer_id IN (?)', [ids]);
  const owners = [...ids, ...profiles.map(({ id }) => id)];
  for (const { name } of tables)
    for (const owner of owners) await connection.query(`DELETE FROM ${name} WHERE customer_id = ?`, [owner]);
  await connection.query('DELETE FROM source_profiles WHERE customer_id IN (?)', [ids]);
  await connection.query('DELETE FROM customers WHERE id IN (?)', [ids]);
}
