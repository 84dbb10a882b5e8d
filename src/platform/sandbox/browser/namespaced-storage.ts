/** What is used of the browser's `Storage`. */
export interface WebStorage {
  readonly length: number;
  key(index: number): string | null;
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
  removeItem(key: string): void;
}

/** Storage as GraphiQL wants it: `clear` and `length` mean its own entries. */
export interface NamespacedStorage extends Omit<WebStorage, 'key'> {
  clear(): void;
}

/**
 * A part of the browser's storage under a prefix of its own. Every GraphiQL on this origin (on localhost: of any
 * project) would otherwise share its tabs with ours. The prefix carries a version: raise it when a new version of the
 * page cannot read what a former one wrote.
 */
export function namespacedStorage(storage: WebStorage, prefix: string): NamespacedStorage {
  const ownKeys = (): string[] =>
    Array.from({ length: storage.length }, (_, index) => storage.key(index) ?? '').filter((key) =>
      key.startsWith(prefix),
    );
  return {
    get length() {
      return ownKeys().length;
    },
    getItem: (key) => storage.getItem(prefix + key),
    setItem: (key, value) => {
      storage.setItem(prefix + key, value);
    },
    removeItem: (key) => {
      storage.removeItem(prefix + key);
    },
    clear: () => {
      for (const key of ownKeys()) storage.removeItem(key);
    },
  };
}

/** Stands in where the browser allows no storage (cookies blocked): forgets when the page is closed. */
export function volatileStorage(): WebStorage {
  const entries = new Map<string, string>();
  return {
    get length() {
      return entries.size;
    },
    key: (index) => [...entries.keys()][index] ?? null,
    getItem: (key) => entries.get(key) ?? null,
    setItem: (key, value) => {
      entries.set(key, value);
    },
    removeItem: (key) => {
      entries.delete(key);
    },
  };
}
