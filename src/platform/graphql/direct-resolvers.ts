import {
  getNamedType,
  isInputObjectType,
  isObjectType,
  type GraphQLField,
  type GraphQLFieldResolver,
  type GraphQLResolveInfo,
  type GraphQLSchema,
} from 'graphql';
import type { ClassType } from 'type-graphql';

/** A parameter of a method, as the library has been told of it by `@Root`, `@Ctx`, `@Arg` and `@Args`. */
interface Parameter {
  readonly index: number;
  readonly kind: string;
  readonly name?: string;
  readonly propertyName?: string;
  readonly getType?: () => unknown;
}

interface FieldMethod {
  readonly kind: 'internal' | 'external';
  readonly target: new () => Methods;
  readonly methodName: string;
  readonly schemaName: string;
  readonly params?: readonly Parameter[];
  readonly roles?: readonly unknown[];
  readonly middlewares?: readonly unknown[];
  readonly getObjectType?: () => ClassType;
}

/** Where the library keeps what the decorators say. It is the one thing of it that is not exported but published, for copies of the library to share. */
interface Declared {
  readonly TypeGraphQLMetadataStorage: {
    readonly fieldResolvers: readonly FieldMethod[];
    readonly objectTypes: readonly { readonly target: unknown; readonly name: string }[];
  };
}

type Arguments = Readonly<Record<string, unknown>>;
type Methods = Readonly<Record<string, (...values: unknown[]) => unknown>>;
type Value = (root: unknown, args: Arguments, context: unknown, info: GraphQLResolveInfo) => unknown;

/** How a parameter is come by without asking anything of the library; null where it would change what is given. */
function valueOf({ kind, name = '', propertyName, getType }: Parameter): Value | null {
  if (propertyName !== undefined) return null;
  if (kind === 'context') return (_, __, context) => context;
  if (kind === 'info') return (_, __, ___, info) => info;
  // A row that is declared by an interface is given as it is; by a class, as one of its objects.
  if (kind === 'root' && !getType) return (root) => root;
  if (kind === 'arg') return (_, args) => args[name];
  return kind === 'args' ? (_, args) => args : null;
}

function directly(
  { methodName, params = [] }: FieldMethod,
  instance: Methods,
): GraphQLFieldResolver<unknown, unknown, Arguments> | null {
  const inOrder = [...params].sort((one, other) => one.index - other.index).map(valueOf);
  const values = inOrder.filter((value) => value !== null);
  if (values.length < inOrder.length) return null;
  return (root, args, context, info) =>
    instance[methodName]?.(...values.map((value) => value(root, args, context, info)));
}

/** What a field is answered with: by its method, and the library's way where an input is given, of which the library makes an object of its class. */
function answeredBy(
  { args, resolve: byLibrary }: GraphQLField<unknown, unknown>,
  byMethod: GraphQLFieldResolver<unknown, unknown, Arguments>,
): GraphQLFieldResolver<unknown, unknown, Arguments> {
  const inputs = args.filter(({ type }) => isInputObjectType(getNamedType(type))).map(({ name }) => name);
  if (inputs.length === 0 || !byLibrary) return byMethod;
  return (root, given, context, info) =>
    (inputs.some((name) => given[name] != null) ? byLibrary : byMethod)(root, given, context, info);
}

/**
 * Lets the fields of objects call their methods themselves. The library puts three promises and a sorted copy of the parameters around each
 * call, for validation and middleware that are not used here; a worklist has a thousand such calls. Whatever has rights or middleware of
 * its own, or takes its row as an object of a class, goes the library's way.
 */
export function callDirectly(schema: GraphQLSchema): void {
  const { fieldResolvers, objectTypes } = (globalThis as unknown as Declared).TypeGraphQLMetadataStorage;
  const names = new Map(objectTypes.map(({ target, name }) => [target, name]));
  const instances = new Map<unknown, Methods>();
  for (const declared of fieldResolvers) {
    const { kind, target, roles, middlewares = [], getObjectType, schemaName } = declared;
    const type = schema.getType(names.get(getObjectType?.()) ?? '');
    const field = isObjectType(type) ? type.getFields()[schemaName] : undefined;
    if (!field || kind !== 'external' || roles || middlewares.length > 0) continue;
    const instance = instances.get(target) ?? new target();
    instances.set(target, instance);
    const resolve = directly(declared, instance);
    if (resolve) field.resolve = answeredBy(field, resolve);
  }
}
