import { HeaderMap } from '@apollo/server';
import type { GraphQLError } from 'graphql';
import type { Limits } from '../limits/limits';
import { graphError } from './errors';
import type { OperationSize } from './operation-cost';

const ADVICE = {
  cost: 'Ask for fewer rows a page, or for fewer lists within lists.',
  depth: 'Ask in two steps, by the ids that the first one gives.',
  rootFields: 'Ask in several requests.',
  aliases: 'Ask in several requests.',
} as const;
const MEASURES = ['cost', 'depth', 'rootFields', 'aliases'] as const;

export function checkSize(size: OperationSize, limits: Limits['operation']): void {
  for (const measure of MEASURES) {
    if (size[measure] <= limits[measure]) continue;
    throw graphError(
      'COST_LIMIT_EXCEEDED',
      `The operation is too large: ${measure} ${String(size[measure])}, where ${String(limits[measure])} is the most. ${ADVICE[measure]}`,
      { measure, asked: size[measure], most: limits[measure], http: { status: 400 } },
    );
  }
}

export function rateLimited(cost: number, left: number, retryAfterMs: number): GraphQLError {
  const seconds = String(Math.ceil(retryAfterMs / 1_000));
  return graphError(
    'RATE_LIMITED',
    `You have asked for too much in a short time: this operation costs ${String(cost)}, and ${String(Math.floor(left))} is left. Ask again in ${seconds} s, or for less.`,
    { retryAfterMs, http: { status: 429, headers: new HeaderMap([['retry-after', seconds]]) } },
  );
}
