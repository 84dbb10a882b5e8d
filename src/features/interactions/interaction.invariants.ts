import type { Invariant } from '../../platform/db/invariant';

export const interactionInvariants: readonly Invariant[] = [
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
