import { isObjectType, type GraphQLResolveInfo, type GraphQLSchema } from 'graphql';
import { Arg, Ctx, Field, ID, Info, InterfaceType, Query, Resolver, type ClassType } from 'type-graphql';
import { parseGlobalId, toGlobalId, type GlobalId } from '../../kernel/global-id';
import type { Id } from '../../kernel/id';
import { Requires } from '../authz/requires';
import { complete } from '../db/complete';
import type { RequestContext } from './context';
import { badUserInput, quoted } from './errors';
import type { LoaderDefinition } from './loader';
import type { ShownRowLoader } from './shown-row';
import { Weighs } from './weight';

/** A type with ids of its own. */
export interface NodeName {
  readonly typeName: string;
  /** What its ids begin with: three letters, never changed. */
  readonly prefix: string;
}

/** A type whose rows can be fetched by their id alone. */
export interface NodeType extends NodeName {
  readonly loader: LoaderDefinition<Id, object | null> | ShownRowLoader<object>;
}

@InterfaceType({
  description: 'Anything that has an id of its own and can be fetched again by it.',
  resolveType: (value: { readonly __typename: string }) => value.__typename,
})
export abstract class Node {
  @Field(() => ID, { description: 'Opaque, stable, and different for every object of every type.' })
  id!: Id;
}

/** The key in a global id of the wanted type. `argument` names the place for the error. */
export function idArgument(argument: string, value: GlobalId, { prefix, typeName }: NodeName): Id {
  const parsed = parseGlobalId(value);
  if (parsed?.prefix === prefix) return parsed.id;
  throw badUserInput(
    `"${argument}" is no id of type ${typeName}: such an id begins with "${prefix}_" and is followed by 16 letters and digits.`,
  );
}

/** Rows keep their bare key; the graph shows it with the type's prefix. */
export function showGlobalIds(schema: GraphQLSchema, nodeTypes: readonly NodeType[]): void {
  for (const { typeName, prefix } of nodeTypes) {
    const type = schema.getType(typeName);
    const field = isObjectType(type) ? type.getFields()['id'] : undefined;
    if (!field) throw new Error(`${typeName} is registered as a node but has no field "id"`);
    field.resolve = (row: { readonly id: Id }) => toGlobalId(prefix, row.id);
  }
}

/** The root fields `node` and `nodes` over these types. */
export function createNodeResolver(nodeTypes: readonly NodeType[]): ClassType {
  const byPrefix = new Map(nodeTypes.map((type) => [type.prefix, type]));

  const fetch = async (
    argument: string,
    globalId: GlobalId,
    { loaders }: RequestContext,
    info: GraphQLResolveInfo,
  ): Promise<object | null> => {
    const parsed = parseGlobalId(globalId);
    const type = parsed && byPrefix.get(parsed.prefix);
    if (!type) throw badUserInput(`"${argument}" holds ${quoted(globalId)}, which is no id of this graph.`);
    const { typeName, loader } = type;
    if (!('shown' in loader)) {
      const row = await loaders.load(loader, parsed.id);
      return row && { __typename: typeName, ...row };
    }
    // A copy would not know what it was read without.
    const row = await loaders.show(loader, parsed.id, info);
    return row && complete(row, '__typename', typeName);
  };

  @Resolver()
  class NodeResolver {
    @Requires('customer:read')
    @Query(() => Node, {
      nullable: true,
      description: 'Any object by its id; null when it is unknown or not yours to see.',
    })
    node(
      @Arg('id', () => ID, { description: 'The id that the object showed.' }) id: GlobalId,
      @Ctx() context: RequestContext,
      @Info() info: GraphQLResolveInfo,
    ): Promise<object | null> {
      return fetch('id', id, context, info);
    }

    @Requires('customer:read')
    @Weighs({ listSize: { slicingArguments: ['ids'] } })
    @Query(() => [Node], {
      nullable: 'items',
      description:
        'Many objects by their ids, in the order of the ids; null for each that is unknown or not yours to see.',
    })
    nodes(
      @Arg('ids', () => [ID], { description: 'At most 100 ids.' }) ids: GlobalId[],
      @Ctx() context: RequestContext,
      @Info() info: GraphQLResolveInfo,
    ): Promise<(object | null)[]> {
      const { nodeIds } = context.limits;
      if (ids.length > nodeIds)
        throw badUserInput(`"ids" holds ${String(ids.length)} ids; at most ${String(nodeIds)} are allowed.`);
      return Promise.all(ids.map((id) => fetch('ids', id, context, info)));
    }
  }
  return NodeResolver;
}
