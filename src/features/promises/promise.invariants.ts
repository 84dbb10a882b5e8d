import type { Invariant } from '../../platform/db/invariant';

export const promiseInvariants: readonly Invariant[] = [
  {
    says: 'a promise says when it was settled if it is, and only then',
    faults: `SELECT p.id AS place FROM promises p WHERE (p.state = 'OPEN') <> (p.settled_at IS NULL)`,
  },
  {
    says: 'the grace of a promise does not end before it is due',
    faults: 'SELECT p.id AS place FROM promises p WHERE p.grace_ends_at < p.due_at',
  },
  {
    says: 'the dates of a promise follow one from the other, each from the one before',
    faults: `SELECT h.id AS place FROM (SELECT h.id, h.former_due_at,
        LAG(h.new_due_at) OVER (PARTITION BY h.promise_id ORDER BY h.at, h.id) AS left_at FROM promise_changes h) h
      WHERE h.left_at <> h.former_due_at`,
  },
  {
    says: 'an open promise is due when it was last put off to',
    faults: `SELECT p.id AS place FROM promises p JOIN (SELECT h.promise_id, h.new_due_at,
        ROW_NUMBER() OVER (PARTITION BY h.promise_id ORDER BY h.at DESC, h.id DESC) AS place FROM promise_changes h) h
        ON h.promise_id = p.id AND h.place = 1 WHERE p.state = 'OPEN' AND p.due_at <> h.new_due_at`,
  },
];
