import type { Id } from '../../kernel/id';
import { withinScope, type RowScope } from '../../platform/authz/row-scope';
import type { Tx } from '../../platform/db/db';
import { insertRows } from '../../platform/db/insert-rows';
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
  const { id, state, answerId, sentAt, deliveredAt, openedAt, ...ends } = invitation;
  const { answeredAt, declinedAt, expiredAt, version } = ends;
  await tx.execute(
    'surveys.updateInvitation',
    `UPDATE survey_invitations SET state = ?, answer_id = ?, sent_at = ?, delivered_at = ?, opened_at = ?, answered_at = ?,
       declined_at = ?, expired_at = ?, version = ?, updated_at = ? WHERE id = ?`,
    [
      ...[state, answerId, sentAt, deliveredAt, openedAt],
      ...[answeredAt, declinedAt, expiredAt, version, at, id],
    ],
  );
}
