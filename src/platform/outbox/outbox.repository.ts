import type { Id } from '../../kernel/id';
import type { Sql, Tx } from '../db/db';
import { insertLater } from '../db/insert-rows';
import { walking } from '../db/walked-index';
import type { OrderedEvent, OutboxMessage } from './ordered-event';

export function insertOutboxMessages(tx: Tx, messages: readonly OutboxMessage[]): Promise<void> {
  const columns = ['id', 'at', 'topic', 'object', 'customerId', 'changeId'] as const;
  return insertLater(tx, 'outbox.insertMessages', { table: 'outbox_messages', columns }, messages);
}

/** The position of the last event, held until the transaction ends; null when somebody else holds it. */
export async function lockHead(tx: Tx): Promise<number | null> {
  const [head] = await tx.query<{ position: number }>(
    'outbox.lockHead',
    'SELECT position FROM event_heads WHERE id = 1 FOR UPDATE SKIP LOCKED',
  );
  return head?.position ?? null;
}

export function moveHead(tx: Tx, position: number): Promise<void> {
  return tx.executeLater('outbox.moveHead', 'UPDATE event_heads SET position = ? WHERE id = 1', [position]);
}

export async function isAnyWaiting(sql: Sql): Promise<boolean> {
  const rows = await sql.query('outbox.isAnyWaiting', 'SELECT 1 FROM outbox_messages LIMIT 1');
  return rows.length > 0;
}

/** The messages that have waited longest, in the order in which they were written. Those of transactions that run are not among them. */
export function listWaiting(tx: Tx, most: number): Promise<OutboxMessage[]> {
  return tx.query<OutboxMessage>(
    'outbox.listWaiting',
    `SELECT id, at, topic, object, customer_id AS customerId, change_id AS changeId
       FROM outbox_messages ORDER BY written_at, id LIMIT ?`,
    [most],
  );
}

/** By their ids, one by one: a range of the order would wait for the messages of transactions that run. */
export function deleteMessages(tx: Tx, ids: readonly Id[]): Promise<void> {
  return tx.executeLater('outbox.deleteMessages', 'DELETE FROM outbox_messages WHERE id IN (?)', [ids]);
}

export function insertEvents(tx: Tx, events: readonly OrderedEvent[]): Promise<void> {
  const columns = ['position', 'at', 'topic', 'object', 'customerId', 'changeId'] as const;
  return insertLater(tx, 'outbox.insertEvents', { table: 'events', columns }, events);
}

/** The position of the first event that is not older than that, or else of the next one. Walks from the first one, over what is to be removed. */
export async function findFirstSince(sql: Sql, since: Date): Promise<number> {
  const [first] = await sql.query<{ position: number }>(
    'outbox.findFirstSince',
    `SELECT COALESCE((SELECT e.position FROM events e${walking('PRIMARY')} WHERE e.at >= ? ORDER BY e.position LIMIT 1),
       h.position + 1) AS position FROM event_heads h WHERE h.id = 1`,
    [since],
  );
  return first?.position ?? 0;
}

/** Events before a position, the first of them; gives how many were removed. */
export function deleteEventsBefore(sql: Sql, position: number, most: number): Promise<number> {
  const name = 'outbox.deleteEventsBefore';
  return sql.execute(name, 'DELETE FROM events WHERE position < ? ORDER BY position LIMIT ?', [
    position,
    most,
  ]);
}
