/**
 * Lets so many work at once, of one key half as many at most. The others wait for their turn: keys in turns, and of one key in the order in which
 * they came, so that one who wants much waits for the others no less than they for them, and however long that takes they are not shut out.
 */
export class Turns {
  #free: number;
  readonly #mostOfOne: number;
  /** How many of each key work. */
  readonly #working = new Map<string, number>();
  /** Of each key that waits, in the order in which their turns come. */
  readonly #lines = new Map<string, (() => void)[]>();

  constructor(most: number) {
    this.#free = most;
    this.#mostOfOne = Math.max(1, Math.floor(most / 2));
  }

  async take<Done>(key: string, work: () => Promise<Done>): Promise<Done> {
    if (this.#free > 0 && this.#may(key)) this.#begin(key);
    else await this.#standInLine(key);
    try {
      return await work();
    } finally {
      this.#end(key);
    }
  }

  #may(key: string): boolean {
    return (this.#working.get(key) ?? 0) < this.#mostOfOne;
  }

  #begin(key: string): void {
    this.#free -= 1;
    this.#working.set(key, (this.#working.get(key) ?? 0) + 1);
  }

  #standInLine(key: string): Promise<void> {
    return new Promise((resolve) => {
      const line = this.#lines.get(key);
      if (line) line.push(resolve);
      else this.#lines.set(key, [resolve]);
    });
  }

  #end(key: string): void {
    const others = (this.#working.get(key) ?? 0) - 1;
    if (others > 0) this.#working.set(key, others);
    else this.#working.delete(key);
    this.#free += 1;
    this.#passOn();
  }

  /** Few keys work, so few are passed by. */
  #passOn(): void {
    for (const [key, line] of this.#lines) {
      if (!this.#may(key)) continue;
      const call = line.shift();
      // Behind all others, if anybody of theirs is left.
      this.#lines.delete(key);
      if (line.length > 0) this.#lines.set(key, line);
      this.#begin(key);
      call?.();
      return;
    }
  }
}
