import { basename } from 'node:path';
import type { Clock } from '../../kernel/clock';
import type { Db } from '../../platform/db/db';
import type { PhoneRegion } from '../../platform/phone/phone-number';
import { declareCatalogue } from './catalogue';
import { ColumnError, columnsOf } from './domain/columns';
import type { TextRecord } from './domain/delimited-text';
import type { Mapping } from './domain/mapping';
import { createSeenKeys } from './domain/seen-keys';
import { createTimeZone } from '../../kernel/time-zone';
import { compileBatches, type BatchResult, type ImportBatch } from './import-batch';
import { ImportError } from './import-error';
import { inBatches } from './record-batches';
import { openRejectsFile } from './rejects-file';
import { openTextFile } from './text-file';
import { vocabulary } from './vocabulary';

export interface ImportOptions {
  readonly db: Db;
  readonly clock: Clock;
  readonly phoneRegion: PhoneRegion;
  /** Where rejected rows go. */
  readonly rejects: string;
  /** Called after each batch. */
  readonly onProgress: (progress: ImportProgress) => void;
}

export interface ImportCounts {
  /** Records of the file, without its header and empty lines: the sum of the others. */
  read: number;
  inserted: number;
  updated: number;
  unchanged: number;
  rejected: number;
  /** How many the mapping left out, by reason. */
  readonly skipped: Map<string, number>;
}

export interface ImportProgress {
  readonly counts: Readonly<ImportCounts>;
  /** The share of the file that has been read, 0 to 1. */
  readonly share: number;
}

/**
 * Brings a file in as a mapping says, up to a thousand rows a transaction. Rows that are wrong go to the rejects file; the others
 * go on. Run again, it changes nothing that it has brought in already. Rejects with an ImportError when it cannot run or go on; what
 * the transactions before that wrote stays, and the same import takes up from there.
 */
export async function importFile(
  file: string,
  mapping: Mapping,
  options: ImportOptions,
): Promise<Readonly<ImportCounts>> {
  const text = await openTextFile(file, mapping.file);
  const rejectsFile = await openRejectsFile(options.rejects);
  const counts = noCounts();
  try {
    let importBatch: ImportBatch | undefined;
    for await (const batch of inBatches(text.records)) {
      const hasHeader = importBatch === undefined && mapping.file.columns === undefined;
      importBatch ??= await begin(file, mapping, batch[0]?.fields ?? [], options);
      const rows = hasHeader ? batch.slice(1) : batch;
      const result = await importBatch(rows);
      add(counts, rows.length, result);
      await rejectsFile.write(result.rejected);
      options.onProgress({ counts, share: text.progress() });
    }
    if (importBatch === undefined)
      throw new ImportError(`${file} is empty: it does not even name its columns.`);
    return counts;
  } finally {
    await rejectsFile.close();
  }
}

/** Checks that mapping and file fit before the first write. */
async function begin(
  file: string,
  mapping: Mapping,
  header: TextRecord['fields'],
  { db, clock, phoneRegion }: ImportOptions,
): Promise<ImportBatch> {
  const zone = createTimeZone(mapping.source.timeZone);
  const bind = withPlace(file, () =>
    compileBatches(mapping, {
      columns: columnsOf(mapping.file.columns ?? namesIn(header)),
      zone,
      vocabulary,
      fileName: basename(file),
    }),
  );
  const delivery = { ...(await declareCatalogue(db, mapping)), phoneRegion, now: clock() };
  return bind({ db, delivery, seen: createSeenKeys() });
}

function namesIn(header: TextRecord['fields']): readonly string[] {
  if ('broken' in header)
    throw new ColumnError(`The line with the names of the columns is broken. ${header.broken}`);
  if (header.some((name) => name.includes('\r')))
    throw new ColumnError('Its lines end with CR alone. Save it with LF or CRLF.');
  return header;
}

function withPlace<T>(file: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw error instanceof ColumnError ? new ImportError(`${file}: ${error.message}`) : error;
  }
}

function noCounts(): ImportCounts {
  return { read: 0, inserted: 0, updated: 0, unchanged: 0, rejected: 0, skipped: new Map() };
}

function add(counts: ImportCounts, read: number, result: BatchResult): void {
  counts.read += read;
  counts.inserted += result.inserted;
  counts.updated += result.updated;
  counts.unchanged += result.unchanged;
  counts.rejected += result.rejected.length;
  for (const because of result.skipped) counts.skipped.set(because, (counts.skipped.get(because) ?? 0) + 1);
}
