import type { GraphQLLeafType } from 'graphql';
import { inspect } from 'graphql/jsutils/inspect';
import type { Serialize } from './leaves';

export function isPromise(value: unknown): value is PromiseLike<unknown> {
  return (
    typeof value === 'object' && value !== null && typeof (value as { then?: unknown }).then === 'function'
  );
}

export function isIterable(value: unknown): value is Iterable<unknown> {
  return typeof value === 'object' && value !== null && Symbol.iterator in value;
}

/** What a row has under the name of a field. */
export function propertyOf(source: unknown, name: string): unknown {
  // Whatever has fields is looked at as such; what has not is nobody's source.
  return typeof source === 'object' && source !== null
    ? (source as Record<string, unknown>)[name]
    : undefined;
}

/** Whether a value can be shown without looking at where it stands: it is there, and neither late, nor wrong, nor on demand. */
export function isPlain(value: unknown): boolean {
  if (typeof value === 'object') return value !== null && !(value instanceof Error) && !isPromise(value);
  return value !== undefined && typeof value !== 'function';
}

export function shown(type: GraphQLLeafType, serialize: Serialize, value: unknown): unknown {
  const text = serialize(value);
  if (text != null) return text;
  throw new Error(
    `Expected \`${inspect(type)}.serialize(${inspect(value)})\` to return non-nullable value, returned: ${inspect(text)}`,
  );
}
