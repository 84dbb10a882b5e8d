import { levelAt, waitFor, type BucketLevel, type BucketSize } from './bucket';
import type { BucketStore } from './bucket-store';

/** Buckets looked through for empty ones with each key that is new: more than come anew, so that their number stays bounded. */
const SWEPT_AT_ONCE = 2;

/** Buckets of one process. Those that have leaked empty are forgotten. */
export function createMemoryBucketStore(
  size: BucketSize,
  now: () => number = () => performance.now(),
): BucketStore & { readonly count: () => number } {
  const buckets = new Map<string, BucketLevel>();
  const levelOf = (key: string): number => {
    const bucket = buckets.get(key);
    return bucket ? levelAt(bucket, now(), size) : 0;
  };
  const set = (key: string, level: number): void => {
    if (!buckets.has(key)) forgetEmptyOnes();
    buckets.set(key, { level, at: now() });
  };
  const forgetEmptyOnes = (): void => {
    let looked = 0;
    for (const [key, bucket] of buckets) {
      if (looked === SWEPT_AT_ONCE) return;
      looked += 1;
      buckets.delete(key);
      // What is not empty goes to the end, so that the next ones are looked at next time.
      if (levelAt(bucket, now(), size) > 0) buckets.set(key, bucket);
    }
  };
  const store: BucketStore & { readonly count: () => number } = {
    count: () => buckets.size,
    pour(key, amount) {
      const level = levelOf(key);
      const retryAfterMs = waitFor(level, amount, size);
      const left = size.size - level;
      if (retryAfterMs > 0) return Promise.resolve({ fits: false, left, retryAfterMs });
      set(key, level + amount);
      return Promise.resolve({ fits: true, left: left - amount, heldBy: store });
    },
    giveBack(key, amount) {
      const level = Math.max(0, levelOf(key) - amount);
      if (amount > 0) set(key, level);
      return Promise.resolve(size.size - level);
    },
  };
  return store;
}
