/** Where one stands among those that are under way. */
export interface Place<One> {
  readonly one: One;
  before: Place<One> | undefined;
  after: Place<One> | undefined;
}

/**
 * What is under way in a server, each for a moment only. A `Set` makes itself a new table for every few that come, and a former table points to the next: one
 * that has grown old holds them all, and with them all that ever was under way (docs/adr/0025-memory-of-a-request.md). Here who has left points to nobody.
 */
export class UnderWay<One> implements Iterable<Place<One>> {
  #newest: Place<One> | undefined;

  add(one: One): Place<One> {
    const place: Place<One> = { one, before: undefined, after: this.#newest };
    if (this.#newest) this.#newest.before = place;
    this.#newest = place;
    return place;
  }

  /** Whether it had not left yet. */
  leave(place: Place<One>): boolean {
    const { before, after } = place;
    if (!before && this.#newest !== place) return false;
    if (before) before.after = after;
    else this.#newest = after;
    if (after) after.before = before;
    place.before = undefined;
    place.after = undefined;
    return true;
  }

  /** The newest first. Nobody may leave meanwhile. */
  *[Symbol.iterator](): Generator<Place<One>, void> {
    for (let place = this.#newest; place; place = place.after) yield place;
  }
}
