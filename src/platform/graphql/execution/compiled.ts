import {
  execute,
  getVariableValues,
  Kind,
  locatedError,
  OperationTypeNode,
  visit,
  type DocumentNode,
  type ExecutionResult,
  type FragmentDefinitionNode,
  type GraphQLObjectType,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import { DeclaredVariables } from './declared-variables';
import { Execution, type Tally } from './execution';
import { Faults } from './faults';
import { charactersOf, emptyObject, OperationPlan, type ObjectPlan, type Values } from './plan';
import { Recent } from './recent';
import { ROWS_BEFORE_CODE } from './row-leaves';

/** Characters of a document of which anything is kept: a longer one is read, and planned, anew each time. */
export const LONGEST_KEPT = 20_000;
/** Bytes of all plans that are kept, as far as they can be told; those that were executed last make up half of it for certain. */
const MOST_BYTES = 100e6;
const MOST_COERCION_ERRORS = 50;

/**
 * Plans of all operations, by which of their fields are skipped. How large one becomes is not told by its document: fragments that spread each other make thousands of fields of
 * a few lines, once for each set of variables.
 */
class Plans {
  readonly #plans = new Recent<string, OperationPlan>(MOST_BYTES, (_, { bytes }) => bytes);
  readonly #grown = (bytes: number): void => {
    this.#plans.grow(bytes);
  };

  constructor(
    readonly schema: GraphQLSchema,
    private readonly rowsBeforeCode: number,
  ) {}

  get(
    key: string,
    fragments: Readonly<Record<string, FragmentDefinitionNode>>,
    operation: OperationDefinitionNode,
  ): OperationPlan {
    const { schema, rowsBeforeCode } = this;
    if (charactersOf(operation) > LONGEST_KEPT)
      return new OperationPlan(schema, fragments, operation, Infinity, () => undefined);
    return this.#plans.get(
      key,
      () => new OperationPlan(schema, fragments, operation, rowsBeforeCode, this.#grown),
    );
  }
}

/** An operation of a document. */
class Compiled {
  readonly #fragments = Object.create(null) as Record<string, FragmentDefinitionNode>;
  readonly #deciding: readonly string[];
  readonly #variables: DeclaredVariables;

  constructor(
    private readonly plans: Plans,
    /** Which no other operation has. */
    private readonly name: string,
    document: DocumentNode,
    private readonly operation: OperationDefinitionNode,
  ) {
    for (const definition of document.definitions)
      if (definition.kind === Kind.FRAGMENT_DEFINITION) this.#fragments[definition.name.value] = definition;
    this.#deciding = decidingVariables(document);
    this.#variables = new DeclaredVariables(plans.schema, operation);
  }

  /** What is wrong with variables the library says. */
  coerce(given: Values): ReturnType<typeof getVariableValues> {
    const coerced = this.#variables.coerce(given);
    if (coerced) return { coerced };
    const { variableDefinitions = [] } = this.operation;
    return getVariableValues(this.plans.schema, variableDefinitions, given, {
      maxErrors: MOST_COERCION_ERRORS,
    });
  }

  planFor(variables: Values): OperationPlan {
    let key = this.name;
    for (const name of this.#deciding) key += ` ${String(variables[name])}`;
    return this.plans.get(key, this.#fragments, this.operation);
  }
}

/** Variables that `@skip` and `@include` go by. */
function decidingVariables(document: DocumentNode): string[] {
  const names = new Set<string>();
  visit(document, {
    Directive: ({ arguments: given = [] }) => {
      for (const { value } of given) if (value.kind === Kind.VARIABLE) names.add(value.name.value);
    },
  });
  return [...names];
}

/** What an operation is executed with. */
export interface Asked {
  readonly document: DocumentNode;
  /** The one that is meant; none where the document has no such. */
  readonly operation: OperationDefinitionNode | null | undefined;
  readonly operationName?: string | null | undefined;
  readonly variables: Values;
  readonly context: unknown;
}

type Answer = Record<string, unknown> | null;

/** One request for an operation. */
interface Request {
  readonly plan: OperationPlan;
  readonly variables: Values;
  readonly context: unknown;
  readonly faults: Faults;
  readonly tally: Tally;
}

/** What passes in graphql-js between an error of a field of the root and the end: by Promise.all, the object of the fields, and the answer. */
const TICKS_OF_ROOT = 3;

/** Answers with these fields of the root; never rejects. */
function answer(
  { plan, variables, context, faults, tally }: Request,
  root: ObjectPlan,
  ticks: number,
): Promise<Answer> {
  return new Promise((resolve) => {
    // It was filled by the names of the fields.
    const execution = new Execution(plan, variables, context, faults, tally, ticks, (data) => {
      resolve(data as Answer);
    });
    execution.answer(root);
  });
}

/** The same, one field after the other, as mutations are. */
async function answerInTurn(request: Request, root: ObjectPlan): Promise<Answer> {
  const data = emptyObject(root);
  for (const [index, field] of root.fields.entries()) {
    // The promise of the field, of each after it, and of the one before it, in which it is made.
    const ticks = 1 + root.fields.length - index + (index > 0 ? 1 : 0);
    const one = await answer(request, { ...root, fields: [field] }, ticks);
    if (!one) return null;
    data[field.key] = one[field.key];
  }
  return data;
}

function answerPlanned(request: Request, type: GraphQLObjectType): Promise<Answer> | null {
  const { plan, variables, faults } = request;
  try {
    const root = plan.rootOf(type, variables);
    const isMutation = plan.operation.operation === OperationTypeNode.MUTATION;
    return isMutation ? answerInTurn(request, root) : answer(request, root, TICKS_OF_ROOT);
  } catch (error) {
    // Of a directive whose argument does not fit: no field is known.
    faults.add(locatedError(error, undefined), undefined);
    return null;
  }
}

/**
 * Gives what executes operations of a schema by plans: what a document asks for is worked out once, not again for each request and each row
 * (docs/adr/0023-compiled-execution.md).
 */
export function createCompiledExecutor(
  schema: GraphQLSchema,
  rowsBeforeCode = ROWS_BEFORE_CODE,
): (asked: Asked, tally?: Tally) => Promise<ExecutionResult> {
  const plans = new Plans(schema, rowsBeforeCode);
  const compiled = new WeakMap<OperationDefinitionNode, Compiled>();
  let count = 0;

  return async (
    { document, operation, operationName, variables: given, context },
    tally = { objects: 0 },
  ) => {
    const type = operation && schema.getRootType(operation.operation);
    // Nothing that could be answered: the library says why.
    if (!type) return execute({ schema, document, operationName: operationName ?? null });
    let known = compiled.get(operation);
    if (!known) {
      count += 1;
      compiled.set(operation, (known = new Compiled(plans, String(count), document, operation)));
    }
    const { coerced: variables, errors: refused } = known.coerce(given);
    if (!variables) return { errors: refused };
    const plan = known.planFor(variables);
    const faults = new Faults();
    const data = await answerPlanned({ plan, variables, context, faults, tally }, type);
    return faults.errors.length > 0 ? { errors: faults.errors, data } : { data };
  };
}
