import type { Id } from '../../kernel/id';
import type { Sql } from '../../platform/db/db';
import { findApiKeys } from './api-key.repository';
import type { ApiKeyRow } from './api-key.type';

/** Statements at once: the other connections are for those of whom it is known who they are. */
const STATEMENTS = 2;
/** Keys that one statement looks for. */
const KEYS = 100;

interface Waiting {
  readonly id: Id;
  readonly resolve: (key: ApiKeyRow | null) => void;
  readonly reject: (error: unknown) => void;
}

/** Keys that wait in a line. */
const MOST_WAITING = 10_000;
/** Keys of which it is remembered that they were good; beyond that the one that came first is forgotten. */
const MOST_REMEMBERED = 10_000;

/**
 * Looks for keys in the database: those that come while others are looked for wait, and are looked for together, those first that were good before. So
 * whoever sends keys that nobody has, however many, takes no more of the database than this, and keeps nobody out who has one.
 */
export class KeyLookUps {
  /** First those that were good before. */
  readonly #lines: readonly [known: Waiting[], others: Waiting[]] = [[], []];
  readonly #known = new Set<Id>();
  /** Of those who wait and are looked for: whoever asks for the same again waits with them. */
  readonly #asked = new Map<Id, Promise<ApiKeyRow | null>>();
  #running = 0;

  constructor(private readonly sql: Sql) {}

  find(id: Id): Promise<ApiKeyRow | null> {
    const asked = this.#asked.get(id) ?? this.#standInLine(id).finally(() => this.#asked.delete(id));
    this.#asked.set(id, asked);
    return asked;
  }

  /** A key was good: the next time it is looked for before others. */
  remember(id: Id): void {
    const [oldest] = this.#known;
    const isOneMore = !this.#known.has(id) && this.#known.size >= MOST_REMEMBERED;
    if (isOneMore && oldest !== undefined) this.#known.delete(oldest);
    this.#known.add(id);
  }

  #standInLine(id: Id): Promise<ApiKeyRow | null> {
    const [known, others] = this.#lines;
    const line = this.#known.has(id) ? known : others;
    return new Promise((resolve, reject) => {
      if (line.length >= MOST_WAITING) {
        reject(new Error(`${String(MOST_WAITING)} keys wait to be looked for.`));
        return;
      }
      line.push({ id, resolve, reject });
      if (this.#running < STATEMENTS) void this.#work();
    });
  }

  async #work(): Promise<void> {
    this.#running += 1;
    for (let next = this.#next(); next.length > 0; next = this.#next()) await this.#findNext(next);
    this.#running -= 1;
  }

  #next(): readonly Waiting[] {
    const [known, others] = this.#lines;
    const first = known.splice(0, KEYS);
    return [...first, ...others.splice(0, KEYS - first.length)];
  }

  async #findNext(asked: readonly Waiting[]): Promise<void> {
    try {
      const keys = await findApiKeys(
        this.sql,
        asked.map(({ id }) => id),
      );
      for (const { id, resolve } of asked) resolve(keys.find((key) => key.id === id) ?? null);
    } catch (error) {
      // Nor would those be answered who wait: they are not kept until it is tried for them too.
      const waiting = this.#lines.flatMap((line) => line.splice(0));
      for (const { reject } of [...asked, ...waiting]) reject(error);
    }
  }
}
