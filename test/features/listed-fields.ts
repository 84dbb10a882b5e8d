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
  /** What has the list, and how such are asked for; null for a list of the whole graph. */
  readonly parent: { readonly type: string; readonly nodes: (asked: string) => string } | null;
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

/** Lists of the whole graph without pages, in which there are such that have lists. */
const PLAIN_LISTS = ['sourceSystems'];

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
  const fields = Object.values(query.getFields());
  const paged = fields.filter(({ args }) => args.some(({ name }) => name === 'filter'));
  const plain = fields.filter(({ name }) => PLAIN_LISTS.includes(name));
  const rootOf = new Map<string | null, (asked: string) => string>([
    ...paged.map(
      (field) =>
        [
          nodeTypeOf(field),
          (asked: string) => `nodes: ${field.name}(first: 100) { nodes { ${asked} } }`,
        ] as const,
    ),
    ...plain.map(
      (field) =>
        [getNamedType(field.type).name, (asked: string) => `nodes: ${field.name} { ${asked} }`] as const,
    ),
  ]);
  const types = Object.values(schema.getTypeMap()).filter(
    (type) => isObjectType(type) || isInterfaceType(type),
  );
  return types.flatMap((type) =>
    Object.values(type.getFields()).flatMap((field): ListField[] => {
      const nodeType = nodeTypeOf(field);
      if (nodeType === null) return [];
      const name = `${type.name}.${field.name}`;
      const nodes = rootOf.get(type.name);
      if (type !== query && nodes === undefined)
        throw new Error(`No list of the whole graph leads to ${name}`);
      const parent = nodes === undefined ? null : { type: type.name, nodes };
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
