import {
  defaultTypeResolver,
  GraphQLError,
  isObjectType,
  type GraphQLAbstractType,
  type GraphQLObjectType,
  type GraphQLResolveInfo,
} from 'graphql';
import { inspect } from 'graphql/jsutils/inspect';

/** The name of the type that a value is of, or a promise of it. */
export function nameOfType(
  type: GraphQLAbstractType,
  value: unknown,
  context: unknown,
  info: GraphQLResolveInfo,
): unknown {
  return (type.resolveType ?? defaultTypeResolver)(value, context, info, type);
}

function refusal(type: GraphQLAbstractType, name: unknown, value: unknown, info: GraphQLResolveInfo): string {
  const place = `for field "${info.parentType.name}.${info.fieldName}"`;
  if (name == null)
    return `Abstract type "${type.name}" must resolve to an Object type at runtime ${place}. Either the "${type.name}" type should provide a "resolveType" function or each possible type should provide an "isTypeOf" function.`;
  if (typeof name !== 'string')
    return `Abstract type "${type.name}" must resolve to an Object type at runtime ${place} with value ${inspect(value)}, received "${inspect(name)}".`;
  const named = info.schema.getType(name);
  if (!named)
    return `Abstract type "${type.name}" was resolved to a type "${name}" that does not exist inside the schema.`;
  return isObjectType(named)
    ? `Runtime Object type "${name}" is not a possible type for "${type.name}".`
    : `Abstract type "${type.name}" was resolved to a non-object type "${name}".`;
}

/** The type of that name, when a value of the abstract type may be of it. */
export function possibleType(
  type: GraphQLAbstractType,
  name: unknown,
  value: unknown,
  info: GraphQLResolveInfo,
): GraphQLObjectType {
  const named = typeof name === 'string' ? info.schema.getType(name) : undefined;
  if (isObjectType(named) && info.schema.isSubType(type, named)) return named;
  throw new GraphQLError(refusal(type, name, value, info), { nodes: info.fieldNodes });
}

export function notOfType(type: GraphQLObjectType, value: unknown, info: GraphQLResolveInfo): GraphQLError {
  return new GraphQLError(`Expected value of type "${type.name}" but got: ${inspect(value)}.`, {
    nodes: info.fieldNodes,
  });
}
