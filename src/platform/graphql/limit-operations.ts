import { HeaderMap, type ApolloServerPlugin, type GraphQLRequestListener } from '@apollo/server';
import { OperationTypeNode, type GraphQLError, type OperationDefinitionNode } from 'graphql';
import type { Holder } from '../limits/bucket-store';
import type { Limits } from '../limits/limits';
import type { Refusals } from '../limits/refusals';
import type { Log } from '../observability/log';
import { costOfAnswer } from './answer-cost';
import { checkVariables } from './check-variables';
import type { RequestContext } from './context';
import { graphError } from './errors';
import { sizeOfOperation, type OperationSize } from './operation-cost';
import { showsAllWork } from './shown-work';

const ADVICE = {
  cost: 'Ask for fewer rows a page, or for fewer lists within lists.',
  depth: 'Ask in two steps, by the ids that the first one gives.',
  rootFields: 'Ask in several requests.',
  aliases: 'Ask in several requests.',
} as const;
const MEASURES = ['cost', 'depth', 'rootFields', 'aliases'] as const;

/** What is heard of as it happens has no one answer. */
function refuseSubscription({ operation }: OperationDefinitionNode): void {
  if (operation !== OperationTypeNode.SUBSCRIPTION) return;
  const message = 'A subscription needs a WebSocket (graphql-transport-ws) at the same address.';
  throw graphError('GRAPHQL_VALIDATION_FAILED', message, { http: { status: 400 } });
}

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

interface LimitMeans {
  readonly refusals: Refusals;
  readonly log: Log;
}

/** One operation from its weighing to its answer: what it holds of the bucket, and what is given back. */
function limitOperation({ refusals, log }: LimitMeans): GraphQLRequestListener<RequestContext> {
  let size: OperationSize | undefined;
  /** What is poured into the bucket, and where; also an operation that costs nothing is work. */
  let held: { readonly amount: number; readonly by: Holder } | undefined;
  let left: number | undefined;
  return {
    async didResolveOperation({ schema, document, operation, request, contextValue }) {
      if (!operation) return;
      refuseSubscription(operation);
      const { limits, buckets, viewer } = contextValue;
      const variables = request.variables ?? {};
      checkVariables(variables);
      size = sizeOfOperation(schema, document, operation, variables);
      checkSize(size, limits.operation);
      await refusals.isGood(viewer.limitKey);
      const amount = Math.max(1, size.cost);
      const poured = await buckets.pour(viewer.limitKey, amount);
      left = poured.left;
      if (!poured.fits) {
        // It was read and weighed, and is paid by no bucket of costs.
        await refusals.isRefused(viewer.limitKey);
        throw rateLimited(size.cost, poured.left, poured.retryAfterMs);
      }
      held = { amount, by: poured.heldBy };
    },
    async willSendResponse({ schema, document, operation, response, contextValue }) {
      if (!size || !document || !operation || response.body.kind !== 'single') return;
      const { limits, buckets, viewer, requestId } = contextValue;
      const { singleResult: result } = response.body;
      const estimated = size.cost;
      const done = showsAllWork(result)
        ? costOfAnswer(schema, document, operation, result.data ?? {}, size.counting > 0)
        : estimated;
      const actual = held ? done : 0;
      if (held && actual < held.amount)
        left = await held.by.giveBack(viewer.limitKey, held.amount - Math.max(1, actual));
      if (held && actual > held.amount) {
        log.error(
          { request: requestId, estimated, actual },
          'An answer has cost more than it was weighed as',
        );
        ({ left } = await buckets.pour(viewer.limitKey, Math.min(actual - held.amount, left ?? 0)));
      }
      const bucket = { ...limits.bucket, left: Math.floor(left ?? limits.bucket.size) };
      result.extensions = { ...result.extensions, cost: { estimated, actual, bucket } };
    },
  };
}

/**
 * Refuses an operation that asks for more than one may, or sooner than one may, before any resolver runs. What it was weighed as is held
 * of the asker's bucket until the answer is there; what the answer has not cost is given back. Each answer says so in `extensions.cost`.
 */
export function limitOperations(means: LimitMeans): ApolloServerPlugin<RequestContext> {
  return { requestDidStart: () => Promise.resolve(limitOperation(means)) };
}
