import type { Soon } from '../../kernel/soon';

/** Where an amount stands: it is given back there, and nowhere else. */
export type Holder = Pick<BucketStore, 'giveBack'>;

/** What became of pouring into a bucket. `left` is what still fits. */
export type Poured =
  | { readonly fits: true; readonly left: number; readonly heldBy: Holder }
  | { readonly fits: false; readonly left: number; readonly retryAfterMs: number };

/** Where the buckets of all keys stand. */
export interface BucketStore {
  /** Pours `amount` into the bucket of `key` if it fits, else leaves it as it is. */
  pour(key: string, amount: number): Soon<Poured>;
  /** Takes `amount` out again; gives what then fits. Taking nothing only looks. */
  giveBack(key: string, amount: number): Soon<number>;
}
