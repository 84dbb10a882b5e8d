import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Tx } from '../../platform/db/db';
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

/** A record that the mapping leaves out. */
export interface Skip {
  readonly line: number;
  readonly because: string;
}

interface Parts {
  readonly rows: readonly RowOfRecords[];
  readonly skipped: readonly Skip[];
  /** What can be told without the database. */
  readonly rejected: readonly Rejection[];
  /** The line of its last record. */
  readonly lastLine: number;
}

/** A batch of records, read as the mapping says, that is still to be written. */
export interface PreparedBatch extends Parts {
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

/** Reads records as a mapping says, and lets others have their turn meanwhile: the batch before is being written. */
export type PrepareBatch = (records: readonly TextRecord[]) => Promise<PreparedBatch>;

/** Records read at a stretch: half a millisecond, for which an answer of the database may have to wait. */
const RECORDS_PER_TURN = 25;

const NO_RECORDS = 'no record comes of them';

function preparedBatch(parts: Parts, records: Records): PreparedBatch {
  return {
    ...parts,
    write: (tx, delivery) =>
      parts.rows.length === 0 ? Promise.resolve([]) : records.write(tx, parts.rows, delivery),
    only(isMeant) {
      const isOfMeant = ({ record }: { readonly record: TextRecord }): boolean => isMeant(record.line);
      const rows = parts.rows.filter(isOfMeant);
      const rejected = parts.rejected.filter(isOfMeant);
      const skipped = parts.skipped.filter(({ line }) => isMeant(line));
      const lines = [...rows, ...rejected].map(({ record }) => record.line);
      const lastLine = Math.max(0, ...lines, ...skipped.map(({ line }) => line));
      return preparedBatch({ rows, rejected, skipped, lastLine }, records);
    },
  };
}

async function prepare(
  textRecords: readonly TextRecord[],
  read: (record: TextRecord) => RowReading,
  records: Records,
): Promise<PreparedBatch> {
  const rows: RowOfRecords[] = [];
  const skipped: Skip[] = [];
  const rejected: Rejection[] = [];
  for (const [index, record] of textRecords.entries()) {
    if (index % RECORDS_PER_TURN === 0) await nextTurn();
    const { line } = record;
    const reading = read(record);
    if ('skipped' in reading) skipped.push({ line, because: reading.skipped });
    else if ('faults' in reading) rejected.push({ record, faults: reading.faults });
    else {
      const made = records.read(reading.row);
      const { faults } = reading.row;
      if (faults.length > 0) rejected.push({ record, faults });
      else if (made.length === 0) skipped.push({ line, because: NO_RECORDS });
      else rows.push({ record, made });
    }
  }
  return preparedBatch({ rows, skipped, rejected, lastLine: textRecords.at(-1)?.line ?? 0 }, records);
}

/**
 * Makes the way from records to rows that a mapping describes. Throws a ColumnError when the file lacks a column.
 */
export function compileBatches(
  mapping: Mapping,
  { fileName, columns: fileColumns, ...surroundings }: Surroundings & { readonly fileName: string },
): PrepareBatch {
  const { columns, derive } = deriveColumns(mapping.derive, fileColumns, fileName);
  const read = compileRow(mapping, columns, derive, fileColumns);
  const open = compileRecords(mapping, { ...surroundings, columns });
  return (textRecords) => prepare(textRecords, read, open());
}

/** Whether anything was taken from a batch, be it nothing new. */
export function isAnyTaken(outcomes: readonly RowOutcome[]): boolean {
  return outcomes.some((outcome) => typeof outcome === 'string');
}

/** What came of a batch, from what came of its rows. */
export function resultOf(
  { rows, skipped, rejected }: PreparedBatch,
  outcomes: readonly RowOutcome[],
): BatchResult {
  const refused = rows.flatMap(({ record }, index): Rejection[] => {
    const outcome = outcomes[index];
    return typeof outcome === 'object' ? [{ record, faults: [outcome] }] : [];
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

/** Remembers which records a batch has brought. */
export function rememberKeys(
  { rows }: PreparedBatch,
  isRejected: (line: number) => boolean,
  seen: SeenKeys,
): void {
  for (const { made, record } of rows)
    if (!isRejected(record.line)) for (const { name } of made) seen.add(name, record.line);
}
