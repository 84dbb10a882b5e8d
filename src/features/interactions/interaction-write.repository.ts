import type { Id } from '../../kernel/id';
import { withinScope, withinSource, type RowScope } from '../../platform/authz/row-scope';
import type { Tx } from '../../platform/db/db';
import { insertLater } from '../../platform/db/insert-rows';
import { INTERACTION_COLUMNS } from './interaction.repository';
import type { InteractionRow } from './interaction.type';

/** A contact with all that is kept of it: what its digest is made of. */
export interface RecordedInteraction extends InteractionRow {
  readonly sourceId: Id;
  readonly externalId: string;
  readonly sourceProfileId: Id | null;
}

const LOCK = `SELECT ${INTERACTION_COLUMNS}, i.source_id AS sourceId, i.external_id AS externalId,
  i.source_profile_id AS sourceProfileId FROM interactions i`;

/** The driver gives flags as 0 and 1: to the digest these would be another content. */
type Selected = Omit<RecordedInteraction, 'isPublic'> & { readonly isPublic: number };

const recorded = (row: Selected | undefined): RecordedInteraction | null =>
  row === undefined ? null : { ...row, isPublic: row.isPublic === 1 };

/** The contact, held until the transaction ends; null when it is unknown, out of reach, or not for this partner to change. */
export async function lockInteraction(tx: Tx, scope: RowScope, id: Id): Promise<RecordedInteraction | null> {
  const [row] = await tx.query<Selected>(
    'interactions.lockInteraction',
    `${LOCK} WHERE i.id = ? AND ${withinScope(scope, 'i.customer_id')} AND ${withinSource(scope, 'i.source_id')} FOR UPDATE`,
    [id],
  );
  return recorded(row);
}

/** What a source is known to have under that key, held until the transaction ends. */
export async function lockInteractionByKey(
  tx: Tx,
  { sourceId, externalId }: Pick<RecordedInteraction, 'sourceId' | 'externalId'>,
): Promise<RecordedInteraction | null> {
  const [row] = await tx.query<Selected>(
    'interactions.lockInteractionByKey',
    `${LOCK} WHERE i.source_id = ? AND i.external_id = ? FOR UPDATE`,
    [sourceId, externalId],
  );
  return recorded(row);
}

/** Writes a contact, unless its source has one under the same key already. */
export function insertInteraction(tx: Tx, interaction: RecordedInteraction, at: Date): Promise<void> {
  const columns = [
    ...(['id', 'sourceId', 'externalId', 'sourceProfileId', 'customerId', 'channel', 'direction'] as const),
    ...(['startedAt', 'queuedAt', 'answeredAt', 'endedAt', 'waitSeconds', 'handleSeconds'] as const),
    ...(['ivrSeconds', 'outcome', 'settlement', 'reasonId', 'agentId', 'language', 'queueId'] as const),
    ...(['sentiment', 'isPublic', 'reach', 'moodAtStart', 'moodAtEnd', 'replyChannel', 'askedBy'] as const),
    ...(['state', 'version', 'createdAt', 'updatedAt'] as const),
  ] as const;
  const row = { ...interaction, createdAt: at, updatedAt: at };
  return insertLater(tx, 'interactions.insertInteraction', { table: 'interactions', columns }, [row]);
}

/** Writes what may have changed of a contact. */
export async function updateInteraction(tx: Tx, interaction: RecordedInteraction, at: Date): Promise<void> {
  const { id, sourceProfileId, customerId, queuedAt, answeredAt, endedAt, ...row } = interaction;
  const { waitSeconds, handleSeconds, outcome, settlement, reasonId, agentId, queueId, ...rest } = row;
  const { sentiment, moodAtEnd, replyChannel, state, version } = rest;
  await tx.execute(
    'interactions.updateInteraction',
    `UPDATE interactions SET source_profile_id = ?, customer_id = ?, queued_at = ?, answered_at = ?, ended_at = ?,
       wait_seconds = ?, handle_seconds = ?, outcome = ?, settlement = ?, reason_id = ?, agent_id = ?, queue_id = ?,
       sentiment = ?, mood_at_end = ?, reply_channel = ?, state = ?, version = ?, updated_at = ? WHERE id = ?`,
    [
      ...[sourceProfileId, customerId, queuedAt, answeredAt, endedAt, waitSeconds, handleSeconds],
      ...[outcome, settlement, reasonId, agentId, queueId, sentiment, moodAtEnd, replyChannel],
      ...[state, version, at, id],
    ],
  );
}
