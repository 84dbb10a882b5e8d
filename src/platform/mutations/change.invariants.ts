import type { Invariant } from '../db/invariant';

export const changeInvariants: readonly Invariant[] = [
  {
    says: 'of two changes of one thing the second builds on the first',
    faults: `SELECT CONCAT(h.object, ' from ', COALESCE(h.before_digest, 'nothing')) AS place FROM changes h
      WHERE NOT (h.before_digest <=> h.after_digest) GROUP BY h.object, h.before_digest HAVING COUNT(*) > 1`,
  },
  {
    says: 'what waits to be told, and what was told, is a change, and waits or was told once of each whose it is',
    faults: `SELECT told.change_id AS place FROM (SELECT m.change_id, m.customer_id FROM outbox_messages m
        UNION ALL SELECT e.change_id, e.customer_id FROM events e) told
      LEFT JOIN changes h ON h.id = told.change_id GROUP BY told.change_id, told.customer_id HAVING COUNT(*) > 1 OR COUNT(h.id) = 0`,
  },
  {
    says: 'a change is told, or was told before the events that are kept',
    faults: `SELECT h.id AS place FROM changes h WHERE h.at > (SELECT MIN(e.at) FROM events e)
      AND NOT EXISTS (SELECT 1 FROM outbox_messages m WHERE m.change_id = h.id)
      AND NOT EXISTS (SELECT 1 FROM events e WHERE e.change_id = h.id)`,
  },
  {
    says: 'the order of events has no gap, and nothing lies beyond its head',
    faults: `SELECT CAST(MAX(e.position) AS CHAR) AS place FROM events e
      HAVING MAX(e.position) - MIN(e.position) + 1 <> COUNT(*) OR MAX(e.position) > (SELECT MAX(position) FROM event_heads)`,
  },
  {
    says: 'what is kept under a key has an outcome',
    faults: 'SELECT k.digest AS place FROM idempotency_keys k WHERE k.outcome IS NULL',
  },
];
