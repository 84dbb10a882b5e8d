import { randomBytes } from 'node:crypto';
import { instant } from './database.mjs';
import { REASON_PATH, REASONS } from './facts.mjs';

const OWN_SOURCE = 'one-window';

/** Before the contact: written after it, its lock would have to grow where two are written for one customer. */
const LAST_CONTACT = `UPDATE customers SET last_contact_at = GREATEST(COALESCE(last_contact_at, ?), ?) WHERE id = ?`;
const CONTACT = `INSERT INTO interactions (id, external_id, source_id, source_profile_id, customer_id, channel, direction, started_at,
    answered_at, ended_at, wait_seconds, handle_seconds, outcome, settlement, reason_id, agent_id, is_public, state, version,
    created_at, updated_at)
  VALUES (?, ?, (SELECT id FROM source_systems WHERE code = '${OWN_SOURCE}'),
    (SELECT MIN(id) FROM source_profiles WHERE customer_id = ?), ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, 'ENDED', 1, ?, ?)`;
const NAMES = `SELECT ${REASON_PATH} AS path, g.name AS agent
  FROM (SELECT ? AS reason_id, ? AS agent_id) i ${REASONS} LEFT JOIN agents g ON g.id = i.agent_id`;

export const keyOf = (globalId) => globalId.slice(4);
export const stored = (moment) => moment.slice(0, -1).replace('T', ' ');

/** Lies beside its customer, as contacts do: it begins as the customer's id does. */
export const idBeside = (customer) =>
  customer.slice(0, 7) + randomBytes(5).readUIntBE(0, 5).toString(36).padStart(9, '0').slice(-9);

/** Writes down a contact that was, and when the customer was last in contact: what somebody must who only wants to show it again. */
export async function writeContact(db, { input }) {
  const [customer, reason, agent] = [input.customer, input.reason, input.agent].map(keyOf);
  const id = idBeside(customer);
  const [startedAt, answeredAt, endedAt] = [input.startedAt, input.answeredAt, input.endedAt].map(stored);
  const { channel, direction, waitSeconds, handleSeconds, outcome, settlement } = input;
  const now = stored(new Date().toISOString());
  const write = async (run) => {
    await run(LAST_CONTACT, [startedAt, startedAt, customer]);
    await run(CONTACT, [
      ...[id, id, customer, customer, channel, direction, startedAt, answeredAt, endedAt],
      ...[waitSeconds, handleSeconds, outcome, settlement, reason, agent, now, now],
    ]);
  };
  const [[names]] = await Promise.all([db.rows(NAMES, [reason, agent]), db.transaction(write)]);
  return {
    channel,
    direction,
    startedAt: instant(startedAt),
    waitSeconds,
    handleSeconds,
    outcome,
    reason: { path: names.path },
    agent: { name: names.agent },
  };
}

export const logInteraction = async (db, variables) => ({
  logInteraction: { interaction: await writeContact(db, variables), userErrors: [] },
});
