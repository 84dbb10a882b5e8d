/**
 * Lets so many work at once. The others wait for their turn: keys in turns, and of one key in the order in which they came, so that one who wants much
 * waits for the others no less than they for them.
 */
export class Turns {
  #free: number;
  /** Of each key that waits, in the order in which their turns come. */
  readonly #lines = new Map<string, (() => void)[]>();

  constructor(most: number) {
    this.#free = most;
  }

  async take<Done>(key: string, work: () => Promise<Done>): Promise<Done> {
    if (this.#free > 0) this.#free -= 1;
    else await this.#standInLine(key);
    try {
      return await work();
    } finally {
      this.#passOn();
    }
  }

  #standInLine(key: string): Promise<void> {
    return new Promise((resolve) => {
      const line = this.#lines.get(key);
      if (line) line.push(resolve);
      else this.#lines.set(key, [resolve]);
    });
  }

  #passOn(): void {
    const [next] = this.#lines;
    if (next === undefined) {
      this.#free += 1;
      return;
    }
    const [key, line] = next;
    const call = line.shift();
    // Behind all others, if anybody of theirs is left.
    this.#lines.delete(key);
    if (line.length > 0) this.#lines.set(key, line);
    call?.();
  }
}
