import type { Id } from '../../kernel/id';
import { withinScope, withinScopeOf, type RowScope } from '../../platform/authz/row-scope';
import type { Sql } from '../../platform/db/db';
import type { CustomerList } from '../../platform/db/page-per-customer';
import type { AdvocacyActRow, ReferralRow, ReviewRow } from './advocacy-act.type';
import { stateOfReferral, type IdeaState } from './domain/act-moves';
import { shownCode } from './domain/referral-code';

/** An act with the columns of its referral, review or idea; all null where it is none. */
export interface SelectedAct extends Omit<AdvocacyActRow, 'referral' | 'review' | 'idea'> {
  readonly referralOf: Id | null;
  readonly referredCustomerId: Id | null;
  readonly referredProfileId: Id | null;
  readonly code: string | null;
  readonly acceptedAt: Date | null;
  readonly wonAt: Date | null;
  readonly lostAt: Date | null;
  readonly rewardedAt: Date | null;
  readonly reward: string | null;
  readonly platform: string | null;
  readonly rating: number;
  readonly scaleMin: number;
  readonly scaleMax: number;
  readonly reach: number | null;
  readonly reviewText: string | null;
  readonly ideaState: IdeaState | null;
  readonly ideaText: string | null;
  readonly decidedAt: Date | null;
  readonly toldAt: Date | null;
}

/** All columns of an act, of the tables of `ACT_TABLES`. */
export const ACT_COLUMNS = `a.id, a.customer_id AS customerId, a.kind, a.acted_at AS at, a.evidence, a.version,
  r.act_id AS referralOf, r.referred_customer_id AS referredCustomerId, r.referred_profile_id AS referredProfileId, r.code,
  r.accepted_at AS acceptedAt, r.won_at AS wonAt, r.lost_at AS lostAt, r.rewarded_at AS rewardedAt, r.reward,
  v.platform, v.rating, v.scale_min AS scaleMin, v.scale_max AS scaleMax, v.reach, v.text AS reviewText,
  d.state AS ideaState, d.text AS ideaText, d.decided_at AS decidedAt, d.told_at AS toldAt`;

export const ACT_TABLES = `advocacy_acts a LEFT JOIN referrals r ON r.act_id = a.id LEFT JOIN reviews v ON v.act_id = a.id
  LEFT JOIN ideas d ON d.act_id = a.id`;

const SELECT = `SELECT ${ACT_COLUMNS} FROM ${ACT_TABLES}`;

function referralOf(act: SelectedAct): ReferralRow | null {
  if (act.referralOf === null) return null;
  const { code, acceptedAt, wonAt, lostAt, rewardedAt, reward, referredCustomerId, referredProfileId } = act;
  const course = { acceptedAt, wonAt, lostAt, rewardedAt };
  return {
    state: stateOfReferral(course),
    code: code && shownCode(code),
    reward,
    ...course,
    referredCustomerId,
    referredProfileId,
  };
}

function reviewOf(act: SelectedAct): ReviewRow | null {
  const { customerId, platform, rating, scaleMin, scaleMax, reach, reviewText } = act;
  if (platform === null) return null;
  return { customerId, platform, rating, scale: { min: scaleMin, max: scaleMax }, reach, text: reviewText };
}

export function toActRow(act: SelectedAct): AdvocacyActRow {
  const { id, customerId, kind, at, evidence, version, ideaState, ideaText, decidedAt, toldAt } = act;
  return {
    id,
    customerId,
    kind,
    at,
    evidence,
    version,
    referral: referralOf(act),
    review: reviewOf(act),
    idea: ideaState && { customerId, state: ideaState, text: ideaText, decidedAt, toldAt },
  };
}

export async function findAdvocacyActsById(
  sql: Sql,
  scope: RowScope,
  ids: readonly Id[],
): Promise<AdvocacyActRow[]> {
  const rows = await sql.lookUp<SelectedAct>(
    'advocacy.findAdvocacyActsById',
    `${SELECT} WHERE a.id IN (?) AND ${withinScope(scope, 'a.customer_id')}`,
    [ids],
  );
  return rows.map(toActRow);
}

/** What a customer did for the bank, the latest first. */
export const actsOfCustomer: CustomerList<AdvocacyActRow> = {
  name: 'advocacy.actsOfCustomer',
  order: { column: 'a.acted_at', id: 'a.id', descending: true, sortValueOf: ({ at }) => at },
  select: (scope, customerIds) => ({
    sql: `${SELECT} WHERE a.customer_id = ? AND ${withinScopeOf(scope, customerIds, 'a.customer_id')}`,
    values: [],
  }),
  toRow: toActRow,
};
