import { ColumnError, type Columns } from './columns';
import type { DerivedColumn } from './mapping';

/** Columns that are made of others, before those of the file. */
export interface DerivedColumns {
  /** Those of the file and those that are made. */
  readonly columns: Columns;
  /** The cells of a row, those that are made first. */
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

/** The columns of a file behind those that are made so far, of so many as will be. */
function behind(made: readonly string[], width: number, file: Columns): Columns {
  const place = (index: number): number => index + width;
  return {
    names: [...made, ...file.names],
    indexOf: (name) => (made.includes(name) ? made.indexOf(name) : place(file.indexOf(name))),
    find(name) {
      if (made.includes(name)) return made.indexOf(name);
      const index = file.find(name);
      return index === null ? null : place(index);
    },
  };
}

/** Puts made columns before those of a file, each of which may be made of those before it. Throws a ColumnError. */
export function deriveColumns(
  derive: Readonly<Record<string, DerivedColumn>>,
  file: Columns,
  fileName: string,
): DerivedColumns {
  const rules = Object.entries(derive);
  const names = rules.map(([name]) => name);
  const makers = rules.map(([name, derived], index): MakeCell => {
    if (file.names.includes(name))
      throw new ColumnError(
        `The mapping makes a column "${name}", which the file has already. Name it otherwise.`,
      );
    const make = compileCell(derived, behind(names.slice(0, index), names.length, file), fileName);
    return (cells) => make(cells) || (derived.otherwise ?? '');
  });
  if (makers.length === 0) return { columns: file, derive: (cells) => cells };
  return {
    columns: behind(names, names.length, file),
    derive(cells) {
      const all = [...names.map(() => ''), ...cells];
      for (const [index, make] of makers.entries()) all[index] = make(all);
      return all;
    },
  };
}

/** Whether what a mapping makes of a file depends on how the file is called. */
export function readsFileName(derive: Readonly<Record<string, DerivedColumn>>): boolean {
  return Object.values(derive).some((derived) => 'match' in derived && derived.column === undefined);
}
