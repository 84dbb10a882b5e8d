import type { GraphQLField } from 'graphql';
import { Extensions } from 'type-graphql';

/** What a field weighs besides the objects that it answers with (docs/adr/0009-cost-before-work.md). */
export interface FieldWeight {
  /** The work of counting. Taken once for the field, however many rows ask for it: one statement counts for all of them. */
  readonly aggregate?: number;
  /** How many rows the list may have at most, given its arguments. */
  readonly rows?: (args: Readonly<Record<string, unknown>>) => number;
}

/** A statement that looks through many rows to give few. */
export const AGGREGATE_WEIGHT = 50;

export function Weighs(weight: FieldWeight): MethodDecorator & PropertyDecorator {
  return Extensions({ weight });
}

export function weightOf({ extensions }: GraphQLField<unknown, unknown>): FieldWeight {
  const { weight } = extensions;
  return typeof weight === 'object' && weight !== null ? weight : {};
}
