/** What is wrong with a row: where, and what to do about it, in words for the person who keeps the file or the mapping. */
export interface Fault {
  /** The column's name in the file; several are joined by ", "; empty when the row as a whole is wrong. */
  readonly column: string;
  readonly reason: string;
}

/** One row while it is being read. */
export interface Row {
  readonly cells: readonly string[];
  /** What has been found wrong so far; readers add to it. */
  readonly faults: Fault[];
  /** Moments of this row that have been read, by field, in milliseconds since 1970: others may lie after them. */
  moments: Record<string, number>;
}

/** Reads one value of a row. Null is "none", or a value that was wrong and is among the row's faults now. */
export type Read<T> = (row: Row) => T | null;

const SHOWN = 60;

/** A value as a message shows it: quoted, escaped, and cut when long. */
export function quoted(value: string): string {
  return JSON.stringify(value.length > SHOWN ? `${value.slice(0, SHOWN)}…` : value);
}
