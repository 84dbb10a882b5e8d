// Who writes counts for nothing unless they write the same.

import { onConnection } from './bank-server.mjs';

/** Each row's own. */
const OWN = ['id', 'external_id', 'created_at', 'updated_at'];

const FORGET_LAST_CONTACTS = 'UPDATE customers SET last_contact_at = NULL WHERE id IN (?)';
const WRITTEN = `SELECT c.last_contact_at AS customersLastContact, i.* FROM interactions i JOIN customers c ON c.id = i.customer_id
  WHERE i.customer_id IN (?) AND i.started_at = ? ORDER BY i.customer_id`;
const REMOVE = 'DELETE FROM interactions WHERE customer_id IN (?) AND started_at = ?';

/**
 * Lets each contender write down every contact by itself, and throws where the rows differ from those of the first of them.
 * `variables` are what they are asked with: one moment, each customer once.
 */
export function refuseOtherWrites(databaseUrl, contenders, variables) {
  const customers = variables.map(({ input }) => input.customer.slice('cus_'.length));
  const moment = new Date(variables[0].input.startedAt);
  return onConnection(databaseUrl, async (connection) => {
    let wanted;
    for (const { name, client, requests } of oursFirst(contenders)) {
      await connection.query(FORGET_LAST_CONTACTS, [customers]);
      await client.send(requests, 1);
      const [rows] = await connection.query(WRITTEN, [customers, moment]);
      await connection.query(REMOVE, [customers, moment]);
      const text = rows.map((row) =>
        JSON.stringify(row, (key, value) => (OWN.includes(key) ? undefined : value)),
      );
      wanted ??= text;
      const place = wanted.findIndex((row, index) => row !== text[index]);
      if (rows.length !== customers.length || place !== -1)
        throw new Error(`${name} writes something else:\n${text[place]}\n${wanted[place]}`);
    }
  });
}

/** One Window makes the source that contacts which are written here come from, when it is first needed. */
const oursFirst = (contenders) => contenders.toSorted((a, b) => isOurs(b) - isOurs(a));
const isOurs = ({ name }) => Number(name === 'one-window');
