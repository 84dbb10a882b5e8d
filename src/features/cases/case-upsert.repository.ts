import type { Id } from '../../kernel/id';
import type { Tx } from '../../platform/db/db';
import type { KeyedTable } from '../../platform/db/upsert-by-key';

/** What the cases table says of a case, as a source delivers it. */
export interface StoredCase {
  readonly sourceProfileId: Id | null;
  readonly customerId: Id | null;
  readonly kind: string;
  readonly subject: string;
  readonly channel: string | null;
  readonly status: string;
  readonly priority: string;
  readonly ownerId: Id | null;
  readonly reasonId: Id | null;
  readonly productId: Id | null;
  readonly rootCause: string | null;
  readonly redressAmount: string | null;
  readonly redressCurrency: string | null;
  readonly openedAt: Date;
  readonly dueAt: Date | null;
  readonly resolvedAt: Date | null;
  readonly closedAt: Date | null;
  readonly answeredInTime: boolean | null;
  /** What its source said last of what may be moved here, once it was; null: what is there. */
  readonly saidBySource: string | null;
}

export const casesTable: KeyedTable<StoredCase> = {
  feature: 'cases',
  table: 'cases',
  columns: [
    'sourceProfileId',
    'customerId',
    'kind',
    'subject',
    'channel',
    'status',
    'priority',
    'ownerId',
    'reasonId',
    'productId',
    'rootCause',
    'redressAmount',
    'redressCurrency',
    'openedAt',
    'dueAt',
    'resolvedAt',
    'closedAt',
    'answeredInTime',
    'saidBySource',
  ],
  isVersioned: true,
};

/** Ids by the source's key. */
export async function findCaseIds(
  tx: Tx,
  sourceId: Id,
  keys: readonly string[],
): Promise<ReadonlyMap<string, Id>> {
  const rows = await tx.query<{ key: string; id: Id }>(
    'cases.findCaseIds',
    'SELECT external_id AS `key`, id FROM cases WHERE source_id = ? AND external_id IN (?)',
    [sourceId, keys],
  );
  return new Map(rows.map(({ key, id }) => [key, id]));
}
