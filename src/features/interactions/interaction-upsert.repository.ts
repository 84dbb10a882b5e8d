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
  isVersioned: true,
};

/** When the latest interaction of each customer started; customers without one are left out. */
export async function findLatestStarts(tx: Tx, customerIds: readonly Id[]): Promise<ReadonlyMap<Id, Date>> {
  const rows = await tx.lookUp<{ customerId: Id; latest: Date }>(
    'interactions.findLatestStarts',
    `SELECT customer_id AS customerId, MAX(started_at) AS latest
       FROM interactions WHERE customer_id IN (?) GROUP BY customer_id`,
    [customerIds],
  );
  return new Map(rows.map(({ customerId, latest }) => [customerId, latest]));
}

/** Ids by the source's key. */
export async function findInteractionIds(
  tx: Tx,
  sourceId: Id,
  keys: readonly string[],
): Promise<ReadonlyMap<string, Id>> {
  const rows = await tx.query<{ key: string; id: Id }>(
    'interactions.findInteractionIds',
    'SELECT external_id AS `key`, id FROM interactions WHERE source_id = ? AND external_id IN (?)',
    [sourceId, keys],
  );
  return new Map(rows.map(({ key, id }) => [key, id]));
}
