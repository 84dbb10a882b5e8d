import { defaultFieldResolver, isObjectType, type GraphQLField, type GraphQLSchema } from 'graphql';
import type { RequestContext } from '../graphql/context';
import { rightTo, type PersonalKind } from './field-rights';
import { mask } from './mask';

/** Personal data by the coordinate of what holds them: `Customer.displayName`. */
export type PersonalData = Readonly<Record<string, PersonalKind>>;

/**
 * Puts the rights to personal data into a schema: a field in `fields` gives its value, a mask or null, by what the viewer may see of
 * its kind. Fields that are not personal are not touched, and cost nothing.
 */
export function guardPersonalFields(schema: GraphQLSchema, fields: PersonalData): void {
  for (const [coordinate, kind] of Object.entries(fields)) {
    const [typeName = '', fieldName = ''] = coordinate.split('.');
    const type = schema.getType(typeName);
    const field: Field | undefined = isObjectType(type) ? type.getFields()[fieldName] : undefined;
    if (!field) throw new Error(`${coordinate} is held to be personal, but is no field of the graph.`);
    guard(field, kind);
  }
}

/** The types of a schema say nothing of what its resolvers take; every request has this context. */
type Field = GraphQLField<unknown, RequestContext>;

function guard(field: Field, kind: PersonalKind): void {
  const resolve = field.resolve ?? defaultFieldResolver;
  field.extensions = { ...field.extensions, personal: kind };
  field.description = `${field.description ?? ''} Right: \`${kind}\`.`;
  field.resolve = (row, args, context, info) => {
    const right = rightTo(context.viewer, kind);
    if (right === 'VISIBLE') return resolve(row, args, context, info);
    // What is absent is not even read.
    if (right === 'ABSENT') return null;
    const value: unknown = resolve(row, args, context, info);
    return value instanceof Promise ? value.then((settled) => mask(kind, settled)) : mask(kind, value);
  };
}
