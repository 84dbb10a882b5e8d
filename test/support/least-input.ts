import {
  getNamedType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isListType,
  isRequiredInputField,
  type GraphQLInputType,
} from 'graphql';

/** A value of each scalar that some input requires. */
export const SAMPLES: Readonly<Record<string, unknown>> = {
  ID: 'cus_0000000000000000',
  Int: 1,
  Float: 1,
  String: 'Something',
  Boolean: true,
  DateTime: '2026-03-02T12:00:00.000Z',
  Date: '2026-03-02',
  Decimal: '1.00',
  BigInt: '1',
  Duration: 'PT1H',
  CurrencyCode: 'CZK',
  LanguageTag: 'cs',
  TimeZone: 'Europe/Prague',
  EmailAddress: 'jane@example.com',
  PhoneNumber: '+420601234567',
};

/** The least that fits a type: what is required, and one field of those of which one must be given. */
export function least(type: GraphQLInputType): unknown {
  const inner = getNullableType(type);
  if (isListType(inner)) return [least(inner.ofType)];
  if (isEnumType(inner)) return inner.getValues()[0]?.name;
  if (!isInputObjectType(inner)) return SAMPLES[getNamedType(inner).name];
  const fields = Object.values(inner.getFields());
  const given = inner.isOneOf ? fields.slice(0, 1) : fields.filter(isRequiredInputField);
  return Object.fromEntries(given.map(({ name, type: of }) => [name, least(of)]));
}
