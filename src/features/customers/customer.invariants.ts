import type { Invariant } from '../../platform/db/invariant';

export const customerInvariants: readonly Invariant[] = [
  {
    says: 'whoever was merged into another says when, and the other knows them',
    faults: `SELECT c.id AS place FROM customers c LEFT JOIN customers survivor ON survivor.id = c.absorbed_into_id
      WHERE c.absorbed_into_id IS NOT NULL AND (c.absorbed_at IS NULL OR survivor.absorbed_into_id IS NOT NULL
        OR COALESCE(JSON_CONTAINS(survivor.absorbed_ids, JSON_QUOTE(c.id)), 0) = 0)`,
  },
  {
    says: 'a customer’s last contact is the latest of their contacts',
    faults: `SELECT c.id AS place FROM customers c LEFT JOIN
        (SELECT COALESCE(m.absorbed_into_id, m.id) AS customerId, MAX(i.started_at) AS latest
          FROM interactions i JOIN customers m ON m.id = i.customer_id GROUP BY COALESCE(m.absorbed_into_id, m.id)) contacts
        ON contacts.customerId = c.id
      WHERE c.absorbed_into_id IS NULL AND NOT (c.last_contact_at <=> contacts.latest)`,
  },
  {
    says: 'a customer can be found by their name',
    faults: `SELECT c.id AS place FROM customers c WHERE c.absorbed_into_id IS NULL AND (c.given_name IS NOT NULL
        OR c.family_name IS NOT NULL OR c.organisation_name IS NOT NULL)
      AND NOT EXISTS (SELECT 1 FROM customer_name_tokens t WHERE t.customer_id = c.id)`,
  },
];
