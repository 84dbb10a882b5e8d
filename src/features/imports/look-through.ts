import type { Db } from '../../platform/db/db';
import { declareCatalogue } from './catalogue';
import type { DeliveredFile } from './delivered-file';
import type { RowOutcome } from './delivery';
import type { Mapping } from './domain/mapping';
import { createSeenKeys, hash53 } from './domain/seen-keys';
import { resultOf, type BatchResult, type PreparedBatch } from './import-batch';
import { NO_COUNTS, withBatch, type ImportCounts } from './import-counts';
import { requireGoingOn } from './import-error';
import type { ImportOptions } from './import-options';
import { openReading, throughout } from './reading';
import type { RejectsFile } from './rejects-file';
import { tryBatch } from './write-batch';

export interface LookOptions extends ImportOptions {
  /** Called after each batch. */
  readonly onBatch?: () => Promise<void>;
}

/** What would come of an import. */
export interface Foreseen {
  readonly counts: ImportCounts;
  readonly unseenColumns: readonly string[];
}

/**
 * Tries batches one after the other, each in a transaction that is undone. So a batch does not find what those before it brought, and its
 * keys are held against theirs here: by a hash of what each said, 32 to 64 bytes for each row.
 */
function createTrial(
  db: Db,
  begin: Parameters<typeof tryBatch>[3],
): (batch: PreparedBatch) => Promise<BatchResult> {
  const [seen, said] = [createSeenKeys(), createSeenKeys()];
  return async (batch) => {
    const hashes = batch.rows.map(({ values }) => hash53(JSON.stringify(values)));
    const again = batch.rows.map(({ key }, index): RowOutcome | null => {
      if (seen.lineOf(key) === null) return null;
      return said.lineOf(key) === hashes[index] ? 'unchanged' : 'contradicted';
    });
    const known = new Set(
      batch.rows.filter((_, index) => again[index] !== null).map(({ record }) => record.line),
    );
    const tried = await tryBatch(
      db,
      batch.only((line) => !known.has(line)),
      seen,
      begin,
    );
    let next = 0;
    const outcomes = again.map((outcome) => outcome ?? tried[next++] ?? 'unchanged');
    const result = resultOf(batch, outcomes, seen);
    batch.rows.forEach(({ key, record }, index) => {
      const outcome = outcomes[index];
      if (typeof outcome === 'object' || outcome === 'contradicted') return;
      seen.add(key, record.line);
      said.add(key, hashes[index] ?? 0);
    });
    return result;
  };
}

/** Looks through a whole file without bringing anything in. Rows that are wrong go to the rejects file. */
export async function lookThrough(
  file: DeliveredFile,
  mapping: Mapping,
  rejectsFile: RejectsFile,
  { db, clock, phoneRegion, onProgress, stopSignal, onBatch }: LookOptions,
): Promise<Foreseen> {
  const reading = await openReading(file, mapping);
  const now = clock();
  const tryNext = createTrial(db, async (tx) => ({
    ...(await declareCatalogue(tx, mapping)),
    phoneRegion,
    now,
  }));
  let counts = NO_COUNTS;
  await throughout(reading, async (batch) => {
    requireGoingOn(stopSignal);
    const result = await tryNext(batch);
    await rejectsFile.put(result.rejected);
    rejectsFile.settle();
    counts = withBatch(counts, result);
    await onBatch?.();
    await onProgress({ counts, phase: 'LOOKING_THROUGH', share: reading.share() });
    return true;
  });
  return { counts, unseenColumns: reading.unseenColumns() };
}
