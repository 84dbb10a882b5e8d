import { fieldCountFault, type Columns } from './columns';
import type { TextRecord } from './delimited-text';
import { compileOwnKey } from './keys';
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
  readonly record: TextRecord;
  readonly key: string;
  readonly values: Values;
}

export type RecordReading<Values> =
  { readonly row: PlannedRow<Values> } | { readonly skipped: string } | { readonly faults: readonly Fault[] };

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
 * Puts together how a whole record is read: its form, whether it is skipped, its key, its values.
 * Throws a ColumnError when the mapping asks for columns that are not there.
 */
export function compileRecord<Values>(
  mapping: Mapping,
  columns: Columns,
  readValues: (row: Row) => Values | null,
): (record: TextRecord) => RecordReading<Values> {
  const skips = mapping.skip.map(({ when, because }) => ({
    because,
    holds: compileCondition(when, columns),
  }));
  const ownKey = compileOwnKey(mapping.key, columns);
  return (record) => {
    if ('broken' in record.fields) return { faults: [{ column: '', reason: record.fields.broken }] };
    const fault = faultOf(record, record.fields, columns);
    if (fault !== null) return { faults: [fault] };
    const row: Row = { cells: record.fields, faults: [], moments: new Map() };
    const skip = skips.find(({ holds }) => holds(row));
    if (skip !== undefined) return { skipped: skip.because };
    const key = ownKey(row);
    const values = readValues(row);
    if (key === null || values === null || row.faults.length > 0) return { faults: row.faults };
    return { row: { record, key, values } };
  };
}
