import { whenThere, type Soon } from '../../kernel/soon';
import type { BucketStore } from './bucket-store';

/** Too many documents were refused in a short time: the next one is not even read. */
export class TooManyRefusals extends Error {
  constructor(readonly retryAfterMs: number) {
    super('You have sent too many documents that were refused. Mend them before you ask again.');
  }
}

/**
 * Counts what is refused before it is known what it costs: reading and judging a document is work that the buckets of costs do not
 * know of. It is the time of this process, so each instance counts by itself.
 */
export class Refusals {
  constructor(private readonly buckets: BucketStore) {}

  /** Counts a document as refused until it is found good, so that of many at once none is read for nothing. Throws TooManyRefusals. */
  hold(key: string): Soon<void> {
    return whenThere(this.buckets.pour(key, 1), (poured) => {
      if (!poured.fits) throw new TooManyRefusals(poured.retryAfterMs);
    });
  }

  /** Counts one that was found good and is refused all the same. */
  async isRefused(key: string): Promise<void> {
    await this.buckets.pour(key, 1);
  }

  isGood(key: string): Soon<unknown> {
    return this.buckets.giveBack(key, 1);
  }
}
