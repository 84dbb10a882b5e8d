import {
  isInputObjectType,
  isListType,
  isNonNullType,
  Kind,
  valueFromAST,
  type GraphQLInputObjectType,
  type GraphQLInputType,
  type ListValueNode,
  type ObjectValueNode,
  type ValueNode,
} from 'graphql';
import type { Values } from './plan';

/** What a literal of a document comes to with some variables; undefined where it does not fit. Lists and objects are made anew each time. */
export type Literal = (variables: Values) => unknown;

/** The variable that a value is; undefined where it is none. */
export const variableIn = (node: ValueNode): string | undefined =>
  node.kind === Kind.VARIABLE ? node.name.value : undefined;

const isGiven = (variables: Values, name: string): boolean =>
  Object.hasOwn(variables, name) && variables[name] !== undefined;

/** As `valueFromAST` of the library, which looks at each literal and at all fields of its type again for each request. */
export function literalOf(node: ValueNode, type: GraphQLInputType): Literal {
  const variable = variableIn(node);
  if (variable !== undefined) return variableOf(variable, isNonNullType(type));
  if (isNonNullType(type)) return node.kind === Kind.NULL ? () => undefined : literalOf(node, type.ofType);
  if (node.kind === Kind.NULL) return () => null;
  if (isListType(type)) {
    if (node.kind === Kind.LIST) return listOf(node, type.ofType);
    const one = literalOf(node, type.ofType);
    return (variables) => wrapped(one(variables));
  }
  if (isInputObjectType(type) && !type.isOneOf && node.kind === Kind.OBJECT) return objectOf(node, type);
  return leafOf(node, type);
}

function variableOf(name: string, isRequired: boolean): Literal {
  return (variables) => {
    const value = isGiven(variables, name) ? variables[name] : undefined;
    return value === null && isRequired ? undefined : value;
  };
}

const wrapped = (value: unknown): unknown => (value === undefined ? undefined : [value]);

function listOf({ values }: ListValueNode, type: GraphQLInputType): Literal {
  const isRequired = isNonNullType(type);
  const items = values.map((node) => ({ variable: variableIn(node), literal: literalOf(node, type) }));
  return (variables) => {
    const list: unknown[] = [];
    for (const { variable, literal } of items) {
      const isMissing = variable !== undefined && !isGiven(variables, variable);
      const value = isMissing && !isRequired ? null : literal(variables);
      if (value === undefined) return undefined;
      list.push(value);
    }
    return list;
  };
}

function objectOf(node: ObjectValueNode, type: GraphQLInputObjectType): Literal {
  const given = new Map(node.fields.map(({ name, value }) => [name.value, value]));
  const fields = Object.values(type.getFields()).flatMap(({ name, type: inner, defaultValue }) => {
    const value = given.get(name);
    const isRequired = isNonNullType(inner);
    if (!value && defaultValue === undefined && !isRequired) return [];
    const literal = value && literalOf(value, inner);
    return { name, isRequired, defaultValue, literal, variable: value && variableIn(value) };
  });
  return (variables) => {
    const object = Object.create(null) as Record<string, unknown>;
    for (const { name, isRequired, defaultValue, literal, variable } of fields) {
      const isMissing = !literal || (variable !== undefined && !isGiven(variables, variable));
      const value = isMissing ? defaultValue : literal(variables);
      if (value !== undefined) object[name] = value;
      else if (!isMissing || isRequired) return undefined;
    }
    return object;
  };
}

const CONSTANT: readonly string[] = [Kind.INT, Kind.FLOAT, Kind.STRING, Kind.BOOLEAN, Kind.ENUM];

/** What is no object is the same each time; whoever is given an object may write into it. */
function leafOf(node: ValueNode, type: GraphQLInputType): Literal {
  const literal: Literal = (variables) => valueFromAST(node, type, variables);
  if (!CONSTANT.includes(node.kind)) return literal;
  const value = literal({});
  return typeof value === 'object' ? literal : () => value;
}
