import type { TestApi } from '../support/api';
import type { List, Row, Value } from './list-oracle';

type Column = 'textValue' | 'numberValue' | 'booleanValue' | 'dateValue';
type Kind = readonly [key: string, type: string, column: Column, values: readonly Value[]];

/** The two large numbers are one and the same to whoever counts in floating point. */
const KINDS: readonly Kind[] = [
  ['label', 'TEXT', 'textValue', ['gold', 'Gold', null, 'silver', 'żółty']],
  [
    'amount',
    'NUMBER',
    'numberValue',
    ['100000000000000.0001', null, '100000000000000.0002', '-3.5000', '12.0000'],
  ],
  ['flag', 'BOOLEAN', 'booleanValue', [true, null, false]],
  ['day', 'DATE', 'dateValue', ['2026-02-28', '2025-12-31', null, '2026-03-01']],
];

const ATTRIBUTES: NonNullable<List['attributes']> = {
  label: ['text', 'string'],
  amount: ['number', 'decimal'],
  flag: ['boolean', 'maybe'],
  day: ['date', 'time'],
};

/** Gives the rows of a list attributes of every type, each filled in some of them, and tells the oracle. */
export async function withAttributes({ bank }: TestApi, ownerType: string, list: List): Promise<List> {
  const rows: Row[] = [...list.rows];
  for (const [place, [key, type, column, values]] of KINDS.entries()) {
    const definition = await bank.attributeDefinition(ownerType, key, type);
    for (const [index, row] of rows.entries()) {
      const value = values[Math.floor(index / (place + 1)) % values.length] ?? null;
      if (value !== null) await bank.attribute(row.id.slice(4), definition, { [column]: value });
      rows[index] = { ...row, [`@${key}`]: value };
    }
  }
  return { ...list, attributes: ATTRIBUTES, rows };
}
