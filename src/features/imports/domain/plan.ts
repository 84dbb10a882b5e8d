import { fieldCountFault, type Columns } from './columns';
import type { TextRecord } from './delimited-text';
import type { Mapping } from './mapping';
import type { Fault, Read, Row } from './row';
import { compileCondition } from './rules';
import type { TimeZone } from '../../../kernel/time-zone';
import type { Vocabulary } from './vocabulary';

/** What rules are compiled against. */
export interface Surroundings {
  readonly columns: Columns;
  readonly zone: TimeZone;
  readonly vocabulary: Vocabulary;
}

/** A record as the target's tables will have it. */
export interface PlannedRow<Values> {
  readonly key: string;
  readonly values: Values;
}

/** A row that its records can be read from, or why there is none. */
export type RowReading =
  { readonly row: Row } | { readonly skipped: string } | { readonly faults: readonly Fault[] };

/** What a file that is read in the wrong encoding is full of. */
const REPLACEMENT = '\u{FFFD}';
const WRONG_ENCODING =
  'There are bytes that are no text in this encoding. Name the file’s own in the mapping (file.encoding), such as windows-1252.';

/** Reads a field that the mapping may leave out: then it is none in every row. */
export function optional<Rule, T>(rule: Rule | undefined, compile: (rule: Rule) => Read<T>): Read<T> {
  return rule === undefined ? () => null : compile(rule);
}

function faultOf(record: TextRecord, fields: readonly string[], columns: Columns): Fault | null {
  const reason = record.raw.includes(REPLACEMENT) ? WRONG_ENCODING : fieldCountFault(fields, columns);
  return reason === null ? null : { column: '', reason };
}

/**
 * Puts together how a row is read before its records are: its form, whether it is skipped, the columns that are made of others.
 * Throws a ColumnError when the mapping asks for columns that are not there.
 */
export function compileRow(
  { skip }: Mapping,
  columns: Columns,
  derive: (cells: readonly string[]) => readonly string[],
  fileColumns: Columns,
): (record: TextRecord) => RowReading {
  const skips = skip.map(({ when, because }) => ({ because, holds: compileCondition(when, columns) }));
  return (record) => {
    if ('broken' in record.fields) return { faults: [{ column: '', reason: record.fields.broken }] };
    const fault = faultOf(record, record.fields, fileColumns);
    if (fault !== null) return { faults: [fault] };
    const row: Row = { cells: derive(record.fields), faults: [], moments: {} };
    const skipped = skips.find(({ holds }) => holds(row));
    return skipped === undefined ? { row } : { skipped: skipped.because };
  };
}
