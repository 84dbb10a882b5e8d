import fc from 'fast-check';
import type { Bank } from '../../support/bank';

/** Values that facts are grouped by in these tests; the two large numbers are the same in floating point. */
export const attributeValues = {
  label: fc.constantFrom('gold', 'Gold', null),
  amount: fc.constantFrom('100000000000000.0001', '100000000000000.0002', '-7.5000', null),
  flag: fc.constantFrom(true, false, null),
  day: fc.constantFrom('2026-02-28', '2026-03-01', null),
};

export interface AttributeValues {
  readonly label: string | null;
  readonly amount: string | null;
  readonly flag: boolean | null;
  readonly day: string | null;
}

export type AttributeName = keyof AttributeValues;

const TYPES = {
  label: ['TEXT', 'textValue'],
  amount: ['NUMBER', 'numberValue'],
  flag: ['BOOLEAN', 'booleanValue'],
  day: ['DATE', 'dateValue'],
} as const;

/** The selection of a group's attribute. */
export const ATTRIBUTE = 'attribute { text number boolean date }';

/** One of them to group by, or none. */
export const groupedAttribute = fc.option(fc.constantFrom<AttributeName>('label', 'amount', 'flag', 'day'));

/** Declares these attributes; gives what gives one fact its values. */
export async function declareAttributes(
  bank: Bank,
  ownerType: string,
): Promise<(ownerId: string, values: AttributeValues) => Promise<void>> {
  const definitions: [AttributeName, string, string][] = [];
  for (const name of ['label', 'amount', 'flag', 'day'] as const) {
    const [type, column] = TYPES[name];
    definitions.push([name, await bank.attributeDefinition(ownerType, name, type), column]);
  }
  return async (ownerId, values) => {
    for (const [name, definition, column] of definitions) {
      if (values[name] !== null) await bank.attribute(ownerId, definition, { [column]: values[name] });
    }
  };
}

/** The value of a group's attribute as the graph shows it. */
export function shownAttribute(group: Readonly<Record<string, unknown>>): unknown {
  const shown = group['attribute'] as Readonly<Record<string, unknown>> | null;
  return shown && (shown['text'] ?? shown['number'] ?? shown['boolean'] ?? shown['date']);
}

/** As many groupings as there is room for beside others: two in all. */
export function besides<Grouping>(groupings: readonly Grouping[], ...others: unknown[]): Grouping[] {
  return groupings.slice(0, 2 - others.filter((other) => other !== null).length);
}
