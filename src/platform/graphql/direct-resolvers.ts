import {
  isObjectType,
  type GraphQLField,
  type GraphQLFieldResolver,
  type GraphQLNamedType,
  type GraphQLSchema,
} from 'graphql';
import type { ClassType } from 'type-graphql';
import type { Action } from '../authz/policy';
import { refuseUnlessMay } from '../authz/requires';
import type { RequestContext } from './context';
import { InputObjects, type DeclaredInput } from './input-objects';

/** A parameter of a method, as the library has been told of it by `@Root`, `@Ctx`, `@Arg` and `@Args`. */
interface Parameter {
  readonly index: number;
  readonly kind: string;
  readonly name?: string;
  readonly propertyName?: string;
  readonly getType?: () => unknown;
}

/** A method that answers a field of the root. */
interface RootMethod {
  readonly target: new () => Methods;
  readonly methodName: string;
  readonly schemaName: string;
  readonly params?: readonly Parameter[];
  /** Where there are some, whoever may not do that is refused. */
  readonly roles?: readonly Action[];
  readonly middlewares?: readonly unknown[];
}

interface FieldMethod extends RootMethod {
  readonly kind: 'internal' | 'external';
  readonly getObjectType?: () => ClassType;
}

/** Where the library keeps what the decorators say. It is the one thing of it that is not exported but published, for copies of the library to share. */
interface Declared {
  readonly TypeGraphQLMetadataStorage: {
    readonly queries: readonly RootMethod[];
    readonly mutations: readonly RootMethod[];
    readonly fieldResolvers: readonly FieldMethod[];
    readonly objectTypes: readonly { readonly target: unknown; readonly name: string }[];
    readonly inputTypes: readonly DeclaredInput[];
  };
}

type Arguments = Readonly<Record<string, unknown>>;
type Method = (...values: unknown[]) => unknown;
type Methods = Readonly<Record<string, Method>>;
type Resolve = GraphQLFieldResolver<unknown, RequestContext, Arguments>;
type Value = (...given: Parameters<Resolve>) => unknown;

/** How a parameter is come by without asking anything of the library; null where it would change what is given. */
function valueOf({ kind, name = '', propertyName, getType }: Parameter, inputs: InputObjects): Value | null {
  if (propertyName !== undefined) return null;
  if (kind === 'context') return (_, __, context) => context;
  if (kind === 'info') return (_, __, ___, info) => info;
  // A row that is declared by an interface is given as it is; by a class, as one of its objects.
  if (kind === 'root' && !getType) return (root) => root;
  if (kind === 'args') return (_, args) => args;
  if (kind !== 'arg') return null;
  const type = getType?.();
  return inputs.makes(type) ? (_, args) => inputs.of(type, args[name]) : (_, args) => args[name];
}

/** Nearly all methods take their row, and the context: they are given these without asking how each is come by. */
function calling(method: Method, kinds: string, values: readonly Value[]): Resolve {
  if (kinds === 'root') return (root) => method(root);
  if (kinds === 'root context') return (root, _, context) => method(root, context);
  const [first, second, ...others] = values;
  if (first && second && others.length === 0)
    return (root, args, context, info) =>
      method(first(root, args, context, info), second(root, args, context, info));
  return (root, args, context, info) => {
    const given: unknown[] = [];
    for (const value of values) given.push(value(root, args, context, info));
    return method(...given);
  };
}

function directly(
  { methodName, params = [], roles, middlewares = [] }: RootMethod,
  instance: Methods,
  inputs: InputObjects,
): Resolve | null {
  const inOrder = [...params].sort((one, other) => one.index - other.index);
  const values = inOrder.map((parameter) => valueOf(parameter, inputs)).filter((value) => value !== null);
  const method = instance[methodName]?.bind(instance);
  if (!method || middlewares.length > 0 || values.length < inOrder.length) return null;
  const resolve = calling(method, inOrder.map(({ kind }) => kind).join(' '), values);
  if (!roles) return resolve;
  return (root, args, context, info) => {
    refuseUnlessMay(context, roles);
    return resolve(root, args, context, info);
  };
}

/** A field of the graph, and the method that answers it. */
interface Answered {
  readonly field: GraphQLField<unknown, RequestContext> | undefined;
  readonly method: RootMethod;
}

/**
 * Lets fields call their methods themselves. The library puts three promises and a sorted copy of the parameters around each
 * call, for validation and middleware that are not used here; a worklist has a thousand such calls. Whatever has middleware of
 * its own, or takes its row as an object of a class, goes the library's way, and so do subscriptions.
 */
export function callDirectly(schema: GraphQLSchema): void {
  const { queries, mutations, fieldResolvers, objectTypes, inputTypes } = (globalThis as unknown as Declared)
    .TypeGraphQLMetadataStorage;
  const names = new Map(objectTypes.map(({ target, name }) => [target, name]));
  const ofType = (type: GraphQLNamedType | null | undefined, method: RootMethod): Answered => ({
    field: isObjectType(type) ? type.getFields()[method.schemaName] : undefined,
    method,
  });
  const answered = [
    ...queries.map((method) => ofType(schema.getQueryType(), method)),
    ...mutations.map((method) => ofType(schema.getMutationType(), method)),
    ...fieldResolvers
      .filter(({ kind }) => kind === 'external')
      .map((method) => ofType(schema.getType(names.get(method.getObjectType?.()) ?? ''), method)),
  ];
  const inputs = new InputObjects(inputTypes);
  const instances = new Map<unknown, Methods>();
  for (const { field, method } of answered) {
    if (!field) continue;
    const { target } = method;
    const instance = instances.get(target) ?? new target();
    instances.set(target, instance);
    const resolve = directly(method, instance, inputs);
    if (resolve) field.resolve = resolve;
  }
}
