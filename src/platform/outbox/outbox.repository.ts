import type { Id } from '../../kernel/id';
import type { Sql, Tx } from '../db/db';
import { insertRows } from '../db/insert-rows';
import type { OrderedEvent, OutboxMessage } from './ordered-event';

export function insertOutboxMessages(tx: Tx, messages: readonly OutboxMessage[]): Promise<void> {
  const columns = ['id', 'at', 'topic', 'object', 'customerId', 'changeId'] as const;
  return insertRows(tx, 'outbox.insertMessages', { table: 'outbox_messages', columns }, messages);
}

/** The position of the last event, held until the transaction ends; null when somebody else holds it. */
export async function lockHead(tx: Tx): Promise<number | null> {
  const [head] = await tx.query<{ position: number }>(
    'outbox.lockHead',
    'SELECT position FROM event_heads WHERE id = 1 FOR UPDATE SKIP LOCKED',
  );
  return head?.position ?? null;
}

export async function moveHead(tx: Tx, position: number): Promise<void> {
  await tx.execute('outbox.moveHead', 'UPDATE event_heads SET position = ? WHERE id = 1', [position]);
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
export async function deleteMessages(tx: Tx, ids: readonly Id[]): Promise<void> {
  await tx.execute('outbox.deleteMessages', 'DELETE FROM outbox_messages WHERE id IN (?)', [ids]);
}

export function insertEvents(tx: Tx, events: readonly OrderedEvent[]): Promise<void> {
  const columns = ['position', 'at', 'topic', 'object', 'customerId', 'changeId'] as const;
  return insertRows(tx, 'outbox.insertEvents', { table: 'events', columns }, events);
}

/** Events that are older than that, the first of them; gives how many were removed. */
export function deleteEventsBefore(sql: Sql, before: Date, most: number): Promise<number> {
  return sql.execute('outbox.deleteEventsBefore', 'DELETE FROM events WHERE at < ? ORDER BY at LIMIT ?', [
    before,
    most,
  ]);
}
