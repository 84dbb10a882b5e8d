import { instant } from './database.mjs';

const CUSTOMER = `SELECT display_name AS displayName, segment, preferred_channel AS preferredChannel, last_contact_at AS lastContactAt
  FROM customers WHERE id = ?`;

/** One customer by id: what a question costs of which next to nothing is asked. */
export async function node(db, { id }) {
  const [customer] = await db.rows(CUSTOMER, [id.slice('cus_'.length)]);
  const { displayName, segment, preferredChannel, lastContactAt } = customer;
  return { node: { id, displayName, segment, preferredChannel, lastContactAt: instant(lastContactAt) } };
}
