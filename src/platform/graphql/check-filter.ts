import { badUserInput } from './errors';

const MOST_LEVELS = 4;
const MOST_CONDITIONS = 100;
const MOST_VALUES = 1_000;
const COMBINATIONS = new Set(['and', 'or', 'not']);
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

function isPart(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !(value instanceof Date);
}

/** Checks one part of a filter; gives how many conditions it has. */
function checkPart(filter: object, place: string, level: number): number {
  let conditions = 0;
  for (const [name, value] of Object.entries(filter) as [string, unknown][]) {
    const at = `${place}.${name}`;
    const inner = COMBINATIONS.has(name) ? level + 1 : level;
    if (inner > MOST_LEVELS) {
      throw badUserInput(
        `"${at}" is nested too deeply: "and", "or" and "not" may stand in each other ${String(MOST_LEVELS)} deep.`,
      );
    }
    if (value === null && OPERATORS.has(name)) {
      throw badUserInput(`"${at}" is null. Leave it out, or ask for what is not known with "isNull: true".`);
    }
    if (OPERATORS.has(name) && Array.isArray(value) && value.length > MOST_VALUES) {
      throw badUserInput(
        `"${at}" holds ${String(value.length)} values; at most ${MOST_VALUES.toLocaleString('en')} are allowed. Ask in several requests.`,
      );
    }
    const parts = (Array.isArray(value) ? (value as unknown[]) : [value]).filter((part) => isPart(part));
    conditions += parts.reduce<number>((sum, part) => sum + checkPart(part, at, inner), 0);
    if (value != null && parts.length === 0) conditions += 1;
  }
  return Math.max(1, conditions);
}

/**
 * Refuses a filter that nests `and`, `or` and `not` deeper than four, has more conditions or values than a statement should carry,
 * or compares with null: a variable that was forgotten would otherwise widen the list to everything. Whole fields that are null are
 * as if left out.
 */
export function checkFilter(filter: object): void {
  const conditions = checkPart(filter, 'filter', 0);
  if (conditions > MOST_CONDITIONS) {
    throw badUserInput(
      `"filter" has ${String(conditions)} conditions; at most ${String(MOST_CONDITIONS)} are allowed. Compare one field with many values by "in".`,
    );
  }
}
