import { parseBirthNumber, type BirthNumber } from './birth-number';
import type { Columns } from './columns';
import type { ColumnLeaf, Condition, Rule } from './mapping';
import { quoted, type Read, type Row } from './row';

/** Whether a condition holds of a row. */
export type Holds = (row: Row) => boolean;

/** A value without surrounding space. */
function cellReader(index: number): (row: Row) => string {
  return (row) => (row.cells[index] ?? '').trim();
}

/** A column's value, or null when it is empty or one of those that mean none. */
export function columnReader(columns: Columns, leaf: ColumnLeaf): (row: Row) => string | null {
  const index = leaf.optional === true ? columns.find(leaf.column) : columns.indexOf(leaf.column);
  if (index === null) return () => null;
  const cell = cellReader(index);
  const none = new Set(['', ...leaf.none]);
  return (row) => {
    const value = cell(row);
    return none.has(value) ? null : value;
  };
}

/** What a column of Czech birth numbers tells. */
export function birthNumberReader(columns: Columns, column: string, lastYear: number): Read<BirthNumber> {
  const read = columnReader(columns, { column, none: [] });
  return (row) => {
    const value = read(row);
    const number = value === null ? null : parseBirthNumber(value, lastYear);
    if (value !== null && number === null)
      row.faults.push({ column, reason: `${quoted(value)} is no Czech birth number.` });
    return number;
  };
}

export function compileCondition(condition: Condition, columns: Columns): Holds {
  if ('all' in condition) {
    const parts = condition.all.map((part) => compileCondition(part, columns));
    return (row) => parts.every((holds) => holds(row));
  }
  if ('any' in condition) {
    const parts = condition.any.map((part) => compileCondition(part, columns));
    return (row) => parts.some((holds) => holds(row));
  }
  const cell = cellReader(columns.indexOf(condition.column));
  if ('matches' in condition) {
    const expression = new RegExp(`^(?:${condition.matches})$`, 'u');
    return (row) => expression.test(cell(row));
  }
  const values = new Set('is' in condition ? condition.is : condition.isNot);
  return 'is' in condition ? (row) => values.has(cell(row)) : (row) => !values.has(cell(row));
}

/** Makes a reader of a rule out of a maker of readers for its leaves. */
export function compileRule<Leaf extends object, T>(
  rule: Rule<Leaf>,
  columns: Columns,
  compileLeaf: (leaf: Leaf) => Read<T>,
): Read<T> {
  if ('firstOf' in rule) return firstOf(rule.firstOf.map((part) => compileRule(part, columns, compileLeaf)));
  const read = compileLeaf(rule);
  if (rule.when === undefined) return read;
  const holds = compileCondition(rule.when, columns);
  return (row) => (holds(row) ? read(row) : null);
}

/** The first value; a way that finds a value wrong ends the search, so that no other way hides it. */
function firstOf<T>(reads: readonly Read<T>[]): Read<T> {
  return (row) => {
    const faults = row.faults.length;
    for (const read of reads) {
      const value = read(row);
      if (value !== null || row.faults.length > faults) return value;
    }
    return null;
  };
}

/** The columns that a rule reads its value from, for messages: "date, vru_entry". */
export function columnsRead(rule: object): string {
  const found = new Set<string>();
  const collect = (part: unknown): void => {
    if (Array.isArray(part)) part.forEach(collect);
    else if (typeof part === 'object' && part !== null) {
      for (const [key, value] of Object.entries(part)) {
        if (key === 'column' || key === 'czechBirthNumber' || key === 'grow')
          [value].flat().forEach((name) => typeof name === 'string' && found.add(name));
        else if (key !== 'when' && key !== 'codes') collect(value);
      }
    }
  };
  collect(rule);
  return [...found].join(', ');
}

/** Reads a value that every row must have. */
export function required<T>(field: string, rule: object, read: Read<T>): Read<T> {
  const column = columnsRead(rule);
  return (row) => {
    const faults = row.faults.length;
    const value = read(row);
    if (value === null && row.faults.length === faults)
      row.faults.push({ column, reason: `There is no value for ${field}, which every row needs.` });
    return value;
  };
}
