import type { Id } from '../../kernel/id';
import { withinScope, withinScopeOf, type RowScope } from '../../platform/authz/row-scope';
import type { Sql } from '../../platform/db/db';
import type { CustomerList } from '../../platform/db/page-per-customer';
import type { InvitationRow } from './invitation.type';

const SELECT = `SELECT i.id, i.customer_id AS customerId, i.survey_id AS surveyId, i.interaction_id AS interactionId,
  i.case_id AS caseId, i.answer_id AS answerId, i.state, i.eligible_at AS eligibleAt, i.sent_at AS sentAt,
  i.delivered_at AS deliveredAt, i.opened_at AS openedAt, i.answered_at AS answeredAt, i.declined_at AS declinedAt,
  i.expired_at AS expiredAt, i.channel, i.expires_at AS expiresAt, i.version FROM survey_invitations i`;

export function findInvitationsById(sql: Sql, scope: RowScope, ids: readonly Id[]): Promise<InvitationRow[]> {
  return sql.lookUp(
    'surveys.findInvitationsById',
    `${SELECT} WHERE i.id IN (?) AND ${withinScope(scope, 'i.customer_id')}`,
    [ids],
  );
}

/** The invitations that led to answers; to an answer leads one at most. */
export function findInvitationsOfAnswers(
  sql: Sql,
  scope: RowScope,
  answerIds: readonly Id[],
): Promise<InvitationRow[]> {
  return sql.lookUp(
    'surveys.findInvitationsOfAnswers',
    `${SELECT} WHERE i.answer_id IN (?) AND ${withinScope(scope, 'i.customer_id')}`,
    [answerIds],
  );
}

/** As much of an invitation as whoever has its token is told by: nothing of the customer. */
export type InvitationOfToken = Pick<InvitationRow, 'id' | 'surveyId' | 'state' | 'expiresAt'>;

/** The invitation that a token is for, by its digest. Whoever has the token is within no reach but that. */
export async function findInvitationOfToken(sql: Sql, digest: string): Promise<InvitationOfToken | null> {
  const [row] = await sql.query<InvitationOfToken>(
    'surveys.findInvitationOfToken',
    'SELECT i.id, i.survey_id AS surveyId, i.state, i.expires_at AS expiresAt FROM survey_invitations i WHERE i.token_digest = ?',
    [digest],
  );
  return row ?? null;
}

/** Invitations of a customer, the latest first. */
export const invitationsOfCustomer: CustomerList<InvitationRow> = {
  name: 'surveys.invitationsOfCustomer',
  order: {
    column: 'i.eligible_at',
    id: 'i.id',
    descending: true,
    sortValueOf: ({ eligibleAt }) => eligibleAt,
  },
  select: (scope, customerIds) => ({
    sql: `${SELECT} WHERE i.customer_id = ? AND ${withinScopeOf(scope, customerIds, 'i.customer_id')}`,
    values: [],
  }),
};

/** An invitation that has asked somebody, and when. */
export interface AskingInvitation {
  readonly id: Id;
  readonly askedAt: Date;
}

/** Invitations that asked a customer, the latest first. One that waits to be sent keeps its place until then; one that never was has asked nobody. */
export const askingInvitationsOfCustomer: CustomerList<AskingInvitation, Date> = {
  name: 'surveys.askingInvitationsOfCustomer',
  order: {
    column: 'askedAt',
    id: 'id',
    descending: true,
    sortValueOf: ({ askedAt }) => askedAt,
  },
  select: (scope, customerIds, now) => ({
    sql: `SELECT i.id, COALESCE(i.sent_at, i.eligible_at) AS askedAt FROM survey_invitations i
      WHERE i.customer_id = ? AND (i.sent_at IS NOT NULL OR (i.state = 'ELIGIBLE' AND (i.expires_at IS NULL OR i.expires_at > ?)))
      AND ${withinScopeOf(scope, customerIds, 'i.customer_id')}`,
    values: [now],
  }),
};
