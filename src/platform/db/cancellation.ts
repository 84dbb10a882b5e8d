import { UnderWay } from '../process/under-way';

/** What a statement fails with when whoever asked for it does not want it any more. */
export class Cancelled extends Error {
  constructor() {
    super('Cancelled: nobody waits for it any more');
    this.name = 'Cancelled';
  }
}

/** Says of one request whether it is still wanted; ends its statements when it is not. */
export class Cancellation {
  readonly #stops = new UnderWay<() => void>();
  #isCancelled = false;

  get isCancelled(): boolean {
    return this.#isCancelled;
  }

  /** Ends what runs, and whatever else is begun for it. */
  cancel(): void {
    if (this.#isCancelled) return;
    this.#isCancelled = true;
    // One may take back another.
    for (const place of [...this.#stops]) if (this.#stops.leave(place)) place.one();
  }

  /** Calls `stop` when it is cancelled, unless the returned function was called before. */
  onCancel(stop: () => void): () => void {
    const place = this.#stops.add(stop);
    return () => this.#stops.leave(place);
  }
}

/** Whoever something is asked of the database for. */
export interface Asker {
  /** What is asked for under one key takes turns, and holds so many connections at most. */
  readonly key: string;
  readonly cancellation: Cancellation;
}
