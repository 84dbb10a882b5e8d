import { z } from 'zod';
import { USUAL_LIMITS, type Limits } from '../limits/limits';
import { wholeNumber } from './variables';

function isRedisUrl(text: string): boolean {
  return URL.canParse(text) && /^rediss?:$/.test(new URL(text).protocol);
}

const { bodyBytes, tokens, operation, bucket } = USUAL_LIMITS;

const sizes = {
  LIMIT_COST: wholeNumber(100, 1_000_000, operation.cost).default(operation.cost),
  LIMIT_DEPTH: wholeNumber(3, 100, operation.depth).default(operation.depth),
  LIMIT_ROOT_FIELDS: wholeNumber(1, 1_000, operation.rootFields).default(operation.rootFields),
  LIMIT_ALIASES: wholeNumber(0, 1_000, operation.aliases).default(operation.aliases),
  LIMIT_TOKENS: wholeNumber(100, 100_000, tokens).default(tokens),
  LIMIT_BODY_BYTES: wholeNumber(1_000, 10_000_000, bodyBytes).default(bodyBytes),
  LIMIT_BUCKET: wholeNumber(100, 1_000_000_000, bucket.size).default(bucket.size),
  LIMIT_BUCKET_REFILL: wholeNumber(1, 1_000_000_000, bucket.refillPerSecond).default(bucket.refillPerSecond),
};

/** How much may be asked for, and where instances keep what they share of it. */
export const limitVariables = {
  ...sizes,
  REDIS_URL: z
    .string()
    .refine(isRedisUrl, 'must be a redis:// or rediss:// URL, such as redis://127.0.0.1:6379')
    .optional(),
};

const sizesAlone = z.object(sizes);

export function limitsOf(values: z.infer<typeof sizesAlone>): Limits {
  return {
    ...USUAL_LIMITS,
    bodyBytes: values.LIMIT_BODY_BYTES,
    tokens: values.LIMIT_TOKENS,
    operation: {
      cost: values.LIMIT_COST,
      depth: values.LIMIT_DEPTH,
      rootFields: values.LIMIT_ROOT_FIELDS,
      aliases: values.LIMIT_ALIASES,
    },
    bucket: { size: values.LIMIT_BUCKET, refillPerSecond: values.LIMIT_BUCKET_REFILL },
  };
}

/** An operation that one may ask for must fit into the bucket, or it could never be asked for. */
export function unfitLimits(given: object): string[] {
  const { data } = sizesAlone.safeParse(given);
  if (!data || data.LIMIT_COST <= data.LIMIT_BUCKET) return [];
  return [`LIMIT_BUCKET must be at least LIMIT_COST, which is ${String(data.LIMIT_COST)}`];
}
