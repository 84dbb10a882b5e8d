import type { Viewer } from '../identity/viewer';

/** Whose bucket an operation is poured into. */
export function limitKeyOf({ kind, name }: Viewer): string {
  return `${kind}:${name}`;
}
