import {
  getNamedType,
  isCompositeType,
  isObjectType,
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

class Counted {
  /** Names under which the answer has introspection: its objects are weighed all together. */
  readonly introspected = new Set<string>();
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

  /** What was counted for objects of a type: each place of a field that is in the answer, once. */
  of(
    type: GraphQLCompositeType,
    { selections }: SelectionSetNode,
    objects: readonly Answered[],
    visited: Set<string>,
  ): number {
    if (objects.length === 0) return 0;
    return selections.reduce((sum, selection) => {
      if (selection.kind === Kind.FIELD) return sum + this.ofField(type, selection, objects);
      if (selection.kind === Kind.INLINE_FRAGMENT) {
        const { typeCondition, selectionSet } = selection;
        return sum + this.of(this.typeOf(typeCondition?.name.value, type), selectionSet, objects, visited);
      }
      const name = selection.name.value;
      const fragment = this.fragments.get(name);
      // As the executor does: what is spread twice in one place is asked for once.
      if (!fragment || visited.has(name)) return sum;
      visited.add(name);
      const on = this.typeOf(fragment.typeCondition.name.value, type);
      return sum + this.of(on, fragment.selectionSet, objects, visited);
    }, 0);
  }

  private ofField(parent: GraphQLCompositeType, node: FieldNode, objects: readonly Answered[]): number {
    const key = node.alias?.value ?? node.name.value;
    const introspection = introspectionWeight(node, this.fragments);
    if (introspection !== null) {
      this.introspected.add(key);
      return introspection;
    }
    const field = 'getFields' in parent ? parent.getFields()[node.name.value] : undefined;
    const type = field && getNamedType(field.type);
    if (!field || !node.selectionSet || !isCompositeType(type)) return 0;
    const answered = objects.filter((object) => Object.hasOwn(object, key));
    if (answered.length === 0) return 0;
    const inner = answered.flatMap((object) => objectsIn(object[key]));
    return (weightOf(field).cost ?? 0) + this.of(type, node.selectionSet, inner, new Set());
  }

  private typeOf(name: string | undefined, otherwise: GraphQLCompositeType): GraphQLCompositeType {
    const type = name === undefined ? undefined : this.schema.getType(name);
    return isCompositeType(type) ? type : otherwise;
  }
}

/**
 * What an answer has cost, by the same measures as the operation was weighed before: 1 for each object in it, and the weight of each
 * field that counts and was asked of some object. Never more than the operation was weighed as. `mayCount`: whether it has such fields.
 */
export function costOfAnswer(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  answer: Answered,
  mayCount: boolean,
): number {
  const root = schema.getRootType(operation.operation);
  // The root is no object of the answer.
  if (!mayCount || !isObjectType(root)) return countObjects(answer) - 1;
  const counted = new Counted(schema, document);
  const cost = counted.of(root, operation.selectionSet, [answer], new Set());
  const data = Object.entries(answer).filter(([key]) => !counted.introspected.has(key));
  return cost + data.reduce((sum, [, value]) => sum + countObjects(value), 0);
}
