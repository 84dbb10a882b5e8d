import { z } from 'zod';
import { momentPattern } from './domain/calendar';
import type {
  AmountLeaf,
  AmountRule,
  CatalogueLeaf,
  CatalogueRule,
  Condition,
  DateLeaf,
  DateRule,
  KeyRule,
  MomentLeaf,
  MomentRule,
  Rule,
  SecondsLeaf,
  SecondsRule,
  TextLeaf,
  TextRule,
  WrittenLeaf,
} from './domain/mapping';
import type { TextShape } from './domain/text';
import { expression, strict, oneOrMore, variant, wholeNumber, word } from './schema-parts';

const column = z.string('must be the name of a column');
const isTrue = (text: string): boolean => text === 'true';

const isCondition = strict({ column, is: oneOrMore(z.string()) });
const isNotCondition = strict({ column, isNot: oneOrMore(z.string()) });
const matchesCondition = strict({ column, matches: expression() });

export const condition: z.ZodType<Condition> = z.lazy(() =>
  variant({
    all: strict({ all: z.array(condition) }),
    any: strict({ any: z.array(condition) }),
    isNot: isNotCondition,
    matches: matchesCondition,
    is: isCondition,
  }),
);

const when = { when: condition.optional() };
const fromColumn = {
  column,
  none: oneOrMore(z.string()).default([]),
  optional: word(['true', 'false']).default('false').transform(isTrue),
  ...when,
};
const lastYear = wholeNumber('the last year that two digits can mean, such as 1999').optional();

/** `column: name` may be written as the name alone. */
const shorthand = (input: unknown): unknown => (typeof input === 'string' ? { column: input } : input);

function ruleOf<Leaf extends object>(variants: Record<string, z.ZodType<Rule<Leaf>>>): z.ZodType<Rule<Leaf>> {
  const rule: z.ZodType<Rule<Leaf>> = z.lazy(() =>
    z.preprocess(shorthand, variant({ firstOf: strict({ firstOf: z.array(rule).min(1) }), ...variants })),
  );
  return rule;
}

function textVariants({ oneOf, like }: TextShape) {
  const shaped = z.string().superRefine((value, ctx) => {
    if (oneOf !== undefined && !oneOf.includes(value))
      ctx.addIssue(`"${value}" is none of ${oneOf.join(', ')}.`);
    if (like !== undefined && !like.accepts(value)) ctx.addIssue(`"${value}" is not ${like.name}.`);
  });
  return {
    constant: strict({ constant: shaped, ...when }),
    czechBirthNumber: strict({
      czechBirthNumber: column,
      part: z.literal('gender', 'must be gender'),
      lastYear: lastYear.unwrap(),
      ...when,
    }),
    column: strict({
      ...fromColumn,
      codes: z.record(z.string(), shaped).optional(),
      otherwise: shaped.optional(),
      unknown: word(['reject', 'none']).optional(),
    }),
  };
}

/** A text whose constants and codes are held to a shape here, and whose columns are when the file is read. */
export function textRule(shape: TextShape = {}): z.ZodType<TextRule> {
  return ruleOf<TextLeaf>(textVariants(shape));
}

/** A code of products or reasons, declared or grown out of the values that come. */
export function catalogueRule(shape: TextShape, levels: number): z.ZodType<CatalogueRule> {
  const { constant, column: coded } = textVariants(shape);
  return ruleOf<CatalogueLeaf>({
    constant,
    grow: strict({
      grow: oneOrMore(column).refine(
        (columns) => columns.length <= levels,
        `names more than ${String(levels)} column${levels === 1 ? '' : 's'}`,
      ),
      under: z.string('is missing: the declared code that what grows is under'),
      none: oneOrMore(z.string()).default([]),
      ...when,
    }),
    column: coded,
  });
}

type Wanted = 'date' | 'time' | 'moment';

