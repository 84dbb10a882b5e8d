/** The columns of a file, by name. */
export interface Columns {
  readonly names: readonly string[];
  /** Where a column stands in a row. */
  indexOf(name: string): number;
  /** The same for one that the file may lack: null then. */
  find(name: string): number | null;
}

/** The mapping and the file do not fit: nothing has been imported. */
export class ColumnError extends Error {}

/**
 * Checks a file's header. Surrounding space and unnamed columns at its end do not count. Throws a ColumnError on a header
 * without names. `indexOf` throws one for a column that is not there, both for one that is there twice.
 */
export function columnsOf(header: readonly string[]): Columns {
  const names = header.map((name) => name.trim());
  while (names.length > 0 && names.at(-1) === '') names.pop();
  if (names.length === 0) throw new ColumnError('The first line names no columns.');
  const find = (name: string): number | null => {
    const index = names.indexOf(name);
    if (names.lastIndexOf(name) !== index)
      throw new ColumnError(
        `The mapping uses the column "${name}", which the file has twice. Rename one of them in the file.`,
      );
    return index === -1 ? null : index;
  };
  return {
    names,
    find,
    indexOf(name) {
      const index = find(name);
      if (index === null)
        throw new ColumnError(
          `The mapping uses a column "${name}" that the file does not have. Its columns: ${names.join(', ')}. Check the delimiter and the spelling.`,
        );
      return index;
    },
  };
}

/**
 * What is wrong with the number of fields in a row, or null. Empty fields beyond the last named column are harmless: programs
 * that end each line with a delimiter write them.
 */
export function fieldCountFault(fields: readonly string[], { names }: Columns): string | null {
  const counts = `${String(fields.length)} instead of ${String(names.length)}`;
  if (fields.length < names.length) return `Too few fields: ${counts}.`;
  if (fields.slice(names.length).some((field) => field.trim() !== '')) return `Too many fields: ${counts}.`;
  return null;
}
