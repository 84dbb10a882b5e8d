import {
  getNamedType,
  isEnumType,
  isInterfaceType,
  isObjectType,
  isRequiredArgument,
  isScalarType,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
} from 'graphql';
import { PERSONAL_FIELDS } from '../../../src/personal-data';

type Field = GraphQLField<unknown, unknown>;

/** A question that goes one edge of the graph and shows all that is personal behind it. */
export interface PersonalPath {
  /** `Customer.accounts`. */
  readonly edge: string;
  /** The type behind it. */
  readonly type: string;
  readonly query: string;
  /** What it asks of each object there. */
  readonly selection: string;
}

/** What a field cannot be asked without, or shows nothing without. */
const ARGUMENTS: Readonly<Record<string, string>> = {
  'Customer.accounts': '(first: 20, includeEnded: true)',
  'Query.attributeDefinitions': '(ownerType: CUSTOMER)',
  'Query.caseStats': '(groupBy: [OWNER])',
  'Query.customers': '(first: 20, orderBy: [{ field: LAST_CONTACT, direction: DESC }])',
  'Query.interactionStats': '(groupBy: [AGENT])',
  'Query.scores': '(metric: NPS, groupBy: [AGENT], minimumSample: 1)',
  'Query.surveyQuestion': '(token: "of nobody")',
};
/** Ways in that are tried by themselves: by id, and by what is personal. */
const OTHER_WAYS = ['node', 'nodes', 'customer', 'customersByContact', 'viewer'];

export const personalFieldsOf = (type: string): string[] =>
  Object.keys(PERSONAL_FIELDS)
    .filter((coordinate) => coordinate.startsWith(`${type}.`))
    .map((coordinate) => coordinate.slice(type.length + 1));

function argumentsOf(type: string, { name, args }: Field): string {
  const known = ARGUMENTS[`${type}.${name}`];
  if (known !== undefined) return known;
  const given = args
    .filter((arg) => arg.name === 'first' || isRequiredArgument(arg))
    .map((arg) => {
      const input = getNamedType(arg.type);
      if (arg.name === 'first') return 'first: 20';
      if (isEnumType(input)) return `${arg.name}: ${input.getValues()[0]?.name ?? ''}`;
      throw new Error(`Say in ARGUMENTS how to ask for ${type}.${name}(${arg.name}:)`);
    });
  return given.length === 0 ? '' : `(${given.join(', ')})`;
}

interface Edge {
  readonly field: Field;
  readonly target: GraphQLObjectType;
  /** Puts what is asked of the target into what is asked of the parent. */
  readonly around: (inner: string) => string;
}

/** The edges of a type: to one object, to a list of them, to a page of them, to any of several types. */
function edgesOf(schema: GraphQLSchema, parent: GraphQLObjectType): Edge[] {
  return Object.values(parent.getFields())
    .filter(({ name }) => parent !== schema.getQueryType() || !OTHER_WAYS.includes(name))
    .flatMap((field): Edge[] => {
      const named = getNamedType(field.type);
      const call = `${field.name}${isScalarType(named) || isEnumType(named) ? '' : argumentsOf(parent.name, field)}`;
      const nodes =
        named.name.endsWith('Connection') && isObjectType(named) ? named.getFields()['nodes'] : undefined;
      const rows = nodes === undefined ? named : getNamedType(nodes.type);
      const wrap = (inner: string) => (nodes === undefined ? `{ ${inner} }` : `{ nodes { ${inner} } }`);
      // With ids on the way, so that it can be told whose what has none is.
      const within = (target: GraphQLObjectType, inner: string) =>
        'id' in target.getFields() ? `id ${inner}` : inner;
      if (isObjectType(rows))
        return [{ field, target: rows, around: (inner) => `${call} ${wrap(within(rows, inner))}` }];
      if (!isInterfaceType(rows)) return [];
      return schema.getPossibleTypes(rows).map((target) => ({
        field,
        target,
        around: (inner) => `${call} ${wrap(`... on ${target.name} { ${within(target, inner)} }`)}`,
      }));
    });
}

/** One question for every edge of the graph behind which something is personal, each by the shortest way that leads there. */
export function personalPaths(schema: GraphQLSchema): PersonalPath[] {
  const query = schema.getQueryType();
  if (!query) throw new Error('There is no query.');
  const paths: PersonalPath[] = [];
  const reached = new Set([query]);
  const waiting = [{ type: query, around: (inner: string) => `{ ${inner} }` }];
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
    const { type, around } = next;
    for (const { field, target, around: edge } of edgesOf(schema, type)) {
      const way = (inner: string) => around(edge(inner));
      const personal = personalFieldsOf(target.name);
      const id = 'id' in target.getFields() ? ['id'] : [];
      if (personal.length > 0) {
        const shown = personal.map((name) => (hasFields(target, name) ? `${name} { amount }` : name));
        const selection = ['__typename', ...id, ...shown].join(' ');
        paths.push({
          edge: `${type.name}.${field.name}`,
          type: target.name,
          query: way(selection),
          selection,
        });
      }
      if (reached.has(target)) continue;
      reached.add(target);
      waiting.push({ type: target, around: way });
    }
  }
  return paths;
}

function hasFields(type: GraphQLObjectType, name: string): boolean {
  const field = type.getFields()[name];
  return field !== undefined && isObjectType(getNamedType(field.type));
}
