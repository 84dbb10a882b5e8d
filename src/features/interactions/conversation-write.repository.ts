import type { Id } from '../../kernel/id';
import type { Tx } from '../../platform/db/db';
import { insertRows } from '../../platform/db/insert-rows';
import type { HandOffRow } from './hand-off.type';
import type { RecordedInteraction } from './interaction-write.repository';
import type { MessageRow } from './message.type';

/** What a part of a contact has from it. */
type OfInteraction = Pick<RecordedInteraction, 'sourceId' | 'sourceProfileId' | 'customerId'>;

/** Parts of one moment stand in the order of their keys. */
interface Keyed {
  readonly externalId: string;
}

export type RecordedMessage = MessageRow & OfInteraction & Keyed;
export type RecordedHandOff = HandOffRow & Keyed;

/** The key of a part of a contact that is written here, by its number within the contact. */
export const partKey = (interactionId: Id, place: number): string =>
  `${interactionId}-${String(place).padStart(6, '0')}`;

/** What is kept of a hand-off, in the order of time. All of them: what is told of a contact stands on the whole of its course. */
export function listHandOffs(tx: Tx, interactionId: Id): Promise<HandOffRow[]> {
  return tx.query<HandOffRow>(
    'interactions.listHandOffs',
    `SELECT h.id, h.interaction_id AS interactionId, h.at, h.taken_at AS takenAt, h.moves, h.cause, h.is_warm AS isWarm,
       h.story_repeated AS storyRepeated, h.from_agent_id AS fromAgentId, h.from_queue_id AS fromQueueId,
       h.to_agent_id AS toAgentId, h.to_queue_id AS toQueueId
       FROM hand_offs h WHERE h.interaction_id = ? ORDER BY h.at, h.external_id`,
    [interactionId],
  );
}

export function insertHandOffs(
  tx: Tx,
  { sourceId, sourceProfileId, customerId }: OfInteraction,
  handOffs: readonly RecordedHandOff[],
  at: Date,
): Promise<void> {
  const columns = [
    ...(['id', 'sourceId', 'externalId', 'sourceProfileId', 'customerId', 'interactionId', 'at'] as const),
    ...(['takenAt', 'moves', 'cause', 'isWarm', 'storyRepeated', 'fromAgentId', 'fromQueueId'] as const),
    ...(['toAgentId', 'toQueueId', 'createdAt', 'updatedAt'] as const),
  ] as const;
  const rows = handOffs.map((handOff) => ({
    ...handOff,
    ...{ sourceId, sourceProfileId, customerId, createdAt: at, updatedAt: at },
  }));
  return insertRows(tx, 'interactions.insertHandOffs', { table: 'hand_offs', columns }, rows);
}

/** Notes who took on what waited, and when. */
export async function takeHandOff(
  tx: Tx,
  { id, toAgentId, takenAt }: Pick<HandOffRow, 'id' | 'toAgentId' | 'takenAt'>,
  at: Date,
): Promise<void> {
  await tx.execute(
    'interactions.takeHandOff',
    'UPDATE hand_offs SET to_agent_id = ?, taken_at = ?, updated_at = ? WHERE id = ?',
    [toAgentId, takenAt, at, id],
  );
}

export function insertMessages(tx: Tx, messages: readonly RecordedMessage[], at: Date): Promise<void> {
  const columns = [
    ...(['id', 'sourceId', 'externalId', 'sourceProfileId', 'customerId', 'interactionId', 'at'] as const),
    ...(['direction', 'text', 'agentId', 'createdAt', 'updatedAt'] as const),
  ] as const;
  const rows = messages.map((message) => ({ ...message, createdAt: at, updatedAt: at }));
  return insertRows(tx, 'interactions.insertMessages', { table: 'messages', columns }, rows);
}

/** What was written in a contact, as far as its end depends on it. */
export interface Written {
  readonly lastAt: Date | null;
  /** Whether the bank has written anything. */
  readonly isSent: boolean;
  /** What an agent wrote first. */
  readonly answer: { readonly at: Date; readonly agentId: Id } | null;
}

async function findWrittenAnswer(tx: Tx, interactionId: Id): Promise<Written['answer']> {
  const [answer = null] = await tx.query<{ at: Date; agentId: Id }>(
    'interactions.findWrittenAnswer',
    `SELECT m.at, m.agent_id AS agentId FROM messages m WHERE m.interaction_id = ? AND m.direction = 'OUTBOUND'
       AND m.agent_id IS NOT NULL ORDER BY m.at, m.id LIMIT 1`,
    [interactionId],
  );
  return answer;
}

export async function findWritten(tx: Tx, interactionId: Id): Promise<Written> {
  const [all] = await tx.query<{ lastAt: Date | null; sent: number }>(
    'interactions.findWritten',
    `SELECT MAX(m.at) AS lastAt, COUNT(CASE m.direction WHEN 'OUTBOUND' THEN 1 END) AS sent
       FROM messages m WHERE m.interaction_id = ?`,
    [interactionId],
  );
  const answer = await findWrittenAnswer(tx, interactionId);
  return { lastAt: all?.lastAt ?? null, isSent: (all?.sent ?? 0) > 0, answer };
}

/** Gives the parts of a contact to the customer whose it is. */
export async function identifyConversation(
  tx: Tx,
  { id, customerId, sourceProfileId }: Pick<RecordedInteraction, 'id' | 'customerId' | 'sourceProfileId'>,
  at: Date,
): Promise<void> {
  for (const table of ['messages', 'hand_offs'])
    await tx.execute(
      'interactions.identifyConversation',
      `UPDATE ${table} SET customer_id = ?, source_profile_id = ?, updated_at = ? WHERE interaction_id = ?`,
      [customerId, sourceProfileId, at, id],
    );
}
