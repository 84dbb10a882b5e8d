import { readdirSync } from 'node:fs';
import { basename, join, relative, sep } from 'node:path';
import { isNonNullType, isObjectType, type GraphQLSchema } from 'graphql';
import type { getMetadataStorage } from 'type-graphql';

type Metadata = ReturnType<typeof getMetadataStorage>;
export type Class = Metadata['fields'][number]['target'];
/** Which feature a class of the graph belongs to. */
export type Home = ReadonlyMap<Class, string>;

/** Loads every type and resolver under `features` and tells which feature each of their classes belongs to. */
export async function homesOf(features: string): Promise<Home> {
  const files = readdirSync(features, { recursive: true, encoding: 'utf8' }).filter((file) =>
    /[.](type|resolver)[.]ts$/.test(basename(file)),
  );
  const homes = new Map<Class, string>();
  for (const file of files) {
    const [feature = ''] = file.split(sep);
    const exported = (await import(`./${relative(__dirname, join(features, file))}`)) as Record<
      string,
      unknown
    >;
    for (const value of Object.values(exported)) if (typeof value === 'function') homes.set(value, feature);
  }
  return homes;
}

/** Fields that have a method of a resolver, as type and field of the graph. */
function resolvedFields({ fieldResolvers, objectTypes }: Metadata) {
  return fieldResolvers.flatMap((resolver) => {
    const type = objectTypes.find(({ target }) => target === resolver.getObjectType?.());
    return type ? [{ type, resolver }] : [];
  });
}

/**
 * Fields that one feature adds to a type of another although they are required: when that feature fails, or the viewer may not
 * see it, they would take the whole object with them.
 */
export function requiredFieldsOfOthers(schema: GraphQLSchema, metadata: Metadata, homes: Home): string[] {
  return resolvedFields(metadata)
    .filter(({ type, resolver }) => homes.get(resolver.target) !== homes.get(type.target))
    .filter(({ type, resolver }) => {
      const shown = schema.getType(type.name);
      const field = isObjectType(shown) ? shown.getFields()[resolver.schemaName] : undefined;
      return field !== undefined && isNonNullType(field.type);
    })
    .map(({ type, resolver }) => `${type.name}.${resolver.schemaName}`);
}

/** Fields without a method: they show a property of the row. */
function plainFields({ objectTypes, fieldResolvers }: Metadata) {
  const hasMethod = (target: Class, name: string) =>
    fieldResolvers.some(
      ({ getObjectType, methodName }) => getObjectType?.() === target && methodName === name,
    );
  return objectTypes.flatMap((type) =>
    (type.fields ?? [])
      .filter(({ target, name }) => !hasMethod(target, name))
      .map((field) => ({ type, field, at: `${type.name}.${field.schemaName}` })),
  );
}

/** Plain fields that are resolved by a function of the library nevertheless: it costs more than reading the row. */
export function plainFieldsWithResolver(metadata: Metadata): string[] {
  return plainFields(metadata)
    .filter(({ type, field }) => !(field.simple ?? type.simpleResolvers ?? false))
    .map(({ at }) => at);
}

/** Plain fields that ask for more than a property of the row: without a function nobody does it, and nobody says so. */
export function plainFieldsThatLoseSomething(metadata: Metadata): string[] {
  return plainFields(metadata)
    .filter(
      ({ field: { roles, middlewares, schemaName, name } }) =>
        (roles ?? []).length > 0 || (middlewares ?? []).length > 0 || schemaName !== name,
    )
    .map(({ at }) => at);
}
