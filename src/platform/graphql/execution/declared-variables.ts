import {
  coerceInputValue,
  getNullableType,
  isInputType,
  isLeafType,
  isNonNullType,
  typeFromAST,
  valueFromAST,
  type GraphQLInputType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type VariableDefinitionNode,
} from 'graphql';
import type { Values } from './plan';

interface Declared {
  readonly name: string;
  readonly isRequired: boolean;
  /** Anew for each request; undefined where there is none. */
  readonly byDefault: (() => unknown) | undefined;
  /** Throws what does not fit. */
  readonly coerced: (value: unknown) => unknown;
}

/** The variables that an operation declares, looked at once. */
export class DeclaredVariables {
  /** Undefined where something is declared that is left to the library. */
  readonly #declared: readonly Declared[] | undefined;

  constructor(schema: GraphQLSchema, { variableDefinitions = [] }: OperationDefinitionNode) {
    const declared = variableDefinitions.map((definition) => declaredIn(schema, definition));
    const known = declared.filter((one) => one !== undefined);
    if (known.length === declared.length) this.#declared = known;
  }

  /** What is given for them, as `getVariableValues` of the library coerces it; null where it has to say what is wrong. */
  coerce(given: Values): Values | null {
    if (!this.#declared) return null;
    const values: Record<string, unknown> = {};
    try {
      for (const { name, isRequired, byDefault, coerced } of this.#declared) {
        const isLeftOut = !Object.hasOwn(given, name);
        const value = given[name];
        if (isLeftOut && byDefault) values[name] = byDefault();
        else if (value != null && !isLeftOut) values[name] = coerced(value);
        else if (isRequired) return null;
        else if (!isLeftOut) values[name] = null;
      }
    } catch {
      return null;
    }
    return values;
  }
}

function declaredIn(
  schema: GraphQLSchema,
  { variable, type: node, defaultValue }: VariableDefinitionNode,
): Declared | undefined {
  const name = variable.name.value;
  const type = typeFromAST(schema, node);
  // That name no ordinary object takes for one of its own.
  if (!isInputType(type) || name === '__proto__') return undefined;
  return {
    name,
    isRequired: isNonNullType(type),
    byDefault: defaultValue && (() => valueFromAST(defaultValue, type)),
    coerced: coercionOf(type),
  };
}

function coercionOf(type: GraphQLInputType): (value: unknown) => unknown {
  const inner = getNullableType(type);
  if (!isLeafType(inner)) return (value) => coerceInputValue(value, type);
  return (value) => {
    const parsed: unknown = inner.parseValue(value);
    if (parsed === undefined) throw new TypeError(`No ${inner.name}`);
    return parsed;
  };
}
