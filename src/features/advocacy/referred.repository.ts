import type { Id } from '../../kernel/id';
import type { Tx } from '../../platform/db/db';

/** Both ids of customers that make up one, and those of another. */
export interface TwoCustomers {
  readonly referrer: readonly Id[];
  readonly referred: readonly Id[];
}

/** Whether two customers are bound as one household at a moment. Whoever asks may see neither household: it is asked for a rule, and only the rule is told. */
export async function liveTogether(
  tx: Tx,
  { referrer, referred }: TwoCustomers,
  now: Date,
): Promise<boolean> {
  const rows = await tx.query(
    'advocacy.liveTogether',
    `SELECT 1 FROM relationships r WHERE r.kind = 'HOUSEHOLD' AND (r.valid_from IS NULL OR r.valid_from <= ?)
       AND (r.valid_to IS NULL OR r.valid_to > ?) AND ((r.customer_id IN (?) AND r.related_customer_id IN (?))
       OR (r.customer_id IN (?) AND r.related_customer_id IN (?))) LIMIT 1`,
    [now, now, referrer, referred, referred, referrer],
  );
  return rows.length > 0;
}

/** Whether two customers are reached in one and the same way at a moment, by address, telephone or whatever it is. Only the rule is told, as above. */
export async function shareContactPoint(
  tx: Tx,
  { referrer, referred }: TwoCustomers,
  now: Date,
): Promise<boolean> {
  const isValid = (alias: string): string =>
    `(${alias}.valid_from IS NULL OR ${alias}.valid_from <= ?) AND (${alias}.valid_to IS NULL OR ${alias}.valid_to > ?)`;
  const rows = await tx.query(
    'advocacy.shareContactPoint',
    `SELECT 1 FROM contact_points p JOIN contact_points o ON o.value_key = p.value_key AND o.type = p.type
       WHERE p.customer_id IN (?) AND o.customer_id IN (?) AND p.value_key <> '' AND ${isValid('p')} AND ${isValid('o')} LIMIT 1`,
    [referrer, referred, now, now, now, now],
  );
  return rows.length > 0;
}

/** Whether somebody held an account that was opened before the day (UTC) of a moment, in whatever role: of many accounts only the day is told. What has no date of opening says nothing. */
export async function heldAccountBefore(tx: Tx, ids: readonly Id[], moment: Date): Promise<boolean> {
  const rows = await tx.query(
    'advocacy.heldAccountBefore',
    `SELECT 1 FROM account_holders h JOIN accounts a ON a.id = h.account_id
       WHERE h.customer_id IN (?) AND a.opened_at < DATE(?) AND (h.valid_from IS NULL OR h.valid_from < DATE(?)) LIMIT 1`,
    [ids, moment, moment],
  );
  return rows.length > 0;
}

/** Whether somebody was brought by another referral than this already. */
export async function isReferredOtherwise(tx: Tx, referred: readonly Id[], actId: Id): Promise<boolean> {
  const rows = await tx.query(
    'advocacy.isReferredOtherwise',
    `SELECT 1 FROM referrals r WHERE r.referred_customer_id IN (?) AND r.act_id <> ? AND r.lost_at IS NULL LIMIT 1`,
    [referred, actId],
  );
  return rows.length > 0;
}

/** Who sent these customers: all ids of those who did. */
export async function findReferrers(tx: Tx, referred: readonly Id[]): Promise<Id[]> {
  const rows = await tx.query<{ id: Id }>(
    'advocacy.findReferrers',
    `SELECT DISTINCT c.id FROM referrals r JOIN advocacy_acts a ON a.id = r.act_id JOIN customers o ON o.id = a.customer_id
       JOIN customers c ON c.id = COALESCE(o.absorbed_into_id, o.id) OR c.absorbed_into_id = COALESCE(o.absorbed_into_id, o.id)
       WHERE r.referred_customer_id IN (?) AND r.lost_at IS NULL`,
    [referred],
  );
  return rows.map(({ id }) => id);
}
