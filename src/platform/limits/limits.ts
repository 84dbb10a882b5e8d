import type { BucketSize } from './bucket';

/** How much may be asked for, of one operation and in the course of time. */
export interface Limits {
  /** Rows on a page, edges of a list. */
  readonly pageSize: number;
  /** Ids in one `nodes(ids:)`. */
  readonly nodeIds: number;
  /** Bytes of a request's body. */
  readonly bodyBytes: number;
  /** Words, names and signs of a document. More is refused while parsing. */
  readonly tokens: number;
  /** Of one operation; see platform/graphql/operation-cost.ts. */
  readonly operation: {
    readonly cost: number;
    readonly depth: number;
    readonly rootFields: number;
    readonly aliases: number;
  };
  /** Of everything that one key or user asks for. */
  readonly bucket: BucketSize;
  /** Documents of one key or user that are refused before it is known what they cost. */
  readonly refusals: BucketSize;
}

/** What holds unless it is configured otherwise. The contract's descriptions name the sizes of pages and of `nodes(ids:)`. */
export const USUAL_LIMITS: Limits = {
  pageSize: 100,
  nodeIds: 100,
  bodyBytes: 100_000,
  tokens: 2_000,
  operation: { cost: 2_500, depth: 12, rootFields: 30, aliases: 30 },
  bucket: { size: 50_000, refillPerSecond: 5_000 },
  // The largest take a tenth of a second of the processor to be refused: at most half of one, in the long run.
  refusals: { size: 100, refillPerSecond: 5 },
};
