import { newId, type Id } from '../../kernel/id';
import type { Tx } from '../../platform/db/db';
import { parseJson } from '../../platform/db/json';
import { upsertByKey, type KeyedRow, type UpsertResult } from '../../platform/db/upsert-by-key';
import { recordChange } from '../../platform/mutations/record-change';
import { casesTable, findCaseIds as findIds, type StoredCase } from './case-upsert.repository';
import { lockDelivered, updateCase } from './case-write.repository';
import { caseName } from './case.type';
import { heard, settlingOf, type LastWord } from './domain/source-word';

export type { StoredCase };

export interface DeliveredCases {
  readonly sourceId: Id;
  readonly rows: readonly KeyedRow<StoredCase>[];
  /** What the source says something about; the rest of a stored row is left alone. */
  readonly said: readonly (keyof StoredCase)[];
  readonly now: Date;
  readonly isRepeat: (externalId: string) => boolean;
}

const lastWordOf = ({ saidBySource }: StoredCase): LastWord | null =>
  saidBySource === null ? null : parseJson<LastWord>(saidBySource);

/** Who says what a source delivers, where it is on record. */
const SOURCE = 'import';

/** Puts on record, as every change of what people have moved, what a source has said anew of it. */
async function recordMoved(tx: Tx, results: readonly UpsertResult<StoredCase>[], now: Date): Promise<void> {
  const moved = new Map(
    results.flatMap(({ outcome, id, before }) =>
      outcome === 'updated' && before !== null && before.saidBySource !== null ? [[id, before]] : [],
    ),
  );
  if (moved.size === 0) return;
  const requestId = newId();
  for (const delivered of await lockDelivered(tx, [...moved.keys()])) {
    const { id, customerId } = delivered;
    const after = settlingOf(delivered, now);
    await updateCase(tx, after, now);
    const deed = { action: 'case:deliver', changeId: newId(), subjectId: SOURCE, requestId, at: now };
    const before = { ...delivered, ...moved.get(id), version: delivered.version - 1 };
    await recordChange(tx, deed, { prefix: caseName.prefix, id, customerId, before, after });
  }
}

/**
 * Brings in cases as a source tells them. The customer of a case follows from its source profile: after a merge it may be another
 * than when the row was written. Of a case that was moved here only what the source says anew counts (docs/adr/0017-who-is-believed.md).
 */
export async function upsertCases(
  tx: Tx,
  { sourceId, rows, said, ...delivery }: DeliveredCases,
): Promise<UpsertResult<StoredCase>[]> {
  const written = [...said, 'saidBySource' as const];
  const results = await upsertByKey(tx, casesTable, sourceId, rows, {
    ...{ ...delivery, written, compared: written.filter((column) => column !== 'customerId') },
    become: (before, delivered) => heard(before, delivered, said, lastWordOf(before)),
  });
  await recordMoved(tx, results, delivery.now);
  return results;
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
