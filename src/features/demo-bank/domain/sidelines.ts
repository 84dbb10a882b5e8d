import type { Bank } from './bank';
import { Random, STREAM } from './random';

/** Streams of numbers beside the one that tells a customer's story: what is drawn from them leaves the story as it is. */
export interface Sidelines {
  readonly circumstances: Random;
}

/** `index` is the number of a customer; below zero, of what no customer is known for. */
export function createSidelines({ plan }: Bank, index: number): Sidelines {
  return {
    circumstances: new Random(plan.seed, STREAM.CIRCUMSTANCES, index),
  };
}
