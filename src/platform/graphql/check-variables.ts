import { graphError } from './errors';

/** The deepest filter that `checkFilter` lets through has half as many levels. */
const MOST_LEVELS = 32;

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

/**
 * Refuses variables that are nested so deeply that coercing them would exhaust the stack. Goes through them level by level, so
 * that it cannot do so itself.
 */
export function checkVariables(variables: Readonly<Record<string, unknown>>): void {
  let level: unknown[] = Object.values(variables);
  for (let depth = 1; level.length > 0; depth += 1) {
    if (depth > MOST_LEVELS) {
      throw graphError(
        'BAD_USER_INPUT',
        `The variables are nested more than ${String(MOST_LEVELS)} levels deep. Say it in fewer: "and", "or" and "not" take lists, so that they need not stand in each other.`,
        { http: { status: 400 } },
      );
    }
    level = level.filter((value) => isObject(value)).flatMap((value): unknown[] => Object.values(value));
  }
}
