import {
  getNamedType,
  isCompositeType,
  Kind,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';
import { introspectionWeight } from './introspection-weight';
import { weightOf } from './weight';

type Answered = Readonly<Record<string, unknown>>;

/** An object of the answer; no scalar makes one. */
function isAnswered(value: unknown): value is Answered {
  return typeof value === 'object' && value !== null;
}

/** Objects in a value, itself included. */
function countObjects(value: unknown): number {
  if (Array.isArray(value)) return value.reduce<number>((sum, item) => sum + countObjects(item), 0);
  if (!isAnswered(value)) return 0;
  let count = 1;
  for (const key in value) {
    const inner = value[key];
    if (typeof inner === 'object' && inner !== null) count += countObjects(inner);
  }
  return count;
}

/** The objects in the value of a field, however deep its lists are. */
function objectsIn(value: unknown): readonly Answered[] {
  if (Array.isArray(value)) return value.flatMap(objectsIn);
  return isAnswered(value) ? [value] : [];
}

/** A field that counts, or under which others do; of introspection the field of the root, whose objects are weighed all together. */
interface Counting {
  /** What the answer calls it. */
  readonly key: string;
  readonly weight: number;
  readonly inner: readonly Counting[];
  readonly isIntrospection: boolean;
}

/** Finds what counts in the selections of an operation. */
class Search {
  private readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;

  constructor(
    private readonly schema: GraphQLSchema,
    document: DocumentNode,
  ) {
    this.fragments = new Map(
      document.definitions
        .filter((definition) => definition.kind === Kind.FRAGMENT_DEFINITION)
        .map((fragment) => [fragment.name.value, fragment]),
    );
  }

  private readonly foundInFragments = new Map<string, readonly Counting[]>();

  in(type: GraphQLCompositeType, { selections }: SelectionSetNode): readonly Counting[] {
    const found = selections.flatMap((selection) => {
      if (selection.kind === Kind.FIELD) return this.inField(type, selection) ?? [];
      if (selection.kind === Kind.FRAGMENT_SPREAD) return this.inFragment(selection.name.value);
      const { typeCondition, selectionSet } = selection;
      return this.in(this.typeOf(typeCondition?.name.value, type), selectionSet);
    });
    // As the executor does: what is spread twice in one place is asked for once.
    return [...new Set(found)];
  }

  /** Looked through once, however often it is spread. */
  private inFragment(name: string): readonly Counting[] {
    const known = this.foundInFragments.get(name);
    if (known) return known;
    const fragment = this.fragments.get(name);
    const type = fragment && this.schema.getType(fragment.typeCondition.name.value);
    const found = fragment && isCompositeType(type) ? this.in(type, fragment.selectionSet) : [];
    this.foundInFragments.set(name, found);
    return found;
  }

  private inField(parent: GraphQLCompositeType, node: FieldNode): Counting | null {
    const key = node.alias?.value ?? node.name.value;
    const introspection = introspectionWeight(node, this.fragments);
    if (introspection !== null) return { key, weight: introspection, inner: [], isIntrospection: true };
    const field = 'getFields' in parent ? parent.getFields()[node.name.value] : undefined;
    const type = field && getNamedType(field.type);
    if (!field || !node.selectionSet || !isCompositeType(type)) return null;
    const weight = weightOf(field).cost ?? 0;
    const inner = this.in(type, node.selectionSet);
    return weight > 0 || inner.length > 0 ? { key, weight, inner, isIntrospection: false } : null;
  }

  private typeOf(name: string | undefined, otherwise: GraphQLCompositeType): GraphQLCompositeType {
    const type = name === undefined ? undefined : this.schema.getType(name);
    return isCompositeType(type) ? type : otherwise;
  }
}

/** What was counted for some objects of an answer: each place of a field that is in it, once. */
function weightIn(objects: readonly Answered[], counting: readonly Counting[]): number {
  return counting.reduce((sum, { key, weight, inner }) => {
    const answered = objects.filter((object) => Object.hasOwn(object, key));
    if (answered.length === 0) return sum;
    const under = inner.length === 0 ? [] : answered.flatMap((object) => objectsIn(object[key]));
    return sum + weight + weightIn(under, inner);
  }, 0);
}

/** For as long as their documents are kept. */
const known = new WeakMap<OperationDefinitionNode, readonly Counting[]>();

function countingIn(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
): readonly Counting[] {
  const before = known.get(operation);
  if (before) return before;
  const root = schema.getRootType(operation.operation);
  const counting = root ? new Search(schema, document).in(root, operation.selectionSet) : [];
  known.set(operation, counting);
  return counting;
}

/**
 * What an answer has cost, by the same measures as the operation was weighed before: 1 for each object in it, and the weight of each
 * field that counts and was asked of some object. Never more than the operation was weighed as. `made`: how many objects are in it, the root aside; null where
 * that is not known.
 */
export function costOfAnswer(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  answer: Answered,
  made: number | null,
): number {
  const counting = countingIn(schema, document, operation);
  const introspected = counting.filter(({ isIntrospection }) => isIntrospection).map(({ key }) => key);
  const objects =
    made !== null && introspected.length === 0
      ? made
      : Object.entries(answer)
          .filter(([key]) => !introspected.includes(key))
          .reduce((sum, [, value]) => sum + countObjects(value), 0);
  return objects + weightIn([answer], counting);
}
