import type { Id } from '../../kernel/id';
import type { Tx } from '../../platform/db/db';
import type { KeyedTable } from '../../platform/db/upsert-by-key';

/** What the interactions table says of an interaction. */
export interface StoredInteraction {
  readonly sourceProfileId: Id | null;
  readonly customerId: Id | null;
  readonly channel: string;
  readonly direction: string;
  readonly startedAt: Date;
  readonly queuedAt: Date | null;
  readonly answeredAt: Date | null;
  readonly endedAt: Date | null;
  readonly waitSeconds: number | null;
  readonly handleSeconds: number | null;
  readonly ivrSeconds: number | null;
  readonly outcome: string;
  readonly settlement: string;
  readonly reasonId: Id | null;
  readonly agentId: Id | null;
  readonly language: string | null;
}

export const interactionsTable: KeyedTable<StoredInteraction> = {
  feature: 'interactions',
  table: 'interactions',
  columns: [
    'sourceProfileId',
    'customerId',
    'channel',
    'direction',
    'startedAt',
    'queuedAt',
    'answeredAt',
    'endedAt',
    'waitSeconds',
    'handleSeconds',
    'ivrSeconds',
    'outcome',
    'settlement',
    'reasonId',
    'agentId',
    'language',
  ],
  isVersioned: false,
};

/**
 * Makes `customers.last_contact_at` the start of the latest interaction again. Two statements: the rows are locked first, so that
 * of two writers for one customer the second reads what the first has committed.
 */
export async function refreshLastContact(tx: Tx, customerIds: readonly Id[]): Promise<void> {
  const ids = [...customerIds].sort();
  await tx.query(
    'interactions.lockCustomers',
    'SELECT id FROM customers WHERE id IN (?) ORDER BY id FOR UPDATE',
    [ids],
  );
  await tx.execute(
    'interactions.refreshLastContact',
    `UPDATE customers c
       LEFT JOIN (SELECT customer_id, MAX(started_at) AS latest FROM interactions
                   WHERE customer_id IN (?) GROUP BY customer_id) i ON i.customer_id = c.id
        SET c.last_contact_at = i.latest
      WHERE c.id IN (?) AND NOT (c.last_contact_at <=> i.latest)`,
    [ids, ids],
  );
}
