import type { Id } from '../../kernel/id';
import type { Tx } from '../../platform/db/db';
import { upsertByKey, type KeyedRow, type UpsertResult } from '../../platform/db/upsert-by-key';
import { casesTable, findCaseIds as findIds, type StoredCase } from './case-upsert.repository';

export type { StoredCase };

export interface DeliveredCases {
  readonly sourceId: Id;
  readonly rows: readonly KeyedRow<StoredCase>[];
  /** What the source says something about; the rest of a stored row is left alone. */
  readonly said: readonly (keyof StoredCase)[];
  readonly now: Date;
  readonly isRepeat: (externalId: string) => boolean;
}

/**
 * Brings in cases as a source tells them. The customer of a case follows from its source profile: after a merge it may be another
 * than when the row was written.
 */
export function upsertCases(
  tx: Tx,
  { sourceId, rows, said, ...delivery }: DeliveredCases,
): Promise<UpsertResult<StoredCase>[]> {
  const compared = said.filter((column) => column !== 'customerId');
  return upsertByKey(tx, casesTable, sourceId, rows, { ...delivery, compared, written: said });
}

/** Ids of the cases that a source knows under these keys. */
export async function findCaseIds(
  tx: Tx,
  sourceId: Id,
  keys: Iterable<string>,
): Promise<ReadonlyMap<string, Id>> {
  const wanted = [...new Set(keys)];
  return wanted.length === 0 ? new Map() : findIds(tx, sourceId, wanted);
}
