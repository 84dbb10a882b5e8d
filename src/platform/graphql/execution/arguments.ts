import { getArgumentValues, isNonNullType, Kind, type FieldNode, type GraphQLField } from 'graphql';
import { literalOf, variableIn, type Literal } from './literals';
import type { Values } from './plan';

const NONE: Values = Object.freeze({});
const OF_PARTS: readonly string[] = [Kind.VARIABLE, Kind.LIST, Kind.OBJECT];

/** An argument that a field takes, and what it is given for it. */
interface Given {
  readonly name: string;
  readonly isRequired: boolean;
  readonly defaultValue: unknown;
  /** Undefined where it is left out. */
  readonly literal: Literal | undefined;
  readonly variable: string | undefined;
}

/** What a field is given where it is asked for. */
export class Arguments {
  #forAll: Values | undefined;
  #given: readonly Given[] | undefined;

  constructor(
    private readonly definition: GraphQLField<unknown, unknown>,
    private readonly node: FieldNode,
  ) {
    if (definition.args.length === 0) this.#forAll = NONE;
  }

  /** What is the same in all requests, once it was worked out. */
  get forAll(): Values | undefined {
    return this.#forAll;
  }

  /** Throws what does not fit. */
  with(variables: Values): Values {
    // What is wrong with them the library says.
    const values = this.#valuesWith(variables) ?? getArgumentValues(this.definition, this.node, variables);
    if (this.#areForAll(values)) this.#forAll = Object.freeze(values);
    return values;
  }

  /** Null where one does not fit. */
  #valuesWith(variables: Values): Values | null {
    this.#given ??= givenTo(this.definition, this.node);
    const values: Record<string, unknown> = {};
    for (const { name, isRequired, defaultValue, literal, variable } of this.#given) {
      const isLeftOut = !literal || (variable !== undefined && !Object.hasOwn(variables, variable));
      const value = isLeftOut ? defaultValue : literal(variables);
      if (value !== undefined) values[name] = value;
      else if (!isLeftOut || isRequired) return null;
    }
    return values;
  }

  /** Lists and objects are made for each answer: a resolver may write into its own. */
  #areForAll(values: Values): boolean {
    return (
      (this.node.arguments ?? []).every(({ value }) => !OF_PARTS.includes(value.kind)) &&
      Object.values(values).every((value) => value === null || typeof value !== 'object')
    );
  }
}

function givenTo({ args }: GraphQLField<unknown, unknown>, { arguments: given = [] }: FieldNode): Given[] {
  const values = new Map(given.map(({ name, value }) => [name.value, value]));
  return args.map(({ name, type, defaultValue }) => {
    const node = values.get(name);
    return {
      ...{ name, defaultValue, isRequired: isNonNullType(type) },
      literal: node && literalOf(node, type),
      variable: node && variableIn(node),
    };
  });
}
