import { UnderWay, type Place } from './under-way';

interface Deadline {
  /** By the process's own clock, in milliseconds. */
  readonly at: number;
  readonly reached: () => void;
}

/** Deadlines of which next to none is reached: one timer for all of them, where each statement and each request would set one and clear it again. */
export class Deadlines {
  readonly #ahead = new UnderWay<Deadline>();
  #timer: NodeJS.Timeout | undefined;
  /** When they are looked through. */
  #lookAt = Infinity;

  /** Calls `reached` in so many milliseconds, or a few later, unless the returned function was called before. */
  after(milliseconds: number, reached: () => void): () => void {
    const at = performance.now() + milliseconds;
    const place = this.#ahead.add({ at, reached });
    this.#lookBy(at);
    return () => this.#ahead.leave(place);
  }

  #lookBy(at: number): void {
    if (at >= this.#lookAt) return;
    clearTimeout(this.#timer);
    this.#lookAt = at;
    const look = (): void => {
      this.#look();
    };
    // What has a deadline keeps the process by itself, while it is under way.
    this.#timer = setTimeout(look, Math.max(0, at - performance.now())).unref();
  }

  #look(): void {
    this.#lookAt = Infinity;
    const now = performance.now();
    const due: Place<Deadline>[] = [];
    let next = Infinity;
    for (const place of this.#ahead) {
      if (place.one.at > now) next = Math.min(next, place.one.at);
      else due.push(place);
    }
    if (next < Infinity) this.#lookBy(next);
    // One may take back another; and when one throws, those ahead have their timer.
    for (const place of due.reverse()) if (this.#ahead.leave(place)) place.one.reached();
  }
}
