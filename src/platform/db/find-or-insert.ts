import type { Id } from '../../kernel/id';

/** How rows with a natural key are found and made. */
export interface FoundOrInserted {
  /** Ids by key of those that are there. */
  readonly find: (keys: readonly string[]) => Promise<ReadonlyMap<string, Id>>;
  /** Makes the missing ones; leaves alone those that somebody else has made meanwhile. */
  readonly insert: (keys: readonly string[]) => Promise<void>;
}

/** Ids by key, after making the rows that were missing. Reads them back, so that of two writers both get the same id. */
export async function findOrInsert(
  wanted: Iterable<string>,
  { find, insert }: FoundOrInserted,
): Promise<ReadonlyMap<string, Id>> {
  const keys = [...new Set(wanted)];
  if (keys.length === 0) return new Map();
  const found = await find(keys);
  const missing = keys.filter((key) => !found.has(key));
  if (missing.length === 0) return found;
  await insert(missing);
  return new Map([...found, ...(await find(missing))]);
}
