/** Keeps what was made, and of it only what was asked for last. */
export class Recent<Key, Made> {
  /** In the order in which they were last asked for. */
  readonly #kept = new Map<Key, Made>();

  constructor(private readonly most: number) {}

  /** What is kept under a key, which counts as asked for. */
  find(key: Key): Made | undefined {
    const known = this.#kept.get(key);
    if (known !== undefined) this.get(key, () => known);
    return known;
  }

  get(key: Key, make: () => Made): Made {
    const known = this.#kept.get(key);
    const made = known ?? make();
    this.#kept.delete(key);
    this.#kept.set(key, made);
    if (this.#kept.size > this.most) {
      const [oldest] = this.#kept.keys();
      if (oldest !== undefined) this.#kept.delete(oldest);
    }
    return made;
  }
}
