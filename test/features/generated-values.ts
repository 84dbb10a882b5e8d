import { minutesAgo } from '../support/bank';

/** A value for row `index`, so that fields vary independently of each other; null in its turn. */
export function pick<Item>(items: readonly Item[], index: number, step: number): Item {
  return items[Math.floor(index / step) % items.length] as Item;
}

/** One of a few moments, or none. */
export function moment(index: number, step: number): Date | null {
  return pick([0, 1, 2, null, 3], index, step) === null
    ? null
    : minutesAgo(pick([0, 1, 2, 0, 3], index, step));
}
