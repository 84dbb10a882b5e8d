import {
  GraphQLBoolean,
  GraphQLFloat,
  GraphQLID,
  GraphQLInt,
  GraphQLString,
  isEnumType,
  type GraphQLLeafType,
} from 'graphql';

/** Makes what the answer shows of a value of a scalar or an enum; throws what its type says of one that does not fit. */
export type Serialize = (value: unknown) => unknown;

/** Whether a value is shown as it is. */
export type IsShownAsItIs = (value: unknown) => boolean;

const MOST_OF_INT = 2 ** 31 - 1;

/** Of the types that nearly all leaves are of: whether a value is shown as it is. All else is asked of the type. */
export const SHOWN_AS_IT_IS: ReadonlyMap<GraphQLLeafType, IsShownAsItIs> = new Map<
  GraphQLLeafType,
  IsShownAsItIs
>([
  [GraphQLString, (value) => typeof value === 'string'],
  [GraphQLID, (value) => typeof value === 'string'],
  [GraphQLBoolean, (value) => typeof value === 'boolean'],
  [GraphQLFloat, (value) => typeof value === 'number' && Number.isFinite(value)],
  [
    GraphQLInt,
    (value) => typeof value === 'number' && Number.isInteger(value) && Math.abs(value) <= MOST_OF_INT,
  ],
]);

export function serializerOf(type: GraphQLLeafType): Serialize {
  const serialize: Serialize = (value) => type.serialize(value);
  if (isEnumType(type)) {
    const names = new Map<unknown, string>(type.getValues().map(({ name, value }) => [value, name]));
    return (value) => names.get(value) ?? serialize(value);
  }
  const isShownAsItIs = SHOWN_AS_IT_IS.get(type);
  return isShownAsItIs ? (value) => (isShownAsItIs(value) ? value : serialize(value)) : serialize;
}
