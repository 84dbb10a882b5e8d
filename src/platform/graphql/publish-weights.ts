import {
  getNamedType,
  getNullableType,
  isCompositeType,
  isInterfaceType,
  isListType,
  isObjectType,
  type GraphQLField,
  type GraphQLSchema,
} from 'graphql';
import { PLAIN_LIST_CAP } from './list-loader';
import { weightOf, withWeight, type ListSize } from './weight';

/** A page is as long as the client says; one that does not say is refused, and must not be cheaper for it. */
const PAGE: ListSize = {
  assumedSize: PLAIN_LIST_CAP,
  slicingArguments: ['first', 'last'],
  sizedFields: ['edges', 'nodes'],
};
const PLAIN_LIST: ListSize = { assumedSize: PLAIN_LIST_CAP };

function usualSize(type: string, { type: answer }: GraphQLField<unknown, unknown>): ListSize | null {
  const named = getNamedType(answer);
  if (named.name.endsWith('Connection')) return PAGE;
  const isPlainList = isListType(getNullableType(answer)) && isCompositeType(named);
  return isPlainList && !type.endsWith('Connection') ? PLAIN_LIST : null;
}

/** Gives each list that declares no size of its own the usual one, so that everything that is weighed is published. */
export function publishWeights(schema: GraphQLSchema): void {
  for (const type of Object.values(schema.getTypeMap())) {
    if (type.name.startsWith('__') || !(isObjectType(type) || isInterfaceType(type))) continue;
    for (const field of Object.values(type.getFields())) {
      const weight = weightOf(field);
      const listSize = weight.listSize ?? usualSize(type.name, field);
      if (listSize) field.extensions = withWeight(field.extensions, { ...weight, listSize });
    }
  }
}
