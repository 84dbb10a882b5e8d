import { z } from 'zod';
import type { DerivedColumn, FileRule, KeyPart, Mapping, RecordRule } from './domain/mapping';
import type { Target } from './domain/targets';
import { code, language, timeZone } from './domain/vocabulary';
import { condition, keyParts } from './rule-schemas';
import { expression, placed, strict, variant, wholeNumber, word } from './schema-parts';
import { recordVariants, type ReadRecord } from './target-schemas';
import { vocabulary } from './vocabulary';

const text = z.string('is missing');
const shaped = ({ like }: typeof code): z.ZodType<string> =>
  text.refine((value) => like?.accepts(value) ?? true, `must be ${like?.name ?? ''}`);

const names = z
  .record(shaped(language), text)
  .refine((given) => 'en' in given, 'needs an English name (en), which stands in for missing languages');

const source = strict({
  code: shaped(code),
  name: text,
  kind: word(vocabulary.sourceKinds),
  trustRank: wholeNumber('how far the source is trusted: 1 is the most'),
  timeZone: shaped(timeZone),
});

const DELIMITERS: Readonly<Record<string, string>> = { tab: '\t', comma: ',', semicolon: ';', pipe: '|' };

function isEncoding(label: string): boolean {
  try {
    return new TextDecoder(label).encoding !== '';
  } catch {
    return false;
  }
}

const encoding = z
  .string()
  .default('utf-8')
  .refine(isEncoding, 'is no encoding; utf-8, windows-1250, windows-1252, iso-8859-2, utf-16le are some');

/** How the file is written. */
const file: z.ZodType<FileRule> = variant<z.ZodType<FileRule>>({
  format: strict({ format: word(['ndjson']), encoding }),
  delimiter: strict({
    delimiter: text
      .transform((name) => DELIMITERS[name] ?? name)
      .refine((character) => character.length === 1, 'must be tab, comma, semicolon, pipe or one character'),
    quote: z
      .string()
      .default('"')
      .transform((quote) => (quote === 'none' ? null : quote))
      .refine((quote) => quote === null || quote.length === 1, 'must be one character, or none'),
    encoding,
    columns: z.array(z.string()).min(1).optional(),
  }),
});

const derived = variant<z.ZodType<DerivedColumn>>({
  text: strict({ text, otherwise: z.string().optional() }),
  match: strict({ match: expression(), column: text.optional(), otherwise: z.string().optional() }),
});

const scale = z
  .array(wholeNumber('a score'))
  .refine(([min = 0, max = 0, ...more]) => more.length === 0 && min < max, 'must be [lowest, highest]')
  .transform(([min = 0, max = 0]) => ({ min, max }));

const survey = strict({
  name: text,
  metric: word(vocabulary.surveyMetrics),
  scale,
  trigger: word(vocabulary.surveyTriggers).optional(),
  questions: names,
});

/** What a mapping has beside its records. */
const common = {
  source,
  file,
  derive: z.record(text, derived).default({}),
  key: keyParts,
  skip: z.array(strict({ when: condition, because: text })).default([]),
  products: z.record(shaped(code), strict({ kind: word(vocabulary.productKinds), names })).default({}),
  reasons: z.record(shaped(code), strict({ parent: text.optional(), names })).default({}),
  surveys: z.record(shaped(code), survey).default({}),
};

const RECORD_KEYS: Readonly<Record<Target['target'], readonly string[]>> = {
  customer: ['customer', 'contactPoints', 'keep', 'attributes'],
  account: ['account'],
  accountHolder: ['accountHolder'],
  interaction: ['interaction', 'attributes'],
  case: ['case', 'attributes'],
  surveyAnswer: ['surveyAnswer', 'attributes'],
};

interface Read extends Omit<Mapping, 'records'> {
  readonly key: readonly KeyPart[];
}

function mappingOf(
  { key, ...rest }: Read,
  records: readonly ReadRecord[],
  place: RecordRule['place'],
): Mapping {
  return {
    ...rest,
    records: records.map((record, index) => ({
      ...record,
      key: record.key ?? key,
      place: place.length === 0 ? place : [...place, index],
    })),
  };
}

/** A mapping that makes one record of a row: the keys of the record stand among those of the mapping. */
function single(target: Target['target']): z.ZodType<Mapping> {
  const ofRecord = RECORD_KEYS[target];
  const whole = strict(common, ofRecord);
  return z.record(z.string(), z.unknown()).transform((input, ctx): Mapping => {
    const entries = Object.entries(input);
    const part = (isOfRecord: boolean): unknown =>
      Object.fromEntries(entries.filter(([key]) => ofRecord.includes(key) === isOfRecord));
    const [rest, record] = [whole.safeParse(part(false)), recordVariants[target].safeParse(part(true))];
    if (rest.success && record.success) return mappingOf(rest.data, [record.data], []);
    for (const { error } of [rest, record])
      for (const { message, path } of error === undefined ? [] : placed(error))
        ctx.addIssue({ code: 'custom', message, path });
    return z.NEVER;
  });
}

/** Every mapping: of several records a row, or of the one that it names. */
export const mappingSchema: z.ZodType<Mapping> = variant({
  records: strict({
    ...common,
    records: z.array(variant(recordVariants), 'must be a list').min(1, 'must have at least one record'),
  }).transform(({ records, ...rest }) => mappingOf(rest, records, ['records'])),
  customer: single('customer'),
  account: single('account'),
  accountHolder: single('accountHolder'),
  interaction: single('interaction'),
  case: single('case'),
  surveyAnswer: single('surveyAnswer'),
});
