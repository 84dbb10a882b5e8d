/**
 * Keeps what was made, no more than the most; of it for certain what was asked for last, as much as half of the most. It is in two halves, of which
 * the older is forgotten as a whole once the newer is full. A map out of which what is asked for is taken, to be put in again as the last, has a
 * new table every few times, and the old ones hold on to the new (docs/adr/0025-memory-of-a-request.md).
 */
export class Recent<Key, Made> {
  #newer = new Map<Key, Made>();
  #older = new Map<Key, Made>();
  /** Of all in the newer half. */
  #size = 0;

  /** `most` of whatever `sizeOf` counts, of which no key has more than half, unless it grows; if nothing else is said, of keys. */
  constructor(
    private readonly most: number,
    private readonly sizeOf: (key: Key, made: Made) => number = () => 1,
  ) {}

  /** What is kept under a key, which counts as asked for. */
  find(key: Key): Made | undefined {
    const known = this.#newer.get(key);
    if (known !== undefined) return known;
    const before = this.#older.get(key);
    if (before !== undefined) this.keep(key, before);
    return before;
  }

  get(key: Key, make: () => Made): Made {
    const known = this.find(key);
    if (known !== undefined) return known;
    const made = make();
    this.keep(key, made);
    return made;
  }

  keep(key: Key, made: Made): void {
    this.grow(this.#newer.has(key) ? 0 : this.sizeOf(key, made));
    this.#newer.set(key, made);
  }

  /** Counts what something kept has become larger by. */
  grow(size: number): void {
    if (this.#size + size > this.most / 2) {
      this.#older = this.#newer;
      this.#newer = new Map();
      this.#size = 0;
    }
    this.#size += size;
  }
}
