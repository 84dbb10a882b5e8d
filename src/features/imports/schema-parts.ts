import { z } from 'zod';

/** Pieces of the mapping's schema whose messages tell people what to write instead. */

function isObject(input: unknown): input is Record<string, unknown> {
  return typeof input === 'object' && input !== null && !Array.isArray(input);
}

/** Letters to change to get from one word to another. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (const [i, letter] of [...a].entries()) {
    const next = [i + 1];
    for (const [j, other] of [...b].entries()) {
      next.push(
        Math.min((row[j] ?? 0) + (letter === other ? 0 : 1), (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1),
      );
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}

/** Advice for a word that is not known: the nearest one that is, and all of them. */
function adviceFor(word: string, known: readonly string[]): string {
  const nearest = known.find((other) => distance(word.toLowerCase(), other.toLowerCase()) <= 2);
  const guess = nearest === undefined ? '' : ` Did you mean "${nearest}"?`;
  return `${guess} Known here: ${known.join(', ')}.`;
}

/** An object that refuses keys that it does not know; `alsoKnown` are named beside its own, and are somebody else's to read. */
export function strict<Shape extends z.ZodRawShape>(shape: Shape, alsoKnown: readonly string[] = []) {
  const known = [...Object.keys(shape), ...alsoKnown];
  return z.strictObject(shape, {
    error: (issue) => {
      if (issue.code === 'unrecognized_keys')
        return issue.keys.map((key) => `"${key}" is not known here.${adviceFor(key, known)}`).join(' ');
      return issue.input === undefined ? 'is missing' : `must have keys of its own: ${known.join(', ')}`;
    },
  });
}

/** What is wrong, and where: the path of an unknown key ends with the key. */
export interface PlacedIssue {
  readonly message: string;
  readonly path: PropertyKey[];
}

export function placed({ issues }: z.ZodError): PlacedIssue[] {
  return issues.map((issue) => {
    const { message, path } = issue;
    if (issue.code === 'unrecognized_keys') return { message, path: [...path, ...issue.keys.slice(0, 1)] };
    if (issue.code === 'invalid_key') return { message: issue.issues[0]?.message ?? message, path };
    return { message, path };
  });
}

/**
 * One of several shapes, told apart by the first of their names that is among the keys. So a message speaks of the shape that
 * was meant, where a union would list how each of them fails.
 */
export function variant<Schema extends z.ZodType>(
  variants: Readonly<Record<string, Schema>>,
): z.ZodType<z.output<Schema>> {
  const names = Object.keys(variants);
  return z.unknown().transform((input, ctx): z.output<Schema> => {
    const name = names.find((key) => isObject(input) && key in input);
    const schema = name === undefined ? undefined : variants[name];
    if (schema === undefined) {
      const given = isObject(input) ? `, but has ${Object.keys(input).join(', ') || 'none'}` : '';
      const missing = input === undefined ? 'is missing. It ' : '';
      ctx.addIssue(`${missing}needs one of the keys ${names.join(', ')}${given}.`);
      return z.NEVER;
    }
    const result = schema.safeParse(input);
    if (result.success) return result.data;
    for (const { message, path } of placed(result.error)) ctx.addIssue({ code: 'custom', message, path });
    return z.NEVER;
  });
}

/** A list, or one thing alone. */
export function oneOrMore<Item extends z.ZodType>(item: Item) {
  return z.preprocess(
    (input) => (input === undefined || Array.isArray(input) ? input : [input]),
    z.array(item, 'is missing').min(1, 'must name at least one'),
  );
}

/** YAML scalars are read as text, so that `01` and `NO` stay what they are. */
export function wholeNumber(what: string) {
  return z
    .string(`is missing: ${what}`)
    .regex(/^\d{1,9}$/, `must be a whole number: ${what}`)
    .transform(Number);
}

export function word<const Values extends readonly string[]>(values: Values) {
  return z.enum(values, {
    error: ({ input }) =>
      input === undefined
        ? `is missing. It is one of ${values.join(', ')}.`
        : typeof input === 'string'
          ? `"${input}" is not known here.${adviceFor(input, values)}`
          : `is no text. It is one of ${values.join(', ')}.`,
  });
}

/** A regular expression. */
export function expression() {
  return z.string('is missing').superRefine((text, ctx) => {
    try {
      new RegExp(text, 'u');
    } catch (error) {
      ctx.addIssue(`is no regular expression: ${error instanceof Error ? error.message : String(error)}`);
    }
  });
}
