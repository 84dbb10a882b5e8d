import {
  OperationTypeNode,
  type DocumentNode,
  type ExecutionResult,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import type { BucketSize } from '../limits/bucket';
import type { Holder } from '../limits/bucket-store';
import type { Refusals } from '../limits/refusals';
import type { Log } from '../observability/log';
import { costOfAnswer } from './answer-cost';
import { checkVariables } from './check-variables';
import type { RequestContext } from './context';
import { graphError } from './errors';
import type { Asked } from './execution/compiled';
import type { Tally } from './execution/execution';
import { checkSize, rateLimited } from './limit-operations';
import { sizeOfOperation, type OperationSize } from './operation-cost';
import { showsAllWork } from './shown-work';

/** What it takes to work on operations, the same for all. */
export interface WorkMeans {
  readonly schema: GraphQLSchema;
  readonly execute: (asked: Asked, tally: Tally) => Promise<ExecutionResult>;
  readonly refusals: Refusals;
  readonly log: Log;
}

/** An operation of a document that has passed validation. */
export interface Operation {
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  readonly variables: Readonly<Record<string, unknown>>;
}

type Asking = Pick<Operation, 'document' | 'operation'>;
type Answer = Pick<ExecutionResult, 'data'> & Parameters<typeof showsAllWork>[0];

/** What an answer has cost, as `extensions.cost` says it. */
interface Cost {
  readonly estimated: number;
  readonly actual: number;
  readonly bucket: BucketSize & { readonly left: number };
}

/** What is asked of the executor, and by whom. */
export interface OperationContext extends RequestContext {
  readonly work: OperationWork;
}

/** What is heard of as it happens has no one answer. */
function refuseSubscription({ operation }: OperationDefinitionNode): void {
  if (operation !== OperationTypeNode.SUBSCRIPTION) return;
  const message = 'A subscription needs a WebSocket (graphql-transport-ws) at the same address.';
  throw graphError('GRAPHQL_VALIDATION_FAILED', message, { http: { status: 400 } });
}

/**
 * What is done for one request: its operation is weighed, held of the asker's bucket, executed, and paid, each once, whoever asks for it and how often.
 */
export class OperationWork {
  #weighed: Promise<void> | undefined;
  #result: Promise<ExecutionResult> | undefined;
  #settled: Promise<Cost | null> | undefined;
  #size: OperationSize | undefined;
  /** What is poured into the bucket, and where; also an operation that costs nothing is work. */
  #held: { readonly amount: number; readonly by: Holder } | undefined;
  #left: number | undefined;
  readonly #tally: Tally = { objects: 0 };

  constructor(private readonly means: WorkMeans) {}

  /** Refuses an operation that asks for more than one may, or sooner than one may, before any resolver runs. */
  weigh(asked: Operation, context: RequestContext): Promise<void> {
    return (this.#weighed ??= this.#weigh(asked, context));
  }

  execute(asked: Asked): Promise<ExecutionResult> {
    return (this.#result ??= this.means.execute(asked, this.#tally));
  }

  async #weigh({ document, operation, variables }: Operation, context: RequestContext): Promise<void> {
    const { schema, refusals } = this.means;
    const { limits, buckets, viewer } = context;
    refuseSubscription(operation);
    checkVariables(variables);
    const size = (this.#size = sizeOfOperation(schema, document, operation, variables));
    checkSize(size, limits.operation);
    const isGood = refusals.isGood(viewer.limitKey);
    if (isGood instanceof Promise) await isGood;
    const amount = Math.max(1, size.cost);
    const pouring = buckets.pour(viewer.limitKey, amount);
    const poured = pouring instanceof Promise ? await pouring : pouring;
    this.#left = poured.left;
    if (!poured.fits) {
      // It was read and weighed, and is paid by no bucket of costs.
      await refusals.isRefused(viewer.limitKey);
      throw rateLimited(size.cost, poured.left, poured.retryAfterMs);
    }
    this.#held = { amount, by: poured.heldBy };
  }

  /** Gives back what the answer has not cost, and says what it has; null of one that was not weighed. */
  settle(asked: Asking, result: Answer, context: RequestContext): Promise<Cost | null> {
    return (this.#settled ??= this.#settle(asked, result, context));
  }

  async #settle(
    { document, operation }: Asking,
    result: Answer,
    { limits, buckets, viewer, requestId }: RequestContext,
  ): Promise<Cost | null> {
    if (!this.#size) return null;
    const { cost: estimated } = this.#size;
    const held = this.#held;
    // Where nothing went wrong, what was made is what is there.
    const made = result.errors ? null : this.#tally.objects;
    const done = showsAllWork(result)
      ? costOfAnswer(this.means.schema, document, operation, result.data ?? {}, made)
      : estimated;
    const actual = held ? done : 0;
    if (held && actual < held.amount) {
      const left = held.by.giveBack(viewer.limitKey, held.amount - Math.max(1, actual));
      this.#left = left instanceof Promise ? await left : left;
    }
    if (held && actual > held.amount) {
      this.means.log.error(
        { request: requestId, estimated, actual },
        'An answer has cost more than it was weighed as',
      );
      const more = Math.min(actual - held.amount, this.#left ?? 0);
      this.#left = (await buckets.pour(viewer.limitKey, more)).left;
    }
    const { size, refillPerSecond } = limits.bucket;
    return { estimated, actual, bucket: { size, refillPerSecond, left: Math.floor(this.#left ?? size) } };
  }
}
