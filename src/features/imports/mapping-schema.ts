import { z } from 'zod';
import { CUSTOMER_FIELDS } from '../customers/domain/delivered-profile';
import type { FileRule, Mapping, Target } from './domain/mapping';
import { code, currency, language, oneOf, timeZone } from './domain/vocabulary';
import {
  amountRule,
  condition,
  customerRule,
  dateRule,
  keyRule,
  momentRule,
  secondsRule,
  textRule,
} from './rule-schemas';
import { oneOrMore, strict, variant, wholeNumber, word } from './schema-parts';
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

const { customerKinds, customerStatuses } = vocabulary;
const customer = customerRule(customerKinds, customerStatuses);

const customerFields = strict({
  kind: textRule(oneOf(customerKinds)),
  status: textRule(oneOf(customerStatuses)),
  givenName: textRule().optional(),
  familyName: textRule().optional(),
  organisationName: textRule().optional(),
  birthDate: dateRule.optional(),
  segment: textRule(oneOf(vocabulary.segments)).optional(),
  language: textRule(language).optional(),
  timeZone: textRule(timeZone).optional(),
  preferredChannel: textRule(oneOf(vocabulary.channels)).optional(),
});

const contactPoint = strict({
  type: word(vocabulary.contactPointTypes),
  value: textRule(),
  primary: word(['true', 'false']).default('false'),
  verified: word(['true', 'false']).default('false'),
}).transform(({ primary, verified, ...point }) => ({
  ...point,
  primary: primary === 'true',
  verified: verified === 'true',
}));

const RESERVED: readonly string[] = [...CUSTOMER_FIELDS, 'contactPoints'];
const keptName = text.refine(
  (name) => !RESERVED.includes(name),
  'is a field of the model: map it under fields, or keep it under another name',
);

const accountFields = strict({
  product: textRule(code),
  currency: textRule(currency),
  status: textRule(oneOf(vocabulary.accountStatuses)),
  number: textRule().optional(),
  balance: amountRule.optional(),
  creditLimit: amountRule.optional(),
  overdue: amountRule.optional(),
  openedAt: momentRule.optional(),
  closedAt: momentRule.optional(),
  closingReason: textRule().optional(),
});

const accountHolderFields = strict({
  account: keyRule,
  customer,
  role: textRule(oneOf(vocabulary.holderRoles)),
  validFrom: momentRule.optional(),
  validTo: momentRule.optional(),
});

const interactionFields = strict({
  channel: textRule(oneOf(vocabulary.channels)),
  direction: textRule(oneOf(vocabulary.directions)),
  startedAt: momentRule,
  outcome: textRule(oneOf(vocabulary.outcomes)),
  customer: customer.optional(),
  queuedAt: momentRule.optional(),
  answeredAt: momentRule.optional(),
  endedAt: momentRule.optional(),
  waitSeconds: secondsRule.optional(),
  handleSeconds: secondsRule.optional(),
  ivrSeconds: secondsRule.optional(),
  settlement: textRule(oneOf(vocabulary.settlements)).optional(),
  reason: textRule(code).optional(),
  agent: textRule().optional(),
  language: textRule(language).optional(),
});

const common = {
  source,
  file,
  key: oneOrMore(text),
  skip: z.array(strict({ when: condition, because: text })).default([]),
};
const products = z.record(shaped(code), strict({ kind: word(vocabulary.productKinds), names })).default({});
const reasons = z.record(shaped(code), strict({ parent: text.optional(), names })).default({});

/** Every mapping, by the one of these keys that it has: what it makes of a row. */
export const mappingSchema: z.ZodType<Mapping> = variant({
  customer: strict({
    ...common,
    customer: customerFields,
    contactPoints: z.array(contactPoint).default([]),
    keep: z.record(keptName, textRule()).default({}),
  }).transform(({ customer: fields, contactPoints, keep, ...rest }) =>
    mapping(rest, { target: 'customer', fields, contactPoints, keep }),
  ),
  account: strict({ ...common, account: accountFields, products }).transform(({ account: fields, ...rest }) =>
    mapping(rest, { target: 'account', fields }),
  ),
  accountHolder: strict({ ...common, accountHolder: accountHolderFields }).transform(
    ({ accountHolder: fields, ...rest }) => mapping(rest, { target: 'accountHolder', fields }),
  ),
  interaction: strict({ ...common, interaction: interactionFields, reasons }).transform(
    ({ interaction: fields, ...rest }) => mapping(rest, { target: 'interaction', fields }),
  ),
});

type Rest = Pick<Mapping, 'source' | 'file' | 'key' | 'skip'> &
  Partial<Pick<Mapping, 'products' | 'reasons'>>;

function mapping(rest: Rest, target: Target): Mapping {
  return { products: {}, reasons: {}, ...rest, target };
}
