import { levelAt, waitFor, type BucketSize } from './bucket';
import type { BucketStore } from './bucket-store';

/** How full it was when it was looked at last. */
interface Bucket {
  level: number;
  at: number;
}

/** Buckets looked through for empty ones with each key that is new: more than come anew, so that their number stays bounded. */
const SWEPT_AT_ONCE = 2;

/** Buckets of one process. Those that have leaked empty are forgotten. */
export function createMemoryBucketStore(
  size: BucketSize,
  now: () => number = () => performance.now(),
): BucketStore & { readonly count: () => number } {
  const buckets = new Map<string, Bucket>();
  /** The bucket of a key as it is now, where it has one. */
  const leaked = (key: string): Bucket | undefined => {
    const bucket = buckets.get(key);
    if (!bucket) return undefined;
    const at = now();
    bucket.level = levelAt(bucket, at, size);
    bucket.at = at;
    return bucket;
  };
  const add = (key: string, level: number): void => {
    forgetEmptyOnes();
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
      const bucket = leaked(key);
      const level = bucket?.level ?? 0;
      const retryAfterMs = waitFor(level, amount, size);
      const left = size.size - level;
      if (retryAfterMs > 0) return { fits: false, left, retryAfterMs };
      if (bucket) bucket.level += amount;
      else add(key, amount);
      return { fits: true, left: left - amount, heldBy: store };
    },
    giveBack(key, amount) {
      const bucket = leaked(key);
      if (bucket) bucket.level = Math.max(0, bucket.level - amount);
      return size.size - (bucket?.level ?? 0);
    },
  };
  return store;
}