function checkFormats(wanted: Wanted, leaf: WrittenLeaf, ctx: z.RefinementCtx): void {
  for (const format of leaf.formats) {
    const fault = faultOfFormat(wanted, format, leaf.lastYear);
    if (fault !== null) ctx.addIssue({ code: 'custom', message: fault, path: ['format'] });
  }
}

function faultOfFormat(wanted: Wanted, format: string, year: number | undefined): string | null {
  try {
    const { hasDate, hasTime, hasShortYear } = momentPattern(format);
    if (wanted === 'time' && (hasDate || !hasTime))
      return `The format "${format}" should have a time of day alone.`;
    if (wanted !== 'time' && !hasDate) return `The format "${format}" has no date.`;
    if (wanted === 'date' && hasTime) return null;
    return hasShortYear && year === undefined
      ? `The format "${format}" has years of two digits: say lastYear, the last year that they can mean, such as 1999.`
      : null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** Times are written with a leading zero or without, with seconds or without, unless the mapping says otherwise. */
const USUAL_TIMES = ['H:mm:ss', 'H:mm'];

function written(wanted: Wanted): z.ZodType<WrittenLeaf> {
  const format = oneOrMore(z.string());
  return strict({ ...fromColumn, format: wanted === 'time' ? format.default(USUAL_TIMES) : format, lastYear })
    .transform(({ format: formats, ...leaf }) => ({ ...leaf, formats }))
    .superRefine((leaf, ctx) => {
      checkFormats(wanted, leaf, ctx);
    });
}

export const dateRule: z.ZodType<DateRule> = ruleOf<DateLeaf>({
  czechBirthNumber: strict({
    czechBirthNumber: column,
    lastYear: lastYear.unwrap(),
    part: z.literal('birthDate').default('birthDate'),
    ...when,
  }),
  column: written('date'),
});

export const momentRule: z.ZodType<MomentRule> = ruleOf<MomentLeaf>({
  date: strict({
    date: written('moment'),
    time: z.preprocess(shorthand, written('time')),
    after: z.string().optional(),
    ...when,
  }),
  column: written('moment'),
});

const seconds = z.string().regex(/^\d{1,9}$/, 'must be a whole number of seconds, 0 or more');

export const secondsRule: z.ZodType<SecondsRule> = ruleOf<SecondsLeaf>({
  constant: strict({ constant: seconds, ...when }),
  column: strict({
    ...fromColumn,
    negative: z.enum(['reject', 'none'], 'must be reject or none').default('reject'),
  }),
});

export const amountRule: z.ZodType<AmountRule> = ruleOf<AmountLeaf>({
  constant: strict({
    constant: z.string().regex(/^-?\d{1,15}(\.\d{1,4})?$/, 'must be an amount such as 1250.50'),
    ...when,
  }),
  column: strict({
    ...fromColumn,
    decimal: z.enum(['.', ','], 'must be "." or ","').default('.'),
    grouping: z.string().min(1).optional(),
  }),
});

/** A column, or a constant that keeps several lists of one source apart. */
export const keyParts = oneOrMore(
  z.union(
    [column, strict({ constant: z.string().min(1) })],
    'must be the name of a column, or { constant: text }',
  ),
).refine((parts) => parts.some((part) => typeof part === 'string'), 'needs a column');

const keyShape = { column: keyParts, none: oneOrMore(z.string()).default([]) };

export const keyRule: z.ZodType<KeyRule> = z.preprocess(shorthand, strict(keyShape));

export function customerRule<Kind extends string>(kinds: readonly Kind[], statuses: readonly string[]) {
  return z.preprocess(
    shorthand,
    strict({
      ...keyShape,
      source: z.string().optional(),
      through: word(['holder', 'owner']).optional(),
      newcomer: strict({
        kind: z.enum(kinds, `must be one of ${kinds.join(', ')}`),
        status: z.enum(statuses, `must be one of ${statuses.join(', ')}`),
      }).optional(),
    }).refine(
      ({ source, through, newcomer }) => newcomer === undefined || (source ?? through) === undefined,
      'makes newcomers of its own source only: leave out newcomer, or source and through',
    ),
  );
}
