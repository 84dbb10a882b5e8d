// Customers of the bank once more, with facts whose ids are those of their arrival.

import { randomUUID } from 'node:crypto';
import { beginningOf, timeOf } from '../draw-customers.mjs';
import { insertAll, plainColumns } from './plain-rows.mjs';

const NAME = 'Clustering Bench';
/** What cards and timelines are read from, and how rows know their customer. */
const FACTS = ['account_holders', 'interactions', 'cases', 'promises', 'survey_answers', 'advocacy_acts'];
const KEYED_BY_CUSTOMER = 'advocacy_statuses';

/**
 * In a bank where all facts have the ids of their arrival, those of one customer lie anywhere among those of all others. So the
 * copies' facts get ids drawn evenly from the whole range of the bank's. Gives the copies' ids, in the order of the customers.
 */
export async function copyByArrival(connection, rows, customers, { newIdBeside }) {
  const [{ first, last }] = await rows('SELECT MIN(id) AS first, MAX(id) AS last FROM customers');
  const [from, to] = [timeOf(first), timeOf(last)];
  const anywhere = () => newIdBeside(beginningOf(from + Math.floor(Math.random() * (to - from))));
  const copyOf = new Map(customers.map((id) => [id, anywhere()]));
  const copy = async (table, column, ids, change) => {
    const columns = (await plainColumns(rows, table)).map(({ Field }) => Field);
    const originals = await rows(`SELECT ${columns.join(', ')} FROM ${table} WHERE ${column} IN (?)`, [ids]);
    await insertAll(
      connection,
      table,
      columns,
      originals.map((row) => ({ ...row, ...change(row) })),
    );
    return originals;
  };
  await copy('customers', 'id', customers, ({ id }) => ({ id: copyOf.get(id), display_name: NAME }));
  await copy(KEYED_BY_CUSTOMER, 'customer_id', customers, ({ customer_id: id }) => ({
    customer_id: copyOf.get(id),
  }));
  const held = await rows('SELECT DISTINCT account_id AS id FROM account_holders WHERE customer_id IN (?)', [
    customers,
  ]);
  const accountOf = new Map(held.map(({ id }) => [id, anywhere()]));
  if (held.length > 0)
    await copy('accounts', 'id', [...accountOf.keys()], ({ id }) => ({
      id: accountOf.get(id),
      external_id: randomUUID(),
    }));
  for (const table of FACTS)
    await copy(table, 'customer_id', customers, ({ customer_id: id, account_id: account }) => ({
      id: anywhere(),
      external_id: randomUUID(),
      customer_id: copyOf.get(id),
      ...(account === undefined ? {} : { account_id: accountOf.get(account) }),
    }));
  return [...copyOf.values()];
}

/** Also those that a run which was killed has left behind. */
export async function removeCopies(connection, rows) {
  const copies = (await rows('SELECT id FROM customers WHERE display_name = ?', [NAME])).map(({ id }) => id);
  if (copies.length === 0) return;
  const accounts = await rows(
    'SELECT DISTINCT account_id AS id FROM account_holders WHERE customer_id IN (?)',
    [copies],
  );
  if (accounts.length > 0)
    await connection.query('DELETE FROM accounts WHERE id IN (?)', [accounts.map(({ id }) => id)]);
  for (const table of [...FACTS, KEYED_BY_CUSTOMER])
    for (const id of copies) await connection.query(`DELETE FROM ${table} WHERE customer_id = ?`, [id]);
  await connection.query('DELETE FROM customers WHERE id IN (?)', [copies]);
}
