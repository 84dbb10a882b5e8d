/** A bucket that leaks: each operation pours its cost in, and what does not fit is refused until enough has leaked out. */
export interface BucketSize {
  /** Cost that fits into an empty one. */
  readonly size: number;
  /** Cost that leaks out in a second. */
  readonly refillPerSecond: number;
}

/** How full a bucket was at a moment (milliseconds of a clock that never goes back). */
export interface BucketLevel {
  readonly level: number;
  readonly at: number;
}

/** How full it is at `now`. */
export function levelAt({ level, at }: BucketLevel, now: number, { refillPerSecond }: BucketSize): number {
  return Math.max(0, level - (Math.max(0, now - at) * refillPerSecond) / 1_000);
}

/** Milliseconds until `amount` fits on top of `level`; 0 when it does now. Of more than fits into an empty bucket: until it is empty. */
export function waitFor(level: number, amount: number, { size, refillPerSecond }: BucketSize): number {
  const tooMuch = Math.min(level, level + amount - size);
  return tooMuch <= 0 ? 0 : Math.ceil((tooMuch / refillPerSecond) * 1_000);
}
