import type { Invariant } from '../../platform/db/invariant';
import { NO_CONTACTS } from './domain/chain';

/** Each reason with every topic that it may be about: itself, and what lies above it. */
const TOPICS = `WITH RECURSIVE topics AS (SELECT r.id AS reason_id, r.id AS topic_id FROM contact_reasons r
  UNION ALL SELECT t.reason_id, above.parent_id FROM topics t JOIN contact_reasons above ON above.id = t.topic_id
    WHERE above.parent_id IS NOT NULL)`;

const IS_CONTACT = `i.outcome NOT IN (${NO_CONTACTS.map((outcome) => `'${outcome}'`).join(', ')})`;

/** Of each chain its contacts, the last one first. */
const LINKS = `SELECT cc.customer_id, cc.topic_id, cc.started_at, i.started_at AS at, i.settlement, ROW_NUMBER() OVER
    (PARTITION BY cc.customer_id, cc.topic_id, cc.started_at ORDER BY i.started_at DESC, i.id DESC) AS place
  FROM contact_chains cc JOIN topics t ON t.topic_id = cc.topic_id JOIN interactions i ON i.customer_id = cc.customer_id
    AND i.reason_id = t.reason_id AND i.started_at BETWEEN cc.started_at AND cc.last_contact_at AND ${IS_CONTACT}`;

export const contactChainInvariants: readonly Invariant[] = [
  {
    says: 'a chain has the contacts that it counts, begins with the first and ends as the last',
    faults: `${TOPICS} SELECT CONCAT(cc.customer_id, ' ', cc.topic_id) AS place FROM contact_chains cc LEFT JOIN (${LINKS}) link
        ON link.customer_id = cc.customer_id AND link.topic_id = cc.topic_id AND link.started_at = cc.started_at
      GROUP BY cc.customer_id, cc.topic_id, cc.started_at, cc.contacts, cc.last_contact_at, cc.settlement
      HAVING COUNT(link.at) <> cc.contacts OR NOT (MIN(link.at) <=> cc.started_at) OR NOT (MAX(link.at) <=> cc.last_contact_at)
        OR NOT (MAX(CASE link.place WHEN 1 THEN link.settlement END) <=> cc.settlement)`,
  },
  {
    says: 'who has chains has all of them: each contact with a reason is in one',
    faults: `${TOPICS} SELECT i.id AS place FROM interactions i WHERE i.reason_id IS NOT NULL AND ${IS_CONTACT}
      AND EXISTS (SELECT 1 FROM contact_chains any_of WHERE any_of.customer_id = i.customer_id)
      AND NOT EXISTS (SELECT 1 FROM contact_chains cc JOIN topics t ON t.topic_id = cc.topic_id AND t.reason_id = i.reason_id
        WHERE cc.customer_id = i.customer_id AND i.started_at BETWEEN cc.started_at AND cc.last_contact_at)`,
  },
];
