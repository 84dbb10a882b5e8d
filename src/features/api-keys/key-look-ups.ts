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

/**
 * Looks for keys in the database: those that come while others are looked for wait, and are looked for together. So whoever sends keys that
 * nobody has, however many, takes no more of the database than this, and keeps nobody out.
 */
export class KeyLookUps {
  readonly #waiting: Waiting[] = [];
  #running = 0;

  constructor(private readonly sql: Sql) {}

  find(id: Id): Promise<ApiKeyRow | null> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ id, resolve, reject });
      if (this.#running < STATEMENTS) void this.#work();
    });
  }

  async #work(): Promise<void> {
    this.#running += 1;
    while (this.#waiting.length > 0) await this.#findNext(this.#waiting.splice(0, KEYS));
    this.#running -= 1;
  }

  async #findNext(asked: readonly Waiting[]): Promise<void> {
    try {
      const keys = await findApiKeys(this.sql, [...new Set(asked.map(({ id }) => id))]);
      for (const { id, resolve } of asked) resolve(keys.find((key) => key.id === id) ?? null);
    } catch (error) {
      // Nor would those be answered who wait: they are not kept until it is tried for them too.
      for (const { reject } of [...asked, ...this.#waiting.splice(0)]) reject(error);
    }
  }
}
