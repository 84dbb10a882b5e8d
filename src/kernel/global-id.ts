import { isId, type Id } from './id';

const PREFIX_PATTERN = /^[a-z]{3}$/;

/**
 * An id as the graph shows it: a prefix that tells the type, and the key (`cus_0Vb2…`). Opaque to clients.
 */
export type GlobalId = string;

export function toGlobalId(prefix: string, id: Id): GlobalId {
  return `${prefix}_${id}`;
}

/** The two parts of a well-formed global id, or null. Says nothing about whether the thing exists. */
export function parseGlobalId(text: string): { readonly prefix: string; readonly id: Id } | null {
  const separator = text.indexOf('_');
  const prefix = text.slice(0, separator);
  const id = text.slice(separator + 1);
  return PREFIX_PATTERN.test(prefix) && isId(id) ? { prefix, id } : null;
}
