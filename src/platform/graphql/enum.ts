import { registerEnumType } from 'type-graphql';

/** The values of a GraphQL enum, each under its own name. */
export type EnumValues<Name extends string> = { readonly [Value in Name]: Value };

/**
 * Declares a GraphQL enum from its descriptions: `defineEnum('Segment', 'What kind of …', { RETAIL: 'Private …' })`.
 * The names in the graph, in code and in the database are the same.
 */
export function defineEnum<Name extends string>(
  name: string,
  description: string,
  descriptions: Readonly<Record<Name, string>>,
): EnumValues<Name> {
  const values = Object.fromEntries(
    Object.keys(descriptions).map((value) => [value, value]),
  ) as EnumValues<Name>;
  const valuesConfig = Object.fromEntries(
    Object.entries<string>(descriptions).map(([value, text]) => [value, { description: text }]),
  ) as Record<Name, { description: string }>;
  registerEnumType(values, { name, description, valuesConfig });
  return values;
}
