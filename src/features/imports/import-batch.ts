import type { Tx } from '../../platform/db/db';
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

/** A record that the mapping leaves out. */
export interface Skip {
  readonly line: number;
  readonly because: string;
}

/** A batch of records, read as the mapping says, that is still to be written. */
export interface PreparedBatch {
  readonly rows: readonly PlannedRow<unknown>[];
  readonly skipped: readonly Skip[];
  /** What can be told without the database. */
  readonly rejected: readonly Rejection[];
  /** The line of its last record. */
  readonly lastLine: number;
  /** Writes the rows. Outcomes come in their order. */
  write(tx: Tx, delivery: Delivery): Promise<RowOutcome[]>;
  /** The same batch without the records of other lines. */
  only(isMeant: (line: number) => boolean): PreparedBatch;
}

/** What came of a batch. */
export interface BatchResult {
  readonly inserted: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly skipped: readonly Skip[];
  /** In the order of the file. */
  readonly rejected: readonly Rejection[];
}

/** Reads records as a mapping says. */
export type PrepareBatch = (records: readonly TextRecord[]) => PreparedBatch;

interface Parts<Values> {
  readonly rows: readonly PlannedRow<Values>[];
  readonly skipped: readonly Skip[];
  readonly rejected: readonly Rejection[];
  readonly lastLine: number;
}

function preparedBatch<Values>(parts: Parts<Values>, write: WriteRows<Values>): PreparedBatch {
  return {
    ...parts,
    write: (tx, delivery) =>
      parts.rows.length === 0 ? Promise.resolve([]) : write(tx, parts.rows, delivery),
    only(isMeant) {
      const isOfMeant = ({ record }: { readonly record: TextRecord }): boolean => isMeant(record.line);
      const rows = parts.rows.filter(isOfMeant);
      const rejected = parts.rejected.filter(isOfMeant);
      const skipped = parts.skipped.filter(({ line }) => isMeant(line));
      const lines = [...rows, ...rejected].map(({ record }) => record.line);
      const lastLine = Math.max(0, ...lines, ...skipped.map(({ line }) => line));
      return preparedBatch({ rows, rejected, skipped, lastLine }, write);
    },
  };
}

function prepare<Values>(
  records: readonly TextRecord[],
  read: (record: TextRecord) => RecordReading<Values>,
  write: WriteRows<Values>,
): PreparedBatch {
  const rows: PlannedRow<Values>[] = [];
  const skipped: Skip[] = [];
  const rejected: Rejection[] = [];
  for (const record of records) {
    const reading = read(record);
    if ('row' in reading) rows.push(reading.row);
    else if ('skipped' in reading) skipped.push({ line: record.line, because: reading.skipped });
    else rejected.push({ record, faults: reading.faults });
  }
  return preparedBatch({ rows, skipped, rejected, lastLine: records.at(-1)?.line ?? 0 }, write);
}

/**
 * Makes the way from records to rows that a mapping describes. Throws a ColumnError when the file lacks a column.
 */
export function compileBatches(mapping: Mapping, surroundings: Surroundings): PrepareBatch {
  const way = <Values>(readValues: (row: Row) => Values | null, write: WriteRows<Values>): PrepareBatch => {
    const read = compileRecord(mapping, surroundings.columns, readValues);
    return (records) => prepare(records, read, write);
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

const TAKEN: ReadonlySet<RowOutcome> = new Set(['inserted', 'updated', 'unchanged']);

/** Whether anything was taken from a batch, be it nothing new. */
export function isAnyTaken(outcomes: readonly RowOutcome[]): boolean {
  return outcomes.some((outcome) => TAKEN.has(outcome));
}

/** What came of a batch, from what came of its rows. */
export function resultOf(
  { rows, skipped, rejected }: PreparedBatch,
  outcomes: readonly RowOutcome[],
  seen: SeenKeys,
): BatchResult {
  const own = new Map<string, number>();
  const refused = rows.flatMap(({ key, record }, index): Rejection[] => {
    const outcome = outcomes[index];
    if (outcome === 'contradicted')
      return [{ record, faults: [contradiction(key, seen.lineOf(key) ?? own.get(key) ?? null)] }];
    if (typeof outcome === 'object') return [{ record, faults: [outcome] }];
    if (!own.has(key)) own.set(key, record.line);
    return [];
  });
  const count = (wanted: RowOutcome): number => outcomes.filter((outcome) => outcome === wanted).length;
  return {
    inserted: count('inserted'),
    updated: count('updated'),
    unchanged: count('unchanged'),
    skipped,
    rejected: [...rejected, ...refused].sort((a, b) => a.record.line - b.record.line),
  };
}

/** Remembers which keys a batch has brought. */
export function rememberKeys(
  { rows }: PreparedBatch,
  isRejected: (line: number) => boolean,
  seen: SeenKeys,
): void {
  for (const { key, record } of rows) if (!isRejected(record.line)) seen.add(key, record.line);
}

function contradiction(key: string, line: number | null): Fault {
  const where = line === null ? 'in this file' : `on line ${String(line)}`;
  return {
    column: '',
    reason: `The key ${quoted(key)} has come before, ${where}, with other values. If these are two records, the mapping's key lacks a column.`,
  };
}
