import type { Id } from '../../kernel/id';
import { withinScope, type RowScope } from '../../platform/authz/row-scope';
import type { Tx } from '../../platform/db/db';
import { insertRows } from '../../platform/db/insert-rows';
import type { CustomerIds } from '../../platform/db/page-per-customer';
import type { InvitationRow } from './invitation.type';

/** An invitation with all that is kept of it: what its digest is made of. */
export interface StoredInvitation extends InvitationRow {
  readonly sourceId: Id;
  readonly externalId: string;
  readonly sourceProfileId: Id | null;
  readonly tokenDigest: string | null;
  /** The loop by which they are asked the same again, when they are. */
  readonly loopId: Id | null;
}

/** All that is kept of an invitation by those who write it, of the table aliased `i`. */
export const STORED_INVITATION = `i.id, i.source_id AS sourceId, i.external_id AS externalId, i.source_profile_id AS sourceProfileId,
  i.customer_id AS customerId, i.survey_id AS surveyId, i.interaction_id AS interactionId, i.case_id AS caseId, i.loop_id AS loopId, i.channel,
  i.answer_id AS answerId, i.token_digest AS tokenDigest, i.expires_at AS expiresAt, i.state, i.eligible_at AS eligibleAt,
  i.sent_at AS sentAt, i.delivered_at AS deliveredAt, i.opened_at AS openedAt, i.answered_at AS answeredAt,
  i.declined_at AS declinedAt, i.expired_at AS expiredAt, i.version`;

/** The invitation, held until the transaction ends; null when it is unknown or out of reach. */
export async function lockInvitation(tx: Tx, scope: RowScope, id: Id): Promise<StoredInvitation | null> {
  const [row] = await tx.query<StoredInvitation>(
    'surveys.lockInvitation',
    `SELECT ${STORED_INVITATION} FROM survey_invitations i WHERE i.id = ? AND ${withinScope(scope, 'i.customer_id')} FOR UPDATE`,
    [id],
  );
  return row ?? null;
}

/** What an answer that came by another way may be the answer to. */
export interface AnsweredOccasion {
  readonly customerIds: CustomerIds;
  readonly surveyId: Id;
  readonly interactionId: Id | null;
  readonly caseId: Id | null;
  readonly answeredAt: Date;
}

/** The latest invitation that was made by then and may still be answered, to the same survey about the same; held until the transaction ends. */
export async function lockOpenInvitation(
  tx: Tx,
  scope: RowScope,
  { customerIds, surveyId, interactionId, caseId, answeredAt }: AnsweredOccasion,
  now: Date,
): Promise<StoredInvitation | null> {
  const [row] = await tx.query<StoredInvitation>(
    'surveys.lockOpenInvitation',
    `SELECT ${STORED_INVITATION} FROM survey_invitations i WHERE i.customer_id IN (?) AND ${withinScope(scope, 'i.customer_id')}
       AND i.survey_id = ? AND i.interaction_id <=> ? AND i.case_id <=> ? AND i.eligible_at <= ?
       AND i.state IN ('ELIGIBLE', 'SENT', 'DELIVERED', 'OPENED') AND (i.expires_at IS NULL OR i.expires_at > ?)
       ORDER BY i.eligible_at DESC, i.id DESC LIMIT 1 FOR UPDATE`,
    [customerIds, surveyId, interactionId, caseId, answeredAt, now],
  );
  return row ?? null;
}

/** Whether somebody is about to be asked again by a loop: an invitation waits to be sent. */
export async function hasWaitingInvitation(tx: Tx, scope: RowScope, loopId: Id, now: Date): Promise<boolean> {
  const rows = await tx.query(
    'surveys.hasWaitingInvitation',
    `SELECT i.id FROM survey_invitations i WHERE i.loop_id = ? AND i.state = 'ELIGIBLE'
       AND (i.expires_at IS NULL OR i.expires_at > ?) AND ${withinScope(scope, 'i.customer_id')} LIMIT 1`,
    [loopId, now],
  );
  return rows.length > 0;
}

export function insertInvitation(tx: Tx, invitation: StoredInvitation): Promise<void> {
  const columns = [
    ...(['id', 'sourceId', 'externalId', 'sourceProfileId', 'customerId', 'surveyId'] as const),
    ...(['interactionId', 'caseId', 'loopId', 'channel', 'tokenDigest', 'expiresAt'] as const),
    ...(['state', 'eligibleAt', 'version', 'createdAt', 'updatedAt'] as const),
  ] as const;
  const { eligibleAt: at } = invitation;
  const row = { ...invitation, createdAt: at, updatedAt: at };
  return insertRows(tx, 'surveys.insertInvitation', { table: 'survey_invitations', columns }, [row]);
}

export async function updateInvitation(tx: Tx, invitation: StoredInvitation, at: Date): Promise<void> {
  const { id, state, channel, answerId, sentAt, deliveredAt, openedAt, ...ends } = invitation;
  const { answeredAt, declinedAt, expiredAt, version } = ends;
  await tx.execute(
    'surveys.updateInvitation',
    `UPDATE survey_invitations SET state = ?, channel = ?, answer_id = ?, sent_at = ?, delivered_at = ?, opened_at = ?, answered_at = ?,
       declined_at = ?, expired_at = ?, version = ?, updated_at = ? WHERE id = ?`,
    [
      ...[state, channel, answerId, sentAt, deliveredAt, openedAt],
      ...[answeredAt, declinedAt, expiredAt, version, at, id],
    ],
  );
}
