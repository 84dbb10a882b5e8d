import type { GraphQLError } from 'graphql';
import type { Place } from './place';

/** The errors of an answer, in the order in which they came. One at or below a place that is null for another error is not told. */
export class Faults {
  readonly errors: GraphQLError[] = [];
  readonly #nulled = new Set<Place | undefined>();

  add(error: GraphQLError, place: Place | undefined): void {
    if (this.errors.length > 0 && this.#isNulled(place)) return;
    this.#nulled.add(place);
    this.errors.push(error);
  }

  #isNulled(place: Place | undefined): boolean {
    for (let at = place; at; at = at.prev) if (this.#nulled.has(at)) return true;
    return this.#nulled.has(undefined);
  }
}
