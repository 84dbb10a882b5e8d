import type { Db } from '../../platform/db/db';
import { declareCatalogue } from './catalogue';
import type { DeliveredFile } from './delivered-file';
import type { Mapping } from './domain/mapping';
import type { Fault } from './domain/row';
import { createSeenKeys, hash53, type SeenKeys } from './domain/seen-keys';
import { resultOf, type BatchResult, type PreparedBatch } from './import-batch';
import { NO_COUNTS, withBatch, type ImportCounts } from './import-counts';
import { requireGoingOn } from './import-error';
import type { ImportOptions } from './import-options';
import { openReading, throughout } from './reading';
import { contradiction, type RowOfRecords } from './records';
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

/** What a trial has been told of each record, by a hash: 32 to 64 bytes for each. */
interface Told {
  /** The fault of a row that tells of a record otherwise than an earlier row did. */
  contradictionIn(row: RowOfRecords): Fault | null;
  remember(row: RowOfRecords): void;
  readonly seen: SeenKeys;
}

function createTold(): Told {
  const [seen, said] = [createSeenKeys(), createSeenKeys()];
  const hashOf = (record: object): number => hash53(JSON.stringify(record));
  return {
    contradictionIn({ made }) {
      for (const { name, record } of made) {
        const line = seen.lineOf(name);
        if (line !== null && said.lineOf(name) !== hashOf(record)) return contradiction(record.key, line);
      }
      return null;
    },
    remember({ made, record: { line } }) {
      for (const { name, record } of made) {
        seen.add(name, line);
        said.add(name, hashOf(record));
      }
    },
    seen,
  };
}

/**
 * Tries batches one after the other, each in a transaction that is undone. So a batch does not find what those before it brought: its
 * records are held against theirs here, and what points to one of theirs is taken for right as far as the database goes.
 */
function createTrial(
  db: Db,
  begin: Parameters<typeof tryBatch>[3],
): (batch: PreparedBatch) => Promise<BatchResult> {
  const told = createTold();
  return async (batch) => {
    const contradictions = new Map(
      batch.rows.flatMap((row) => {
        const fault = told.contradictionIn(row);
        return fault === null ? [] : [[row.record.line, fault] as const];
      }),
    );
    const sound = batch.only((line) => !contradictions.has(line));
    const tried = await tryBatch(db, sound, told.seen, begin);
    let next = 0;
    const outcomes = batch.rows.map((row) => {
      // Again, for rows that point to what was not there to try them are held against each other by nobody else.
      const outcome = contradictions.get(row.record.line) ?? tried[next++] ?? 'unchanged';
      const sure = typeof outcome === 'object' ? outcome : (told.contradictionIn(row) ?? outcome);
      if (typeof sure === 'string') told.remember(row);
      return sure;
    });
    return resultOf(batch, outcomes);
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
