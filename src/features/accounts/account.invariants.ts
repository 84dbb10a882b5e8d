import type { Invariant } from '../../platform/db/invariant';

const ENDED = (holder: string): string => `COALESCE(${holder}.valid_to, '9999-12-31')`;
/** Of whom it is not known since when they have it, it is certain while it runs alone, and then at last. */
const BEGUN = (holder: string): string =>
  `COALESCE(${holder}.valid_from, CASE WHEN ${holder}.valid_to IS NULL THEN '9999-12-30' END)`;

export const accountInvariants: readonly Invariant[] = [
  {
    says: 'nobody stops holding an account before they began',
    faults: 'SELECT h.id AS place FROM account_holders h WHERE h.valid_to < h.valid_from',
  },
  {
    says: 'an account has one owner at a time',
    faults: `SELECT h.account_id AS place FROM account_holders h JOIN customers held ON held.id = h.customer_id
        JOIN account_holders other ON other.account_id = h.account_id AND other.id > h.id AND other.role = h.role
        JOIN customers by_other ON by_other.id = other.customer_id
      WHERE h.role = 'OWNER' AND COALESCE(held.absorbed_into_id, held.id) <> COALESCE(by_other.absorbed_into_id, by_other.id)
        AND ${BEGUN('h')} < ${ENDED('h')} AND ${BEGUN('other')} < ${ENDED('other')}
        AND ${BEGUN('h')} < ${ENDED('other')} AND ${BEGUN('other')} < ${ENDED('h')}`,
  },
  {
    says: 'an account is not closed before it was opened',
    faults: 'SELECT a.id AS place FROM accounts a WHERE a.closed_at < a.opened_at',
  },
];
