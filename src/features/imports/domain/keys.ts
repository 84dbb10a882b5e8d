import type { Columns } from './columns';
import type { KeyRule } from './mapping';
import type { Read } from './row';
import { columnReader, required } from './rules';

/** As many characters as a source's key is stored with. */
const MAX_LENGTH = 128;

/** Parts of a key as one text, from which they could be told again. */
function joinKey(parts: readonly string[]): string {
  if (parts.length === 1) return parts[0] ?? '';
  return parts.map((part) => part.replace(/[\\|]/g, '\\$&')).join('|');
}

/** A key by which a source knows something else. */
export function compileKey({ column: names, none }: KeyRule, columns: Columns): Read<string> {
  const reads = names.map((column) => columnReader(columns, { column, none }));
  const column = names.join(', ');
  return (row) => {
    const parts = reads.map((read) => read(row));
    if (parts.every((part) => part === null)) return null;
    const key = joinKey(parts.map((part) => part ?? ''));
    if (parts.includes(null)) {
      row.faults.push({ column, reason: `A part of the key is empty: ${JSON.stringify(key)}.` });
    } else if ([...key].length > MAX_LENGTH) {
      row.faults.push({ column, reason: `The key is longer than ${String(MAX_LENGTH)} characters.` });
    } else return key;
    return null;
  };
}

/** The key of the row's own record. */
export function compileOwnKey(names: readonly string[], columns: Columns): Read<string> {
  const read = compileKey({ column: names, none: [] }, columns);
  return required(
    'the key',
    names.map((column) => ({ column })),
    read,
  );
}
