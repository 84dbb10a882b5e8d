import type { Invariant } from '../../platform/db/invariant';

/** Of each contact that is under way, the last time that the customer was passed on. */
const LAST_PASSED = `SELECT h.interaction_id, h.taken_at, ROW_NUMBER() OVER (PARTITION BY h.interaction_id
    ORDER BY h.at DESC, h.external_id DESC) AS place
  FROM hand_offs h JOIN interactions live ON live.id = h.interaction_id WHERE h.moves = 'CUSTOMER' AND live.state <> 'ENDED'`;

export const interactionInvariants: readonly Invariant[] = [
  {
    says: 'a contact is under way, without an end, or it has ended, with an outcome',
    faults: `SELECT i.id AS place FROM interactions i WHERE (i.state = 'ENDED') = (i.outcome = 'RUNNING')
      OR (i.state <> 'ENDED' AND i.ended_at IS NOT NULL)`,
  },
  {
    says: 'somebody has a contact that runs, and has answered it',
    faults:
      "SELECT i.id AS place FROM interactions i WHERE i.state = 'RUNNING' AND (i.agent_id IS NULL OR i.answered_at IS NULL)",
  },
  {
    says: 'a contact that was answered waits if it was passed on and nobody has taken it, and only then',
    faults: `SELECT i.id AS place FROM interactions i LEFT JOIN (${LAST_PASSED}) passed ON passed.interaction_id = i.id AND passed.place = 1
      WHERE (i.state = 'RUNNING' AND passed.place = 1 AND passed.taken_at IS NULL)
        OR (i.state = 'WAITING' AND i.answered_at IS NOT NULL AND (passed.place IS NULL OR passed.taken_at IS NOT NULL))`,
  },
  {
    says: 'the moments of a contact follow one another',
    faults: `SELECT i.id AS place FROM interactions i
      WHERE i.queued_at < i.started_at OR i.answered_at < i.started_at OR i.ended_at < COALESCE(i.answered_at, i.queued_at, i.started_at)`,
  },
  {
    says: 'no time of a contact is below zero',
    faults: `SELECT i.id AS place FROM interactions i WHERE i.wait_seconds < 0 OR i.handle_seconds < 0 OR i.ivr_seconds < 0`,
  },
  {
    says: 'a contact that has not ended has no handle time yet',
    faults:
      'SELECT i.id AS place FROM interactions i WHERE i.ended_at IS NULL AND i.handle_seconds IS NOT NULL',
  },
  {
    says: 'hand-offs and messages are of the same customer as their contact',
    faults: `SELECT h.id AS place FROM hand_offs h JOIN interactions i ON i.id = h.interaction_id WHERE NOT (h.customer_id <=> i.customer_id)
      UNION ALL SELECT m.id FROM messages m JOIN interactions i ON i.id = m.interaction_id WHERE NOT (m.customer_id <=> i.customer_id)`,
  },
];
