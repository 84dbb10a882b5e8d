import {
  getNamedType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isObjectType,
  type GraphQLInputField,
  type GraphQLInputObjectType,
  type GraphQLInputType,
} from 'graphql';
import { createSchema } from '../../src/schema';

/** What to ask a field of a filter for, as it stands in a query; null for a field that is not meant. */
type AskedFor = (field: GraphQLInputField) => string | null;

/** A value of this type that asks for what is meant, for every way that leads to it; none where there is no way. */
function asking(
  type: GraphQLInputType,
  askedFor: AskedFor,
  above: readonly GraphQLInputObjectType[] = [],
): string[] {
  const named = getNamedType(type);
  if (!isInputObjectType(named) || above.includes(named)) return [];
  const isList = isListType(isNonNullType(type) ? type.ofType : type);
  return Object.values(named.getFields()).flatMap((field) => {
    const meant = askedFor(field);
    const values = meant === null ? asking(field.type, askedFor, [...above, named]) : [meant];
    return values.map((value) => (isList ? `[{ ${field.name}: ${value} }]` : `{ ${field.name}: ${value} }`));
  });
}

/** Every question of the graph with a filter in which it may be asked for. */
export function questionsAsking(askedFor: AskedFor): string[] {
  const schema = createSchema();
  return ['Query', 'Customer'].flatMap((name) => {
    const type = schema.getType(name);
    return (isObjectType(type) ? Object.values(type.getFields()) : []).flatMap((field) => {
      const args = field.args.map((argument) => argument.name);
      const page = args.includes('first') ? 'first: 1, ' : args.includes('metric') ? 'metric: NPS, ' : '';
      const filter = field.args.find((argument) => argument.name === 'filter');
      return (filter ? asking(filter.type, askedFor) : []).map((value) => {
        const asked = `${field.name}(${page}filter: ${value}) { __typename }`;
        return `{ ${name === 'Query' ? asked : `customers(first: 1) { nodes { ${asked} } }`} }`;
      });
    });
  });
}
