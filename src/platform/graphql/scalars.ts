import { GraphQLScalarType, Kind } from 'graphql';
import { DateTimeResolver } from 'graphql-scalars';
import { quoted } from './errors';
import { ISO_DURATION } from '../../kernel/duration';
import { toIsoInstant } from '../../kernel/instant';

/** A scalar that is text of a certain form. Text of another form is refused on the way in. */
function textScalar(
  name: string,
  description: string,
  form: RegExp,
  isMeant: (text: string) => boolean = () => true,
): GraphQLScalarType<string, string> {
  const parse = (value: unknown): string => {
    if (typeof value === 'string' && form.test(value) && isMeant(value)) return value;
    throw new TypeError(
      `${name} cannot be ${quoted(typeof value === 'string' ? value : JSON.stringify(value))}: ${description}`,
    );
  };
  return new GraphQLScalarType({
    name,
    description,
    serialize: (value) => String(value),
    parseValue: parse,
    parseLiteral: (node) => parse(node.kind === Kind.STRING ? node.value : null),
  });
}

/** A moment in UTC: `2026-03-29T01:30:00.000Z`. The library would leave it to `JSON.stringify`, which takes five times as long. */
export const DateTime = new GraphQLScalarType({
  ...DateTimeResolver.toConfig(),
  serialize: (value) => (value instanceof Date ? toIsoInstant(value) : DateTimeResolver.serialize(value)),
});
export const Decimal = textScalar(
  'Decimal',
  'An exact decimal number as text: `"1250.5000"`. Never a float.',
  /^-?\d{1,15}(\.\d{1,4})?$/,
);
export const BigInt = textScalar(
  'BigInt',
  'A whole number of any size as text: `"3145728000"`. Never a float.',
  /^-?\d{1,19}$/,
);
/** `2026-02-30` is none. */
function isCalendarDay(text: string): boolean {
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}

export const CalendarDay = textScalar(
  'Date',
  'A day of the calendar: `"2026-03-29"`.',
  /^\d{4}-\d{2}-\d{2}$/,
  isCalendarDay,
);
export const CurrencyCode = textScalar(
  'CurrencyCode',
  'A currency by its ISO 4217 code: `"CZK"`.',
  /^[A-Z]{3}$/,
);
export const LanguageTag = textScalar(
  'LanguageTag',
  'A language by its BCP 47 tag: `"cs"`, `"zh-Hant"`.',
  /^[A-Za-z]{2,3}(-[0-9A-Za-z]{2,8})*$/,
);
export const TimeZone = textScalar(
  'TimeZone',
  'A time zone by its IANA name: `"Europe/Prague"`.',
  /^[A-Za-z]+([_+/-][A-Za-z0-9]+)*$/,
);
export const Duration = textScalar(
  'Duration',
  'A span of time in ISO 8601, of whole units: `"P30D"`, `"P1Y6M"`, `"PT90M"`.',
  ISO_DURATION,
);
