import { defaultFieldResolver, isObjectType, type GraphQLField, type GraphQLSchema } from 'graphql';
import { subjectOfRow, type SubjectOf } from '../audit/subject-of-row';
import type { RequestContext } from '../graphql/context';
import { rightTo, type PersonalKind } from './field-rights';
import { mask } from './mask';
import { may } from './policy';
import type { Unmasking } from './unmasked';

/** Personal data by the coordinate of what holds them: `Customer.displayName`. */
export type PersonalData = Readonly<Record<string, PersonalKind>>;

/**
 * Puts the rights to personal data into a schema: a field in `fields` gives its value, a mask or null, by what the viewer may see of
 * its kind; what is masked is shown while its customer is unmasked for the viewer. Fields that are not personal are not touched, and
 * cost nothing.
 */
export function guardPersonalFields(schema: GraphQLSchema, fields: PersonalData, unmasking: Unmasking): void {
  for (const [coordinate, kind] of Object.entries(fields)) {
    const [typeName = '', fieldName = ''] = coordinate.split('.');
    const type = schema.getType(typeName);
    const field: Field | undefined = isObjectType(type) ? type.getFields()[fieldName] : undefined;
    if (!field) throw new Error(`${coordinate} is held to be personal, but is no field of the graph.`);
    guard(field, kind, { unmasked: unmasking.unmasked, subjectOf: unmasking.subjectOf[typeName] });
  }
}

/** The types of a schema say nothing of what its resolvers take; every request has this context. */
type Field = GraphQLField<unknown, RequestContext>;

/** `Unmasking`, for the rows of one type. */
interface UnmaskingOfType extends Pick<Unmasking, 'unmasked'> {
  readonly subjectOf: SubjectOf<never> | undefined;
}

function guard(field: Field, kind: PersonalKind, unmasking: UnmaskingOfType): void {
  const resolve = field.resolve ?? defaultFieldResolver;
  field.extensions = { ...field.extensions, personal: kind };
  field.description = `${field.description ?? ''} Right: \`${kind}\`.`;
  field.resolve = (row, args, context, info) => {
    const { viewer } = context;
    const right = rightTo(viewer, kind);
    if (right === 'VISIBLE') return resolve(row, args, context, info);
    // What is absent is not even read.
    if (right === 'ABSENT') return null;
    const value: unknown = resolve(row, args, context, info);
    // Nothing is unmasked for whoever may not unmask: there is nothing to be asked, and nothing to wait for.
    if (may(viewer, 'customer:unmask')) return maskUnlessUnmasked(kind, value, row, context, unmasking);
    return value instanceof Promise ? value.then((settled) => mask(kind, settled)) : mask(kind, value);
  };
}

async function maskUnlessUnmasked(
  kind: PersonalKind,
  value: unknown,
  row: unknown,
  context: RequestContext,
  { unmasked, subjectOf }: UnmaskingOfType,
): Promise<unknown> {
  const { loaders, viewer, seen } = context;
  const [settled, lifted] = await Promise.all([value, loaders.loadOptional(unmasked, viewer.subjectId)]);
  // Whatever has fields is resolved of an object.
  const subject = subjectOfRow(row as object, subjectOf);
  const customer = subject === null ? undefined : lifted?.customerOf.get(subject);
  if (settled == null || customer === undefined) return mask(kind, settled);
  seen.seeUnmasked(customer);
  return settled;
}
