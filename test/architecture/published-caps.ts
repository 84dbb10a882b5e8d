import {
  getNamedType,
  getNullableType,
  isCompositeType,
  isInterfaceType,
  isListType,
  isObjectType,
  type GraphQLSchema,
} from 'graphql';
import { weightOf } from '../../src/platform/graphql/weight';

/** Lists whose length the client says: by ids, by `maxGroups`. */
const AS_LONG_AS_ASKED = new Set([
  'Query.nodes',
  'Query.caseStats',
  'Query.interactionStats',
  'Query.scores',
]);

/** Lists without pages whose description publishes no cap ("at most 32"), or another one than the list is weighed by. */
export function capsNotKept(schema: GraphQLSchema): string[] {
  return Object.values(schema.getTypeMap()).flatMap((type) => {
    if (!isObjectType(type) && !isInterfaceType(type)) return [];
    if (type.name.startsWith('__') || type.name.endsWith('Connection')) return [];
    return Object.values(type.getFields())
      .filter((field) => isListType(getNullableType(field.type)) && isCompositeType(getNamedType(field.type)))
      .map((field) => ({ at: `${type.name}.${field.name}`, field }))
      .filter(({ at }) => !AS_LONG_AS_ASKED.has(at))
      .flatMap(({ at, field }) => {
        const published = Number(/at most (\d+)/.exec(field.description ?? '')?.[1] ?? NaN);
        const weighed = weightOf(field).listSize?.assumedSize ?? NaN;
        if (published === weighed) return [];
        return [`${at} publishes ${String(published)} and is weighed as ${String(weighed)}`];
      });
  });
}
