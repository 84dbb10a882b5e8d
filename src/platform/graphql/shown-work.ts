/** Of an answer, as the executor or Apollo Server gives it. */
interface Answer {
  readonly data?: unknown;
  readonly errors?: readonly {
    readonly path?: readonly (string | number)[] | undefined;
    readonly extensions?: Readonly<Record<string, unknown>> | undefined;
  }[];
}

/** What a field is refused with before it has done any work. */
const BEFORE_WORK: readonly unknown[] = ['UNAUTHENTICATED', 'FORBIDDEN', 'BAD_USER_INPUT'];

/** What stands at a place of the answer; undefined where something above it is missing. */
function valueAt(data: unknown, path: readonly (string | number)[]): unknown {
  return path.reduce<unknown>(
    (value, key) =>
      typeof value === 'object' && value !== null
        ? Object.getOwnPropertyDescriptor(value, key)?.value
        : undefined,
    data,
  );
}

/**
 * Whether all that was worked on is in the answer, so that what it has cost can be counted there. What failed may have been worked on for long
 * though nothing of it is seen, and so may what an error has taken with it; a field that was refused, and is missing alone, has cost nothing.
 */
export function showsAllWork({ data, errors = [] }: Answer): boolean {
  if (!data) return false;
  return errors.every(
    ({ path, extensions }) =>
      BEFORE_WORK.includes(extensions?.['code']) && path !== undefined && valueAt(data, path) === null,
  );
}
