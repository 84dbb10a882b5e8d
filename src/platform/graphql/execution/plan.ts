import {
  getNullableType,
  isAbstractType,
  isLeafType,
  isListType,
  isNonNullType,
  SchemaMetaFieldDef,
  TypeMetaFieldDef,
  TypeNameMetaFieldDef,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLAbstractType,
  type GraphQLField,
  type GraphQLFieldResolver,
  type GraphQLLeafType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import { collectFields, collectSubfields } from 'graphql/execution/collectFields';
import { Arguments } from './arguments';
import { serializerOf, SHOWN_AS_IT_IS, type IsShownAsItIs, type Serialize } from './leaves';
import { RowLeaves } from './row-leaves';

export type Values = Readonly<Record<string, unknown>>;

/** How a value is completed: what its type is, and what is asked of it. */
export type Completion = {
  /** Whether null is no answer. */
  readonly isRequired: boolean;
} & (
  | {
      readonly kind: 'LEAF';
      readonly type: GraphQLLeafType;
      /** Where nothing has to be made of most values. */
      readonly isShownAsItIs: IsShownAsItIs | undefined;
      readonly serialize: Serialize;
    }
  | { readonly kind: 'LIST'; readonly item: Completion }
  | { readonly kind: 'OBJECT'; readonly type: GraphQLObjectType; readonly selection: Selection }
  | { readonly kind: 'ABSTRACT'; readonly type: GraphQLAbstractType; readonly selection: Selection }
);

/** One field of an answer. */
export interface FieldPlan {
  /** What the answer calls it. */
  readonly key: string;
  /** Where it is asked for. */
  readonly nodes: readonly FieldNode[];
  /** Of the first of the places. */
  readonly given: Arguments;
  readonly definition: GraphQLField<unknown, unknown>;
  readonly parentType: GraphQLObjectType;
  /** Undefined: the property of the same name. */
  readonly resolve: GraphQLFieldResolver<unknown, unknown> | undefined;
  readonly completion: Completion;
}

/** What is asked of objects of a type, in the order of the answer. */
export interface ObjectPlan {
  readonly type: GraphQLObjectType;
  readonly fields: readonly FieldPlan[];
  /** Whether the answer has a name that an ordinary object would not take for one of its own. */
  readonly isBare: boolean;
  readonly leaves: RowLeaves;
}

/** What the fields of an object of the answer are put into. */
export function emptyObject({ isBare }: ObjectPlan): Record<string, unknown> {
  return isBare ? (Object.create(null) as Record<string, unknown>) : {};
}

/** The fields under the fields that are asked for under one name; by type, because fragments may be of several. */
export class Selection {
  readonly #plans = new Map<GraphQLObjectType, ObjectPlan>();
  /** What was asked for last: most fields are of one type. */
  #last: ObjectPlan | undefined;

  constructor(
    private readonly operation: OperationPlan,
    private readonly nodes: readonly FieldNode[],
  ) {}

  /** `variables` say only what the plan was made for: which fields are skipped. */
  of(type: GraphQLObjectType, variables: Values): ObjectPlan {
    if (this.#last?.type === type) return this.#last;
    this.#last = this.#plans.get(type) ?? this.#planOf(type, variables);
    return this.#last;
  }

  #planOf(type: GraphQLObjectType, variables: Values): ObjectPlan {
    const { schema, fragments } = this.operation;
    const plan = this.operation.planOf(
      type,
      collectSubfields(schema, fragments, variables, type, this.nodes),
    );
    this.#plans.set(type, plan);
    return plan;
  }
}

/** Bytes that are kept of a field, as measured; a third of them of the code that shows it, where there is some. */
const BYTES_OF_FIELD = 1_400;
/** Of each of its places, where there are several. */
const BYTES_OF_NODE = 16;
/** Of a document, with what is known of its weight; of arguments also, of whose literals each field makes what it is given. */
const BYTES_OF_CHARACTER = 130;

/** Of the whole document. */
export const charactersOf = ({ loc }: OperationDefinitionNode): number => loc?.source.body.length ?? 0;

function bytesOf({ nodes }: FieldPlan): number {
  const { arguments: given = [] } = nodes[0] ?? {};
  const characters = (given.at(-1)?.loc?.end ?? 0) - (given[0]?.loc?.start ?? 0);
  return BYTES_OF_FIELD + nodes.length * BYTES_OF_NODE + characters * BYTES_OF_CHARACTER;
}

/** What an operation asks for, worked out once for all who ask it with the same fields skipped. */
export class OperationPlan {
  #root: ObjectPlan | undefined;
  /** Of all its fields, as far as their types were met, and of its document. A fragment that is spread often has its fields as often. */
  bytes: number;

  constructor(
    readonly schema: GraphQLSchema,
    readonly fragments: Readonly<Record<string, FragmentDefinitionNode>>,
    readonly operation: OperationDefinitionNode,
    /** See `RowLeaves`. */
    private readonly rowsBeforeCode: number,
    /** Told how many bytes there are more. */
    private readonly grown: (bytes: number) => void,
  ) {
    this.bytes = charactersOf(operation) * BYTES_OF_CHARACTER;
  }

  rootOf(type: GraphQLObjectType, variables: Values): ObjectPlan {
    const { schema, fragments, operation } = this;
    this.#root ??= this.planOf(
      type,
      collectFields(schema, fragments, variables, type, operation.selectionSet),
    );
    return this.#root;
  }

  planOf(type: GraphQLObjectType, asked: ReadonlyMap<string, readonly FieldNode[]>): ObjectPlan {
    const fields = [...asked].flatMap(([key, nodes]) => this.#fieldOf(type, key, nodes) ?? []);
    const bytes = fields.reduce((sum, field) => sum + bytesOf(field), 0);
    this.bytes += bytes;
    this.grown(bytes);
    const isBare = asked.has('__proto__');
    const leaves = new RowLeaves(fields, isBare ? Infinity : this.rowsBeforeCode);
    return { type, fields, isBare, leaves };
  }

  #fieldOf(parentType: GraphQLObjectType, key: string, nodes: readonly FieldNode[]): FieldPlan | undefined {
    const [node] = nodes;
    const definition = node && this.#definitionOf(parentType, node.name.value);
    // A field that is unknown did not pass validation.
    if (!definition) return undefined;
    const { type, resolve } = definition;
    const given = new Arguments(definition, node);
    const completion = this.#completionOf(type, nodes);
    return { key, nodes, given, definition, parentType, resolve, completion };
  }

  #definitionOf(type: GraphQLObjectType, name: string): GraphQLField<unknown, unknown> | undefined {
    if (name === TypeNameMetaFieldDef.name) return TypeNameMetaFieldDef;
    const isRoot = type === this.schema.getQueryType();
    if (isRoot && name === SchemaMetaFieldDef.name) return SchemaMetaFieldDef;
    if (isRoot && name === TypeMetaFieldDef.name) return TypeMetaFieldDef;
    return type.getFields()[name];
  }

  #completionOf(type: GraphQLOutputType, nodes: readonly FieldNode[]): Completion {
    const isRequired = isNonNullType(type);
    const inner = getNullableType(type);
    if (isListType(inner)) return { kind: 'LIST', isRequired, item: this.#completionOf(inner.ofType, nodes) };
    if (isLeafType(inner))
      return {
        kind: 'LEAF',
        isRequired,
        type: inner,
        isShownAsItIs: SHOWN_AS_IT_IS.get(inner),
        serialize: serializerOf(inner),
      };
    const selection = new Selection(this, nodes);
    if (isAbstractType(inner)) return { kind: 'ABSTRACT', isRequired, type: inner, selection };
    return { kind: 'OBJECT', isRequired, type: inner, selection };
  }
}
