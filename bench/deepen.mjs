// Customers with a hundred pages of events: a demo bank has few of them, or none.

import { randomUUID } from 'node:crypto';

/** Pages of 20 events: a customer with so many has a hundred of them and one more. */
const DEEP_EVENTS = 2_100;
const DEEP_CUSTOMERS = 4;

const CONTACTS_OF_THE_BUSIEST = `SELECT COUNT(*) AS contacts FROM interactions WHERE customer_id IS NOT NULL
  GROUP BY customer_id ORDER BY contacts DESC LIMIT 1`;

/** Unless the bank has such customers, some are given the contacts of others once more; they lie where a customer's facts lie. */
export async function deepen(connection, { newIdBeside }) {
  const [[busiest]] = await connection.query(CONTACTS_OF_THE_BUSIEST);
  if (busiest.contacts >= DEEP_EVENTS) return;
  const [columns] = await connection.query('SHOW COLUMNS FROM interactions');
  const plain = columns.filter(({ Extra }) => !/GENERATED/.test(Extra)).map(({ Field }) => Field);
  const [chosen] = await connection.query(
    'SELECT id FROM customers WHERE absorbed_into_id IS NULL ORDER BY last_contact_at DESC, id LIMIT ?',
    [DEEP_CUSTOMERS],
  );
  const [contacts] = await connection.query({
    sql: 'SELECT * FROM interactions WHERE customer_id IS NOT NULL ORDER BY id LIMIT ?',
    values: [DEEP_EVENTS],
  });
  for (const customer of chosen) {
    const copies = Array.from({ length: DEEP_EVENTS }, (_, index) => ({
      ...contacts[index % contacts.length],
      id: newIdBeside(customer.id),
      external_id: randomUUID(),
      customer_id: customer.id,
    }));
    await connection.query(`INSERT INTO interactions (${plain.join(', ')}) VALUES ?`, [
      copies.map((copy) => plain.map((column) => copy[column])),
    ]);
  }
  await connection.query('ANALYZE TABLE interactions');
}
