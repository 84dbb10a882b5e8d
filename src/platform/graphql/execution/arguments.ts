import { getArgumentValues, Kind, type FieldNode, type GraphQLField } from 'graphql';
import type { Values } from './plan';

const NONE: Values = Object.freeze({});
const OF_PARTS: readonly string[] = [Kind.VARIABLE, Kind.LIST, Kind.OBJECT];

/** What a field is given where it is asked for. */
export class Arguments {
  #forAll: Values | undefined;

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
    const values = getArgumentValues(this.definition, this.node, variables);
    if (this.#areForAll(values)) this.#forAll = Object.freeze(values);
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
