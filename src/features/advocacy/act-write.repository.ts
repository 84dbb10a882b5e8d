import type { Id } from '../../kernel/id';
import { withinScope, withinSource, type RowScope } from '../../platform/authz/row-scope';
import type { SqlValue, Tx } from '../../platform/db/db';
import { insertRows } from '../../platform/db/insert-rows';
import type { CustomerIds } from '../../platform/db/page-per-customer';
import { ACT_COLUMNS, ACT_TABLES, toActRow, type SelectedAct } from './advocacy-act.repository';
import type { AdvocacyActRow, IdeaRow, ReferralRow, ReviewRow } from './advocacy-act.type';

/** An act with all that is kept of it: what its digest is made of. */
export interface StoredAct extends AdvocacyActRow {
  readonly sourceId: Id;
  readonly externalId: string;
  readonly sourceProfileId: Id | null;
}

type Selected = SelectedAct & Pick<StoredAct, 'sourceId' | 'externalId' | 'sourceProfileId'>;

async function lockOne(
  tx: Tx,
  name: string,
  condition: string,
  values: readonly SqlValue[],
): Promise<StoredAct | null> {
  const [row] = await tx.query<Selected>(
    name,
    `SELECT ${ACT_COLUMNS}, a.source_id AS sourceId, a.external_id AS externalId, a.source_profile_id AS sourceProfileId
       FROM ${ACT_TABLES} WHERE ${condition} FOR UPDATE`,
    values,
  );
  if (row === undefined) return null;
  const { sourceId, externalId, sourceProfileId } = row;
  return { ...toActRow(row), sourceId, externalId, sourceProfileId };
}

/** The act, held until the transaction ends; null when it is unknown, out of reach, or not for this partner to change. */
export function lockAct(tx: Tx, scope: RowScope, id: Id): Promise<StoredAct | null> {
  const isTheirs = `${withinScope(scope, 'a.customer_id')} AND ${withinSource(scope, 'a.source_id')}`;
  return lockOne(tx, 'advocacy.lockAct', `a.id = ? AND ${isTheirs}`, [id]);
}

/** The same of the referral that has that code. */
export function lockReferralByCode(tx: Tx, scope: RowScope, code: string): Promise<StoredAct | null> {
  const condition = `r.code = ? AND ${withinScope(scope, 'a.customer_id')}`;
  return lockOne(tx, 'advocacy.lockReferralByCode', condition, [code]);
}

/** What a source is known to have under that key, held until the transaction ends. */
export function lockActByKey(tx: Tx, sourceId: Id, externalId: string): Promise<StoredAct | null> {
  const condition = 'a.source_id = ? AND a.external_id = ?';
  return lockOne(tx, 'advocacy.lockActByKey', condition, [sourceId, externalId]);
}

/** Writes an act without what it consists of, unless its source has one under the same key already. */
export function insertAct(tx: Tx, act: StoredAct, now: Date): Promise<void> {
  const columns = [
    ...(['id', 'sourceId', 'externalId', 'sourceProfileId', 'customerId', 'kind', 'actedAt'] as const),
    ...(['evidence', 'version', 'createdAt', 'updatedAt'] as const),
  ] as const;
  const { id, sourceId, externalId, sourceProfileId, customerId, kind, at: actedAt, evidence, version } = act;
  const fact = { id, sourceId, externalId, sourceProfileId, customerId, kind, actedAt, evidence, version };
  const row = { ...fact, createdAt: now, updatedAt: now };
  return insertRows(tx, 'advocacy.insertAct', { table: 'advocacy_acts', columns }, [row]);
}

export function insertReview(tx: Tx, actId: Id, { scale, ...review }: ReviewRow): Promise<void> {
  const columns = ['actId', 'platform', 'rating', 'scaleMin', 'scaleMax', 'reach', 'text'] as const;
  const row = { ...review, actId, scaleMin: scale.min, scaleMax: scale.max };
  return insertRows(tx, 'advocacy.insertReview', { table: 'reviews', columns }, [row]);
}

export function insertIdea(tx: Tx, actId: Id, idea: IdeaRow): Promise<void> {
  const columns = ['actId', 'text', 'state', 'decidedAt', 'toldAt'] as const;
  return insertRows(tx, 'advocacy.insertIdea', { table: 'ideas', columns }, [{ ...idea, actId }]);
}

/** A code that is there already is an error: it would belong to two. */
export async function insertReferral(tx: Tx, actId: Id, code: string): Promise<void> {
  await tx.execute('advocacy.insertReferral', 'INSERT INTO referrals (act_id, code) VALUES (?, ?)', [
    actId,
    code,
  ]);
}

async function touchAct(tx: Tx, { id, version }: StoredAct, now: Date): Promise<void> {
  await tx.execute('advocacy.touchAct', 'UPDATE advocacy_acts SET version = ?, updated_at = ? WHERE id = ?', [
    version,
    now,
    id,
  ]);
}

export async function updateIdea(tx: Tx, act: StoredAct, idea: IdeaRow, now: Date): Promise<void> {
  await touchAct(tx, act, now);
  await tx.execute(
    'advocacy.updateIdea',
    'UPDATE ideas SET state = ?, decided_at = ?, told_at = ? WHERE act_id = ?',
    [idea.state, idea.decidedAt, idea.toldAt, act.id],
  );
}

export async function updateReferral(
  tx: Tx,
  act: StoredAct,
  referral: ReferralRow,
  now: Date,
): Promise<void> {
  await touchAct(tx, act, now);
  const { referredProfileId, referredCustomerId, acceptedAt, wonAt, lostAt, rewardedAt, reward } = referral;
  await tx.execute(
    'advocacy.updateReferral',
    `UPDATE referrals SET referred_profile_id = ?, referred_customer_id = ?, accepted_at = ?, won_at = ?, lost_at = ?,
       rewarded_at = ?, reward = ? WHERE act_id = ?`,
    [referredProfileId, referredCustomerId, acceptedAt, wonAt, lostAt, rewardedAt, reward, act.id],
  );
}

/** How many codes somebody was given since a moment by which nobody has come. */
export async function countUnusedCodes(tx: Tx, customerIds: CustomerIds, since: Date): Promise<number> {
  const [row] = await tx.query<{ readonly count: number }>(
    'advocacy.countUnusedCodes',
    `SELECT COUNT(*) AS count FROM advocacy_acts a JOIN referrals r ON r.act_id = a.id
       WHERE a.customer_id IN (?) AND a.kind = 'REFERRAL' AND a.acted_at > ? AND r.accepted_at IS NULL`,
    [customerIds, since],
  );
  return row?.count ?? 0;
}
