import type { Columns } from './columns';
import type { AmountRule, SecondsRule, TextLeaf, TextRule } from './mapping';
import { quoted, type Read } from './row';
import { birthNumberReader, columnReader, columnsRead, compileRule } from './rules';

/** What a text must be like to be stored. */
export interface TextShape {
  /** Greatest number of characters. */
  readonly maxLength?: number;
  /** The only values that there are. */
  readonly oneOf?: readonly string[];
  /** What it must look like, and the words for it: "a language tag such as cs or de-AT". */
  readonly like?: { readonly accepts: (value: string) => boolean; readonly name: string };
}

/** What keeps a text from being stored, or null. */
export function misshape(value: string, { maxLength, oneOf, like }: TextShape): string | null {
  if (oneOf !== undefined && !oneOf.includes(value))
    return `${quoted(value)} is none of ${oneOf.join(', ')}. Give the mapping a code for it.`;
  if (like !== undefined && !like.accepts(value)) return `${quoted(value)} is not ${like.name}.`;
  // No text has more characters than units of UTF-16.
  if (maxLength === undefined || value.length <= maxLength) return null;
  const { length } = [...value];
  return length <= maxLength
    ? null
    : `${quoted(value)} is ${String(length)} characters long, at most ${String(maxLength)} can be kept.`;
}

function codedReader(
  columns: Columns,
  leaf: Extract<TextLeaf, { column: string }>,
  codes: Readonly<Record<string, string>>,
): Read<string> {
  const read = columnReader(columns, leaf);
  const known = new Map(Object.entries(codes));
  return (row) => {
    const value = read(row);
    if (value === null) return null;
    const code = known.get(value) ?? leaf.otherwise;
    if (code === undefined && leaf.unknown !== 'none')
      row.faults.push({
        column: leaf.column,
        reason: `${quoted(value)} is not among the codes of the mapping: ${[...known.keys()].join(', ')}. Add it, or say what becomes of others: "otherwise: …" or "unknown: none".`,
      });
    return code ?? null;
  };
}

export function compileTextLeaf(columns: Columns, leaf: TextLeaf): Read<string> {
  if ('constant' in leaf) return () => leaf.constant;
  if ('column' in leaf) {
    return leaf.codes === undefined ? columnReader(columns, leaf) : codedReader(columns, leaf, leaf.codes);
  }
  const read = birthNumberReader(columns, leaf.czechBirthNumber, leaf.lastYear);
  return (row) => read(row)?.gender ?? null;
}

export function compileText(rule: TextRule, columns: Columns, shape: TextShape): Read<string> {
  const read = compileRule(rule, columns, (leaf: TextLeaf) => compileTextLeaf(columns, leaf));
  const column = columnsRead(rule);
  return (row) => {
    const value = read(row);
    const reason = value === null ? null : misshape(value, shape);
    if (reason === null) return value;
    row.faults.push({ column, reason });
    return null;
  };
}

const GREATEST_SECONDS = 2 ** 31 - 1;

export function compileSeconds(rule: SecondsRule, columns: Columns): Read<number> {
  return compileRule(rule, columns, (leaf) => {
    if ('constant' in leaf) return () => Number(leaf.constant);
    const read = columnReader(columns, leaf);
    return (row) => {
      const text = read(row);
      if (text === null) return null;
      const value = /^-?\d+$/.test(text) ? Number(text) : Number.NaN;
      if (value < 0 && leaf.negative === 'none') return null;
      if (value >= 0 && value <= GREATEST_SECONDS) return value;
      const remedy = value < 0 ? ' If the source means nothing by it, say `negative: none`.' : '';
      row.faults.push({
        column: leaf.column,
        reason: `${quoted(text)} is no number of seconds, 0 or more.${remedy}`,
      });
      return null;
    };
  });
}

const AMOUNT = /^(-)?0*(\d{1,15})(?:\.(\d{1,4}))?$/;

/** The one way of writing an amount: `1250.5` for `+1250.50`. Null when it is none, or does not fit. */
export function normaliseAmount(text: string): string | null {
  const [, sign = '', whole, fraction = ''] = AMOUNT.exec(text.replace(/^\+/, '')) ?? [];
  if (whole === undefined) return null;
  const trimmed = fraction.replace(/0+$/, '');
  const digits = trimmed === '' ? whole : `${whole}.${trimmed}`;
  return digits === '0' ? digits : sign + digits;
}

/** An exact decimal, as text. */
export function compileAmount(rule: AmountRule, columns: Columns): Read<string> {
  return compileRule(rule, columns, (leaf) => {
    if ('constant' in leaf) return () => normaliseAmount(leaf.constant);
    const read = columnReader(columns, leaf);
    return (row) => {
      const text = read(row);
      if (text === null) return null;
      const ungrouped = leaf.grouping === undefined ? text : text.replaceAll(leaf.grouping, '');
      const amount = normaliseAmount(
        leaf.decimal === ',' ? ungrouped.replaceAll('.', '?').replace(',', '.') : ungrouped,
      );
      if (amount === null)
        row.faults.push({
          column: leaf.column,
          reason: `${quoted(text)} is no amount with "${leaf.decimal}" as its decimal mark, at most 15 digits before it and 4 after it.`,
        });
      return amount;
    };
  });
}
