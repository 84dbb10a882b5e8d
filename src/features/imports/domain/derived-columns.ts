import type { Columns } from './columns';
import { ColumnError } from './columns';
import type { DerivedColumn } from './mapping';

/** Columns that are made of others, behind those of the file. */
export interface DerivedColumns {
  /** Those of the file and those that are made. */
  readonly columns: Columns;
  /** The cells of a row, with those that are made. */
  readonly derive: (cells: readonly string[]) => readonly string[];
}

type MakeCell = (cells: readonly string[]) => string;

const PLACE = /\{([^{}]+)\}/gu;

function compileTemplate(text: string, columns: Columns): MakeCell {
  const parts = text.split(PLACE).map((part, index) => (index % 2 === 0 ? part : columns.indexOf(part)));
  return (cells) => {
    const filled = parts.map((part) => (typeof part === 'string' ? part : (cells[part] ?? '').trim()));
    return filled.some((value, index) => typeof parts[index] === 'number' && value === '')
      ? ''
      : filled.join('');
  };
}

function compileCell(derived: DerivedColumn, columns: Columns, fileName: string): MakeCell {
  if ('text' in derived) return compileTemplate(derived.text, columns);
  const expression = new RegExp(derived.match, 'u');
  const found = (text: string): string => expression.exec(text)?.[1] ?? '';
  if (derived.column === undefined) {
    const ofFile = found(fileName);
    return () => ofFile;
  }
  const index = columns.indexOf(derived.column);
  return (cells) => found((cells[index] ?? '').trim());
}

function withName(columns: Columns, name: string): Columns {
  if (columns.names.includes(name))
    throw new ColumnError(
      `The mapping makes a column "${name}", which the file has already. Name it otherwise.`,
    );
  const index = columns.names.length;
  return {
    names: [...columns.names, name],
    indexOf: (wanted) => (wanted === name ? index : columns.indexOf(wanted)),
  };
}

/** Puts made columns behind those of a file, each of which may be made of those before it. Throws a ColumnError. */
export function deriveColumns(
  derive: Readonly<Record<string, DerivedColumn>>,
  file: Columns,
  fileName: string,
): DerivedColumns {
  let columns = file;
  const made: MakeCell[] = [];
  for (const [name, derived] of Object.entries(derive)) {
    const make = compileCell(derived, columns, fileName);
    made.push((cells) => make(cells) || (derived.otherwise ?? ''));
    columns = withName(columns, name);
  }
  const width = file.names.length;
  return {
    columns,
    derive: (cells) => {
      if (made.length === 0) return cells;
      const all = cells.slice(0, width);
      for (const make of made) all.push(make(all));
      return all;
    },
  };
}
