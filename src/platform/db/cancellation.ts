/** What a statement fails with when whoever asked for it does not want it any more. */
export class Cancelled extends Error {
  constructor() {
    super('Cancelled: nobody waits for it any more');
    this.name = 'Cancelled';
  }
}

/** Says of one request whether it is still wanted; ends its statements when it is not. */
export class Cancellation {
  readonly #stops = new Set<() => void>();
  #isCancelled = false;

  get isCancelled(): boolean {
    return this.#isCancelled;
  }

  /** Ends what runs, and whatever else is begun for it. */
  cancel(): void {
    if (this.#isCancelled) return;
    this.#isCancelled = true;
    for (const stop of this.#stops) stop();
    this.#stops.clear();
  }

  /** Calls `stop` when it is cancelled, unless the returned function was called before. */
  onCancel(stop: () => void): () => void {
    this.#stops.add(stop);
    return () => this.#stops.delete(stop);
  }
}

/** Whoever something is asked of the database for. */
export interface Asker {
  /** What is asked for under one key takes turns, and holds so many connections at most. */
  readonly key: string;
  readonly cancellation: Cancellation;
}
