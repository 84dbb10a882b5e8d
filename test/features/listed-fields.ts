import {
  getNamedType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  isRequiredArgument,
  type GraphQLField,
  type GraphQLSchema,
} from 'graphql';
import { SHARED_PHONE } from './copied-rows';

/** A connection somewhere in the graph, with all that it may be ordered by. */
export interface ListField {
  /** `Type.field`. */
  readonly name: string;
  readonly field: string;
  readonly nodeType: string;
  /** What has the list, and a list of the whole graph in which such are found; null for a list of the whole graph. */
  readonly parent: { readonly type: string; readonly list: string } | null;
  /** Arguments that must be given, as they stand in a query. */
  readonly required: string;
  readonly orders: readonly {
    readonly label: string;
    readonly order: string;
    readonly descending: boolean;
  }[];
}

/** What a list cannot be asked without. */
const REQUIRED_ARGUMENTS: Readonly<Record<string, string>> = {
  'Query.customersByContact': `value: "${SHARED_PHONE}",`,
};
/** Lists that come in ascending order unless told otherwise. */
const ASCENDING = ['Interaction.messages'];

type Field = GraphQLField<unknown, unknown>;

function nodeTypeOf({ type }: Field): string | null {
  const named = getNamedType(type);
  if (!isObjectType(named) || !named.name.endsWith('Connection')) return null;
  const nodes = named.getFields()['nodes'];
  return nodes ? getNamedType(nodes.type).name : null;
}

function ordersOf(name: string, { args }: Field): ListField['orders'] {
  const input = args.find((argument) => argument.name === 'orderBy');
  const order = input && getNamedType(input.type);
  const sorts = isInputObjectType(order) ? getNamedType(order.getFields()['field']?.type) : undefined;
  if (!isEnumType(sorts)) return [{ label: '', order: '', descending: !ASCENDING.includes(name) }];
  return sorts.getValues().flatMap((sort) =>
    (['ASC', 'DESC'] as const).map((direction) => ({
      label: `${sort.name} ${direction}`,
      order: `orderBy: [{ field: ${sort.name}, direction: ${direction} }],`,
      descending: direction === 'DESC',
    })),
  );
}

function required(name: string, { args }: Field): string {
  const given = REQUIRED_ARGUMENTS[name] ?? '';
  const missing = args.filter(
    (argument) => isRequiredArgument(argument) && !given.includes(`${argument.name}:`),
  );
  if (missing.length > 0)
    throw new Error(`Say what to ask ${name} with: ${missing.map((argument) => argument.name).join(', ')}`);
  return given;
}

/** Every field of the graph that is a connection. */
export function listsOf(schema: GraphQLSchema): ListField[] {
  const query = schema.getQueryType();
  if (!query) throw new Error('There is no query type');
  const roots = Object.values(query.getFields()).filter(({ args }) =>
    args.some(({ name }) => name === 'filter'),
  );
  const rootOf = new Map(roots.map((field) => [nodeTypeOf(field), field.name]));
  const types = Object.values(schema.getTypeMap()).filter(
    (type) => isObjectType(type) || isInterfaceType(type),
  );
  return types.flatMap((type) =>
    Object.values(type.getFields()).flatMap((field): ListField[] => {
      const nodeType = nodeTypeOf(field);
      if (nodeType === null) return [];
      const name = `${type.name}.${field.name}`;
      const list = rootOf.get(type.name);
      if (type !== query && list === undefined)
        throw new Error(`No list of the whole graph leads to ${name}`);
      const parent = list === undefined ? null : { type: type.name, list };
      return [
        {
          name,
          field: field.name,
          nodeType,
          parent,
          required: required(name, field),
          orders: ordersOf(name, field),
        },
      ];
    }),
  );
}
