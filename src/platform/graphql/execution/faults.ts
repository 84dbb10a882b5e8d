import type { GraphQLError } from 'graphql';
import type { Place } from './place';

/** The errors of an answer, in the order in which they came. One at or below a place that is null for another error is not told. */
export class Faults {
  readonly errors: GraphQLError[] = [];
  /** Made for the first one: nearly all answers have none. */
  #nulled: Set<Place | undefined> | undefined;

  add(error: GraphQLError, place: Place | undefined): void {
    const nulled = (this.#nulled ??= new Set());
    if (isBelow(place, nulled)) return;
    nulled.add(place);
    this.errors.push(error);
  }
}

/** Whether a place is one of some, or below one; below the whole answer, which has no place, is each. */
function isBelow(place: Place | undefined, places: ReadonlySet<Place | undefined>): boolean {
  for (let at = place; at; at = at.prev) if (places.has(at)) return true;
  return places.has(undefined);
}
