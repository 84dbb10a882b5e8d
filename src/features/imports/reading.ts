import { createTimeZone } from '../../kernel/time-zone';
import type { DeliveredFile } from './delivered-file';
import type { Mapping } from './domain/mapping';
import { compileBatches, type PreparedBatch } from './import-batch';
import { inFile, openRecords } from './text-file';
import { vocabulary } from './vocabulary';

/** One way through a file, from its beginning, as a mapping reads it. */
export interface Reading {
  readonly batches: AsyncGenerator<PreparedBatch>;
  readonly share: () => number;
  readonly unseenColumns: () => readonly string[];
}

/** Throws an UnfitError when file and mapping do not fit. */
export async function openReading(file: DeliveredFile, mapping: Mapping): Promise<Reading> {
  const { batches, columns, share, unseen } = await openRecords(file, mapping.file);
  const zone = createTimeZone(mapping.source.timeZone);
  const prepare = inFile(file.label, () =>
    compileBatches(mapping, { columns, zone, vocabulary, fileName: file.name ?? '' }),
  );
  async function* prepared(): AsyncGenerator<PreparedBatch> {
    for await (const records of batches) yield await prepare(records);
  }
  return { batches: prepared(), share, unseenColumns: unseen };
}

/**
 * Gives each batch to `work` in turn; while it works, the next one is read. `work` says whether to go on.
 */
export async function throughout(
  { batches }: Reading,
  work: (batch: PreparedBatch) => Promise<boolean>,
): Promise<void> {
  let working = Promise.resolve(true);
  try {
    for await (const batch of batches) {
      if (!(await working)) return;
      working = work(batch);
      // Awaited above or below; until then a failure is nobody's.
      working.catch(() => undefined);
    }
  } finally {
    // Also when the file cannot be read any further: what has been read before is worked off.
    await working;
  }
}
