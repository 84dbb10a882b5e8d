import type { Id } from '../../kernel/id';
import type { Tx } from '../../platform/db/db';
import { insertRows } from '../../platform/db/insert-rows';
import { answersTable, type StoredAnswer } from './survey-answer-upsert.repository';
import { STORED_INVITATION, type StoredInvitation } from './invitation-write.repository';

/** An answer with all that is kept of it: what its digest is made of. */
export interface WholeAnswer extends StoredAnswer {
  readonly id: Id;
  readonly sourceId: Id;
  readonly externalId: string;
}

/** Writes an answer, unless its source has given one under the same key. */
export function insertAnswer(tx: Tx, answer: WholeAnswer, at: Date): Promise<void> {
  const columns = [
    ...(['id', 'sourceId', 'externalId'] as const),
    ...answersTable.columns,
    ...(['createdAt', 'updatedAt'] as const),
  ];
  const row = { ...answer, createdAt: at, updatedAt: at };
  return insertRows(tx, 'surveys.insertAnswer', { table: 'survey_answers', columns }, [row]);
}

/** What a source has given under a key, held until the transaction ends. */
export async function lockAnswerByKey(
  tx: Tx,
  { sourceId, externalId }: Pick<WholeAnswer, 'sourceId' | 'externalId'>,
): Promise<WholeAnswer | null> {
  const [row] = await tx.query<WholeAnswer>(
    'surveys.lockAnswerByKey',
    `SELECT s.id, s.source_id AS sourceId, s.external_id AS externalId, s.source_profile_id AS sourceProfileId,
       s.customer_id AS customerId, s.survey_id AS surveyId, s.metric, s.score, s.scale_min AS scaleMin, s.scale_max AS scaleMax,
       s.answered_at AS answeredAt, s.comment, s.language, s.interaction_id AS interactionId, s.case_id AS caseId
       FROM survey_answers s WHERE s.source_id = ? AND s.external_id = ? FOR UPDATE`,
    [sourceId, externalId],
  );
  return row ?? null;
}

/** Whom a token lets answer; null when nobody knows, or it was never made. */
export async function findCustomerOfToken(tx: Tx, digest: string): Promise<Id | null> {
  const [row] = await tx.query<{ readonly customerId: Id | null }>(
    'surveys.findCustomerOfToken',
    'SELECT i.customer_id AS customerId FROM survey_invitations i WHERE i.token_digest = ?',
    [digest],
  );
  return row?.customerId ?? null;
}

/** The invitation that a token is for, held until the transaction ends. Whoever has the token is within no reach but that. */
export async function lockInvitationOfToken(tx: Tx, digest: string): Promise<StoredInvitation | null> {
  const [row] = await tx.query<StoredInvitation>(
    'surveys.lockInvitationOfToken',
    `SELECT ${STORED_INVITATION} FROM survey_invitations i WHERE i.token_digest = ? FOR UPDATE`,
    [digest],
  );
  return row ?? null;
}
