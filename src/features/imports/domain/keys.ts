import type { Columns } from './columns';
import type { KeyPart, KeyRule } from './mapping';
import type { Read, Row } from './row';
import { columnReader, required } from './rules';

/** As many characters as a source's key is stored with. */
const MAX_LENGTH = 128;

/** Parts of a key as one text, from which they could be told again. */
function joinKey(parts: readonly string[]): string {
  if (parts.length === 1) return parts[0] ?? '';
  return parts.map((part) => part.replace(/[\\|]/g, '\\$&')).join('|');
}

function partReader(part: KeyPart, none: readonly string[], columns: Columns): (row: Row) => string | null {
  return typeof part === 'string' ? columnReader(columns, { column: part, none }) : () => part.constant;
}

/** The columns of a key, for messages. */
export function columnsOfKey(parts: readonly KeyPart[]): string {
  return parts.filter((part) => typeof part === 'string').join(', ');
}

/** A key by which a source knows something else. */
export function compileKey({ column: names, none }: KeyRule, columns: Columns): Read<string> {
  const reads = names.map((part) => partReader(part, none, columns));
  const column = columnsOfKey(names);
  return (row) => {
    const parts = reads.map((read) => read(row));
    if (parts.every((part, index) => part === null || typeof names[index] === 'object')) return null;
    const key = joinKey(parts.map((part) => part ?? ''));
    if (parts.includes(null)) {
      row.faults.push({ column, reason: `A part of the key is empty: ${JSON.stringify(key)}.` });
    } else if (key.length > MAX_LENGTH && [...key].length > MAX_LENGTH) {
      row.faults.push({ column, reason: `The key is longer than ${String(MAX_LENGTH)} characters.` });
    } else return key;
    return null;
  };
}

/** The key of a record of the row itself. */
export function compileOwnKey(parts: readonly KeyPart[], columns: Columns): Read<string> {
  const read = compileKey({ column: parts, none: [] }, columns);
  const named = parts.filter((part) => typeof part === 'string');
  return required(
    'the key',
    named.map((column) => ({ column })),
    read,
  );
}
