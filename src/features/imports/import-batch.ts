import type { Db } from '../../platform/db/db';
import { beginDelivery, recordDelivery } from '../sources/source-delivery.effects';
import type { Delivery } from './delivery';
import type { TextRecord } from './domain/delimited-text';
import { deriveColumns } from './domain/derived-columns';
import type { Mapping } from './domain/mapping';
import { compileRow, type RowReading, type Surroundings } from './domain/plan';
import type { Fault } from './domain/row';
import type { SeenKeys } from './domain/seen-keys';
import { compileRecords, type Records, type RowOfRecords, type RowOutcome } from './records';

export interface Rejection {
  readonly record: TextRecord;
  readonly faults: readonly Fault[];
}

export interface BatchResult {
  readonly inserted: number;
  readonly updated: number;
  readonly unchanged: number;
  /** Reasons, one for each record that the mapping leaves out. */
  readonly skipped: readonly string[];
  /** In the order of the file. */
  readonly rejected: readonly Rejection[];
}

/** Brings a batch of records in, in one transaction: those that are right, all of them or (when it throws) none. */
export type ImportBatch = (records: readonly TextRecord[]) => Promise<BatchResult>;

export interface BatchParts {
  readonly db: Db;
  readonly delivery: Omit<Delivery, 'lineOf'>;
  readonly seen: SeenKeys;
}

/**
 * Makes the way from records to rows that a mapping describes; then it is told where to. Throws a ColumnError when the file lacks
 * a column.
 */
export function compileBatches(
  mapping: Mapping,
  { fileName, columns: fileColumns, ...surroundings }: Surroundings & { readonly fileName: string },
): (parts: BatchParts) => ImportBatch {
  const { columns, derive } = deriveColumns(mapping.derive, fileColumns, fileName);
  const read = compileRow(mapping, columns, derive, fileColumns);
  const open = compileRecords(mapping, { ...surroundings, columns });
  return (parts) => (records) => importBatch(records, read, open(), parts);
}

const NO_RECORDS = 'no record comes of them';

async function importBatch(
  textRecords: readonly TextRecord[],
  read: (record: TextRecord) => RowReading,
  records: Records,
  { db, delivery, seen }: BatchParts,
): Promise<BatchResult> {
  const rows: { readonly record: TextRecord; readonly row: RowOfRecords }[] = [];
  const skipped: string[] = [];
  const rejected: Rejection[] = [];
  for (const record of textRecords) {
    const reading = read(record);
    if ('skipped' in reading) skipped.push(reading.skipped);
    else if ('faults' in reading) rejected.push({ record, faults: reading.faults });
    else {
      const row = records.add(reading.row, record.line);
      if (reading.row.faults.length > 0) rejected.push({ record, faults: reading.row.faults });
      else if (row.keys.length === 0) skipped.push(NO_RECORDS);
      else rows.push({ record, row });
    }
  }
  const outcomes =
    rows.length === 0
      ? []
      : await deliver(
          db,
          rows.map(({ row }) => row),
          records,
          { ...delivery, lineOf: (key) => seen.lineOf(key) },
        );
  rows.forEach(({ record, row }, index) => {
    const outcome = outcomes[index];
    if (typeof outcome === 'object') rejected.push({ record, faults: [outcome] });
    else for (const key of row.keys) seen.add(key, record.line);
  });
  const count = (wanted: RowOutcome): number => outcomes.filter((outcome) => outcome === wanted).length;
  return {
    inserted: count('inserted'),
    updated: count('updated'),
    unchanged: count('unchanged'),
    skipped,
    rejected: rejected.sort((a, b) => a.record.line - b.record.line),
  };
}

async function deliver(
  db: Db,
  rows: readonly RowOfRecords[],
  records: Records,
  delivery: Delivery,
): Promise<RowOutcome[]> {
  return db.transaction(async (tx) => {
    await beginDelivery(tx, delivery.sourceId);
    const outcomes = await records.write(tx, rows, delivery);
    // A file without news is a delivery too: else a source that has nothing to tell would look stale.
    if (outcomes.some((outcome) => typeof outcome === 'string'))
      await recordDelivery(tx, delivery.sourceId, delivery.now);
    return outcomes;
  });
}
