import type { Invariant } from '../../platform/db/invariant';

export const caseInvariants: readonly Invariant[] = [
  {
    says: 'a case says when it was resolved or closed if it is',
    faults: `SELECT c.id AS place FROM cases c WHERE (c.status = 'RESOLVED' AND c.resolved_at IS NULL)
      OR (c.status = 'CLOSED' AND c.closed_at IS NULL) OR (c.status NOT IN ('RESOLVED', 'CLOSED') AND (c.resolved_at IS NOT NULL OR c.closed_at IS NOT NULL))`,
  },
  {
    says: 'redress has an amount and a currency, or neither',
    faults: `SELECT c.id AS place FROM cases c WHERE (c.redress_amount IS NULL) <> (c.redress_currency IS NULL)`,
  },
];
