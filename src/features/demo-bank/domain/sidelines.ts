import type { Bank } from './bank';
import { Random, STREAM } from './random';

/** Streams of numbers beside the one that tells a customer's story: what is drawn from them leaves the story as it is. */
export interface Sidelines {
  readonly circumstances: Random;
  readonly messages: Random;
  readonly handOffs: Random;
  readonly promises: Random;
  readonly redress: Random;
  readonly recovery: Random;
}

/** `index` is the number of a customer; below zero, of what no customer is known for. */
export function createSidelines({ plan }: Bank, index: number): Sidelines {
  return {
    circumstances: new Random(plan.seed, STREAM.CIRCUMSTANCES, index),
    messages: new Random(plan.seed, STREAM.MESSAGES, index),
    handOffs: new Random(plan.seed, STREAM.HAND_OFFS, index),
    promises: new Random(plan.seed, STREAM.PROMISES, index),
    redress: new Random(plan.seed, STREAM.REDRESS, index),
    recovery: new Random(plan.seed, STREAM.RECOVERY, index),
  };
}
