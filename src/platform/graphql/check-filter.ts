import { badUserInput } from './errors';

const MAX_DEPTH = 4;
const COMBINATIONS = new Set(['and', 'or', 'not']);

/**
 * Refuses a filter that nests `and`, `or` and `not` deeper than four, or compares with null: a variable that was forgotten would
 * otherwise widen the list to everything. Whole fields that are null are as if left out.
 */
export function checkFilter(filter: object, place = 'filter', depth = 0): void {
  for (const [name, value] of Object.entries(filter) as [string, unknown][]) {
    const at = `${place}.${name}`;
    const inner = COMBINATIONS.has(name) ? depth + 1 : depth;
    if (inner > MAX_DEPTH) {
      throw badUserInput(
        `"${at}" is nested too deeply: "and", "or" and "not" may stand in each other ${String(MAX_DEPTH)} deep.`,
      );
    }
    if (value === null && OPERATORS.has(name)) {
      throw badUserInput(`"${at}" is null. Leave it out, or ask for what is not known with "isNull: true".`);
    }
    for (const part of Array.isArray(value) ? (value as unknown[]) : [value]) {
      if (typeof part === 'object' && part !== null && !(part instanceof Date)) checkFilter(part, at, inner);
    }
  }
}

const OPERATORS = new Set([
  'eq',
  'in',
  'notIn',
  'gt',
  'gte',
  'lt',
  'lte',
  'startsWith',
  'contains',
  'isNull',
]);
