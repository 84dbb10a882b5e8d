import type { Id } from '../../kernel/id';
import type { Sql } from '../../platform/db/db';

/** What the example questions can be asked about in the data that are there. */
export interface DemoExamples {
  /** A phone number (E.164) whose card shows every section. */
  readonly phone: string;
  readonly customerId: Id;
}

/** So many of the customers last in contact are looked at: a bounded number of index probes, however large the bank. */
const LOOKED_AT = 1_000;
const FULL_PAGE = 20;

/** Each is true of a customer `c` whose card has that section. */
const SECTIONS = [
  'EXISTS (SELECT 1 FROM account_holders h WHERE h.customer_id = c.id)',
  `(SELECT i.id FROM interactions i WHERE i.customer_id = c.id ORDER BY i.started_at DESC LIMIT 1 OFFSET ${String(FULL_PAGE - 1)}) IS NOT NULL`,
  "EXISTS (SELECT 1 FROM promises p WHERE p.customer_id = c.id AND p.state = 'OPEN')",
  'EXISTS (SELECT 1 FROM cases k WHERE k.customer_id = c.id AND k.is_open = 1)',
  "EXISTS (SELECT 1 FROM survey_answers a WHERE a.customer_id = c.id AND a.metric = 'NPS')",
  "EXISTS (SELECT 1 FROM survey_answers a WHERE a.customer_id = c.id AND a.metric = 'CSAT')",
  "EXISTS (SELECT 1 FROM survey_answers a WHERE a.customer_id = c.id AND a.metric = 'CES')",
  'EXISTS (SELECT 1 FROM advocacy_statuses s WHERE s.customer_id = c.id)',
] as const;

/**
 * Of the customers last in contact, the one with the fullest card, English speakers first as the newcomer reads what was promised
 * to them; the same for the same data. Null when nobody has a telephone.
 */
export async function demoExamples(db: Sql): Promise<DemoExamples | null> {
  const rows = await db.query<DemoExamples>(
    'demoBank.demoExamples',
    `SELECT cp.value_key AS phone, c.id AS customerId
       FROM (SELECT id, language, last_contact_at FROM customers WHERE is_colleague = 0 ORDER BY last_contact_at DESC, id DESC LIMIT ?) c
       JOIN contact_points cp ON cp.customer_id = c.id AND cp.type = 'PHONE' AND cp.is_primary = 1 AND cp.valid_to IS NULL
      ORDER BY ${SECTIONS.map((section) => `(${section})`).join(' + ')} DESC, c.language = 'en' DESC, c.last_contact_at DESC, c.id, cp.id
      LIMIT 1`,
    [LOOKED_AT],
  );
  return rows[0] ?? null;
}
