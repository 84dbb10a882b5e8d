import type { Id } from '../../kernel/id';
import { toSqlInstant } from '../../kernel/instant';
import { withinScope, withinScopeOf, type RowScope } from '../../platform/authz/row-scope';
import type { Sql } from '../../platform/db/db';
import type { CustomerList } from '../../platform/db/page-per-customer';
import type { AdvocacyActRow, IdeaState, ReferralRow, ReferralState, ReviewRow } from './advocacy-act.type';

/** An act with the columns of its referral, review or idea; all null where it is none. */
interface SelectedAct extends Omit<AdvocacyActRow, 'referral' | 'review' | 'idea'> {
  readonly referralOf: Id | null;
  readonly referredCustomerId: Id | null;
  readonly acceptedAt: Date | null;
  readonly wonAt: Date | null;
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

const SELECT = `SELECT a.id, a.customer_id AS customerId, a.kind, a.acted_at AS at, a.evidence,
  r.act_id AS referralOf, r.referred_customer_id AS referredCustomerId, r.accepted_at AS acceptedAt, r.won_at AS wonAt,
  v.platform, v.rating, v.scale_min AS scaleMin, v.scale_max AS scaleMax, v.reach, v.text AS reviewText,
  d.state AS ideaState, d.text AS ideaText, d.decided_at AS decidedAt, d.told_at AS toldAt
  FROM advocacy_acts a LEFT JOIN referrals r ON r.act_id = a.id LEFT JOIN reviews v ON v.act_id = a.id
  LEFT JOIN ideas d ON d.act_id = a.id`;

function stateOf({ acceptedAt, wonAt }: Pick<SelectedAct, 'acceptedAt' | 'wonAt'>): ReferralState {
  if (wonAt !== null) return 'WON';
  return acceptedAt === null ? 'MADE' : 'ACCEPTED';
}

function referralOf(act: SelectedAct): ReferralRow | null {
  if (act.referralOf === null) return null;
  const { acceptedAt, wonAt, referredCustomerId } = act;
  return { state: stateOf(act), acceptedAt, wonAt, referredCustomerId };
}

function reviewOf(act: SelectedAct): ReviewRow | null {
  const { customerId, platform, rating, scaleMin, scaleMax, reach, reviewText } = act;
  if (platform === null) return null;
  return { customerId, platform, rating, scale: { min: scaleMin, max: scaleMax }, reach, text: reviewText };
}

function toActRow(act: SelectedAct): AdvocacyActRow {
  const { id, customerId, kind, at, evidence, ideaState, ideaText, decidedAt, toldAt } = act;
  return {
    id,
    customerId,
    kind,
    at,
    evidence,
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
  const rows = await sql.query<SelectedAct>(
    'advocacy.findAdvocacyActsById',
    `${SELECT} WHERE a.id IN (?) AND ${withinScope(scope, 'a.customer_id')}`,
    [ids],
  );
  return rows.map(toActRow);
}

/** What a customer did for the bank, the latest first. */
export const actsOfCustomer: CustomerList<AdvocacyActRow> = {
  name: 'advocacy.actsOfCustomer',
  order: { column: 'a.acted_at', id: 'a.id', descending: true, sortValueOf: ({ at }) => toSqlInstant(at) },
  select: (scope, customerId) => ({
    sql: `${SELECT} WHERE a.customer_id = ? AND ${withinScopeOf(scope, customerId, 'a.customer_id')}`,
    values: [customerId],
  }),
  toRow: toActRow,
};
