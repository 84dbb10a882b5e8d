import { z } from 'zod';
import type { AttributeRule } from './domain/mapping';
import { code, language, oneOf } from './domain/vocabulary';
import { amountRule, dateRule, textRule } from './rule-schemas';
import { strict, variant } from './schema-parts';

const names = z
  .record(
    z.string().refine((tag) => language.like?.accepts(tag) ?? true, `must be ${language.like?.name ?? ''}`),
    z.string(),
  )
  .refine((given) => 'en' in given, 'needs an English name (en), which stands in for missing languages')
  .optional();

const text = textRule();
const TYPES = ['text', 'number', 'days', 'date', 'boolean'] as const;

/** An attribute: its type with a rule for its value, or the rule of a text alone. */
const attribute = z.preprocess(
  (input) =>
    typeof input === 'object' && input !== null && TYPES.some((type) => type in input)
      ? input
      : { text: input },
  variant({
    text: strict({ text, names }).transform(({ text: value, ...rest }) => ({
      ...rest,
      type: 'TEXT' as const,
      value,
    })),
    number: strict({ number: amountRule, names }).transform(({ number: value, ...rest }) => ({
      ...rest,
      type: 'NUMBER' as const,
      value,
    })),
    days: strict({ days: strict({ from: dateRule, to: dateRule }), names }).transform((rule) => ({
      ...rule,
      type: 'NUMBER' as const,
    })),
    date: strict({ date: dateRule, names }).transform(({ date: value, ...rest }) => ({
      ...rest,
      type: 'DATE' as const,
      value,
    })),
    boolean: strict({ boolean: textRule(oneOf(['true', 'false'])), names }).transform(
      ({ boolean: value, ...rest }) => ({ ...rest, type: 'BOOLEAN' as const, value }),
    ),
  }),
);

const key = z
  .string()
  .refine(
    (text_) => (code.like?.accepts(text_) ?? true) && text_.length <= (code.maxLength ?? 0),
    `must be ${code.like?.name ?? ''}`,
  );

/** The attributes of a record, by key. Without names an attribute is called by its key. */
export const attributesSchema = z
  .record(key, attribute)
  .transform((rules): Record<string, AttributeRule> =>
    Object.fromEntries(
      Object.entries(rules).map(([name, { names: given = { en: name }, ...rule }]) => [
        name,
        { ...rule, names: given },
      ]),
    ),
  );
