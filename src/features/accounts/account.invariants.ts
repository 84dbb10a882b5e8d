import type { Invariant } from '../../platform/db/invariant';

export const accountInvariants: readonly Invariant[] = [
  {
    says: 'nobody stops holding an account before they began',
    faults: 'SELECT h.id AS place FROM account_holders h WHERE h.valid_to < h.valid_from',
  },
  {
    says: 'an account is not closed before it was opened',
    faults: 'SELECT a.id AS place FROM accounts a WHERE a.closed_at < a.opened_at',
  },
];
