import type { Db } from '../../platform/db/db';
import { beginDelivery, recordDelivery } from '../sources/source-delivery.effects';
import type { Delivery, RowOutcome, WriteRows } from './delivery';
import { compileAccount, compileAccountHolder } from './domain/account-plan';
import { compileCustomer } from './domain/customer-plan';
import type { TextRecord } from './domain/delimited-text';
import { compileInteraction } from './domain/interaction-plan';
import type { Mapping } from './domain/mapping';
import { compileRecord, type PlannedRow, type RecordReading, type Surroundings } from './domain/plan';
import { quoted, type Fault, type Row } from './domain/row';
import type { SeenKeys } from './domain/seen-keys';
import { accountHolderWriter, accountWriter } from './write-accounts';
import { customerWriter } from './write-customers';
import { interactionWriter } from './write-interactions';

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
  readonly delivery: Omit<Delivery, 'isRepeat'>;
  readonly seen: SeenKeys;
}

/**
 * Makes the way from records to rows that a mapping describes; then it is told where to. Throws a ColumnError when the file lacks
 * a column.
 */
export function compileBatches(
  mapping: Mapping,
  surroundings: Surroundings,
): (parts: BatchParts) => ImportBatch {
  const way = <Values>(
    readValues: (row: Row) => Values | null,
    write: WriteRows<Values>,
  ): ((parts: BatchParts) => ImportBatch) => {
    const read = compileRecord(mapping, surroundings.columns, readValues);
    return (parts) => (records) => importBatch(records, read, write, parts);
  };
  const { target } = mapping;
  switch (target.target) {
    case 'customer':
      return way(compileCustomer(target, surroundings), customerWriter(target));
    case 'account':
      return way(compileAccount(target.fields, surroundings), accountWriter(target.fields));
    case 'accountHolder':
      return way(compileAccountHolder(target.fields, surroundings), accountHolderWriter(target.fields));
    case 'interaction':
      return way(compileInteraction(target.fields, surroundings), interactionWriter(target.fields));
  }
}

async function importBatch<Values>(
  records: readonly TextRecord[],
  read: (record: TextRecord) => RecordReading<Values>,
  write: WriteRows<Values>,
  { db, delivery, seen }: BatchParts,
): Promise<BatchResult> {
  const rows: PlannedRow<Values>[] = [];
  const skipped: string[] = [];
  const rejected: Rejection[] = [];
  for (const record of records) {
    const reading = read(record);
    if ('row' in reading) rows.push(reading.row);
    else if ('skipped' in reading) skipped.push(reading.skipped);
    else rejected.push({ record, faults: reading.faults });
  }
  const isRepeat = (key: string): boolean => seen.lineOf(key) !== null;
  const outcomes = rows.length === 0 ? [] : await deliver(db, rows, write, { ...delivery, isRepeat });
  rows.forEach(({ key, record }, index) => {
    const outcome = outcomes[index];
    if (outcome === 'contradicted') rejected.push({ record, faults: [contradiction(key, seen.lineOf(key))] });
    else if (typeof outcome === 'object') rejected.push({ record, faults: [outcome] });
    else seen.add(key, record.line);
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

const TAKEN: ReadonlySet<RowOutcome> = new Set(['inserted', 'updated', 'unchanged']);

async function deliver<Values>(
  db: Db,
  rows: readonly PlannedRow<Values>[],
  write: WriteRows<Values>,
  delivery: Delivery,
): Promise<RowOutcome[]> {
  return db.transaction(async (tx) => {
    await beginDelivery(tx, delivery.sourceId);
    const outcomes = await write(tx, rows, delivery);
    // A file without news is a delivery too: else a source that has nothing to tell would look stale.
    if (outcomes.some((outcome) => TAKEN.has(outcome)))
      await recordDelivery(tx, delivery.sourceId, delivery.now);
    return outcomes;
  });
}

function contradiction(key: string, line: number | null): Fault {
  return {
    column: '',
    reason: `The key ${quoted(key)} has come before, on line ${String(line)}, with other values. If these are two records, the mapping's key lacks a column.`,
  };
}
