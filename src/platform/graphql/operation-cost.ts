import {
  getArgumentValues,
  getNamedType,
  getVariableValues,
  isCompositeType,
  isObjectType,
  Kind,
  type DocumentNode,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLSchema,
  type FieldNode,
  type FragmentDefinitionNode,
  type NamedTypeNode,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';
import { Recent } from './execution/recent';
import { introspectionWeight } from './introspection-weight';
import { rowsOf, weightOf, type ListSize } from './weight';

/** What an operation may ask for at most, worked out before anything is read. */
export interface OperationSize {
  /** Objects that may have to be completed (an object 1, a connection 1 + page size × row, a plain list its cap × row), and counting. */
  readonly cost: number;
  /** Levels of fields, those of introspection not counted. */
  readonly depth: number;
  readonly rootFields: number;
  readonly aliases: number;
}

interface Weighed {
  readonly cost: number;
  /** What is counted for all rows at once. */
  readonly once: number;
  readonly depth: number;
}

/** How long some fields of an object are, as the arguments of the field that answers with it say. */
interface Sized {
  readonly fields: readonly string[];
  readonly rows: number;
}

const NOTHING_SIZED: Sized = { fields: [], rows: 1 };

class Scale {
  aliases = 0;
  /** Variables that say how long lists are. */
  readonly telling = new Set<string>();
  /** Whether all arguments could be read. */
  isRead = true;
  private readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;

  constructor(
    private readonly schema: GraphQLSchema,
    document: DocumentNode,
    private readonly variables: Readonly<Record<string, unknown>>,
  ) {
    this.fragments = new Map(
      document.definitions
        .filter((definition) => definition.kind === Kind.FRAGMENT_DEFINITION)
        .map((fragment) => [fragment.name.value, fragment]),
    );
  }

  /** What a fragment costs is worked out once, however often it is spread: a document of many spreads is not slow to weigh. */
  private readonly weighedFragments = new Map<string, Weighed>();

  private readonly countedFragments = new Map<string, number>();

  /** Fields of a selection, those of its fragments included. */
  countFields({ selections }: SelectionSetNode): number {
    return selections.reduce((sum, selection) => {
      if (selection.kind === Kind.FIELD) return sum + 1;
      if (selection.kind === Kind.INLINE_FRAGMENT) return sum + this.countFields(selection.selectionSet);
      return sum + this.countFieldsOfFragment(selection.name.value);
    }, 0);
  }

  private countFieldsOfFragment(name: string): number {
    const known = this.countedFragments.get(name);
    if (known !== undefined) return known;
    const fragment = this.fragments.get(name);
    const count = fragment ? this.countFields(fragment.selectionSet) : 0;
    this.countedFragments.set(name, count);
    return count;
  }

  /** What a selection costs on one object of a type. */
  selection(type: GraphQLCompositeType, { selections }: SelectionSetNode, sized = NOTHING_SIZED): Weighed {
    const parts = selections.map((selection): Weighed => {
      if (selection.kind === Kind.FIELD) return this.field(type, selection, sized);
      if (selection.kind === Kind.FRAGMENT_SPREAD) return this.fragment(type, selection.name.value, sized);
      const { typeCondition, selectionSet } = selection;
      return this.selection(this.typeOf(typeCondition, type), selectionSet, sized);
    });
    return {
      cost: parts.reduce((sum, { cost }) => sum + cost, 0),
      once: parts.reduce((sum, { once }) => sum + once, 0),
      depth: Math.max(0, ...parts.map(({ depth }) => depth)),
    };
  }

  private fragment(type: GraphQLCompositeType, name: string, sized: Sized): Weighed {
    const key = `${name} ${type.name} ${sized.fields.join(' ')} ${String(sized.rows)}`;
    const known = this.weighedFragments.get(key);
    if (known) return known;
    const fragment = this.fragments.get(name);
    const weighed = fragment
      ? this.selection(this.typeOf(fragment.typeCondition, type), fragment.selectionSet, sized)
      : { cost: 0, once: 0, depth: 0 };
    this.weighedFragments.set(key, weighed);
    return weighed;
  }

  private typeOf(
    condition: NamedTypeNode | undefined,
    otherwise: GraphQLCompositeType,
  ): GraphQLCompositeType {
    const type = condition && this.schema.getType(condition.name.value);
    return isCompositeType(type) ? type : otherwise;
  }

  private field(parent: GraphQLCompositeType, node: FieldNode, sized: Sized): Weighed {
    if (node.alias) this.aliases += 1;
    const name = node.name.value;
    const field = 'getFields' in parent ? parent.getFields()[name] : undefined;
    const introspection = introspectionWeight(node, this.fragments);
    if (introspection !== null) return { cost: 0, once: introspection, depth: 0 };
    // A field that is unknown did not pass validation.
    if (!field || name.startsWith('__')) return { cost: 0, once: 0, depth: 0 };
    const type = getNamedType(field.type);
    if (!node.selectionSet || !isCompositeType(type)) return { cost: 0, once: 0, depth: 1 };
    const { cost = 0, listSize } = weightOf(field);
    const asked = listSize ? rowsOf(listSize, this.argumentsOf(field, node)) : 1;
    if (listSize) for (const variable of variablesTelling(listSize, node)) this.telling.add(variable);
    const { sizedFields } = listSize ?? {};
    const inner = this.selection(
      type,
      node.selectionSet,
      sizedFields ? { fields: sizedFields, rows: asked } : NOTHING_SIZED,
    );
    const own = sizedFields ? 1 : asked;
    const rows = sized.fields.includes(name) ? sized.rows : own;
    return { cost: rows * (1 + inner.cost), once: cost + inner.once, depth: 1 + inner.depth };
  }

  private argumentsOf(
    field: GraphQLField<unknown, unknown>,
    node: FieldNode,
  ): Readonly<Record<string, unknown>> {
    try {
      return getArgumentValues(field, node, this.variables);
    } catch {
      this.isRead = false;
      return {}; // The executor will say what is wrong with them.
    }
  }
}

/** The variables that say how long the list of a field is. A list that is written out is as long whatever is in it. */
function variablesTelling(
  { slicingArguments = [], slicedWith = [] }: ListSize,
  { arguments: given = [] }: FieldNode,
): string[] {
  const telling = [...slicingArguments, ...slicedWith];
  return given.flatMap(({ name, value }) =>
    telling.includes(name.value) && value.kind === Kind.VARIABLE ? [value.name.value] : [],
  );
}

/** What an operation weighs, by what its variables say of how long lists are. */
interface Known {
  readonly telling: readonly string[];
  readonly sizes: Recent<string, OperationSize>;
}

/** Of one operation, which is asked with few page sizes; half of them for certain. */
const SIZES = 10;

/** A front end asks few documents, and the library keeps them parsed. */
const known = new WeakMap<OperationDefinitionNode, Known>();

/** What variables say of how long lists are: a number as it is, a list by its length, anything else by whether it is there and of what kind. */
function saidOf(telling: readonly string[], variables: Readonly<Record<string, unknown>>): string {
  const saidBy = (variable: unknown): string => {
    if (Array.isArray(variable)) return `[${String(variable.length)}]`;
    return typeof variable === 'number' || variable === null ? String(variable) : typeof variable;
  };
  return telling.map((name) => saidBy(variables[name])).join(' ');
}

/** Weighs an operation that has passed validation, of a document of one schema. Variables count as the executor will take them: with their defaults. */
export function sizeOfOperation(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Readonly<Record<string, unknown>>,
): OperationSize {
  const before = known.get(operation);
  const found = before?.sizes.find(saidOf(before.telling, variables));
  if (found) return found;
  const root = schema.getRootType(operation.operation);
  if (!isObjectType(root)) return { cost: 0, depth: 0, rootFields: 0, aliases: 0 };
  const { coerced } = getVariableValues(schema, operation.variableDefinitions ?? [], variables);
  // Variables that do not fit are left as they came: the executor refuses the operation.
  const scale = new Scale(schema, document, coerced ?? variables);
  const { cost, once, depth } = scale.selection(root, operation.selectionSet);
  const size = {
    cost: cost + once,
    depth,
    rootFields: scale.countFields(operation.selectionSet),
    aliases: scale.aliases,
  };
  if (!coerced || !scale.isRead) return size;
  const { telling, sizes } = before ?? { telling: [...scale.telling], sizes: new Recent(SIZES) };
  sizes.keep(saidOf(telling, variables), size);
  if (!before) known.set(operation, { telling, sizes });
  return size;
}
