import { setTimeout as after } from 'node:timers/promises';
import {
  createSourceEventStream,
  execute,
  getOperationAST,
  getVariableValues,
  OperationTypeNode,
  GraphQLError,
  parse,
  validate,
  type DocumentNode,
  type ExecutionResult,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import { canBeRecorded, noteReads } from '../audit/audit-reads';
import { Cancellation, Cancelled } from '../db/cancellation';
import { costOfAnswer } from '../graphql/answer-cost';
import { checkVariables } from '../graphql/check-variables';
import { refuseConditionalSubscription } from '../graphql/conditional-subscription';
import type { RequestContext } from '../graphql/context';
import { graphError } from '../graphql/errors';
import { checkSize, rateLimited } from '../graphql/limit-operations';
import { sizeOfOperation } from '../graphql/operation-cost';
import { showsAllWork } from '../graphql/shown-work';
import type { Limits } from '../limits/limits';
import { Mailbox } from './mailbox';
import { streamOf } from './stream';
import type { Turns } from './turns';

/** How often somebody whose bucket is full is looked at again, in milliseconds. */
const LOOK_AGAIN_MS = 1_000;

/** A subscription as it is asked for. */
export interface AskedLive {
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly operationName: string | null;
}

/** A subscription that may be executed, again for each event. */
export interface LiveOperation extends AskedLive {
  readonly schema: GraphQLSchema;
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  /** What each of its answers is weighed as. */
  readonly cost: number;
}

function read(query: string, maxTokens: number): DocumentNode {
  try {
    return parse(query, { maxTokens });
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    throw graphError('GRAPHQL_PARSE_FAILED', error.message);
  }
}

/** Reads and weighs a subscription as HTTP does a query. Throws the errors that it is refused with. */
export function readOperation(schema: GraphQLSchema, asked: AskedLive, limits: Limits): LiveOperation {
  const document = read(asked.query, limits.tokens);
  refuseConditionalSubscription(document);
  const [fault] = validate(schema, document);
  if (fault) throw graphError('GRAPHQL_VALIDATION_FAILED', fault.message);
  const operation = getOperationAST(document, asked.operationName);
  if (!operation) throw graphError('BAD_USER_INPUT', 'Say by "operationName" which operation is meant.');
  if (operation.operation !== OperationTypeNode.SUBSCRIPTION)
    throw graphError(
      'BAD_USER_INPUT',
      'Here one subscribes. Ask queries and mutations by HTTP POST to the same address.',
    );
  checkVariables(asked.variables);
  const [misfit] =
    getVariableValues(schema, operation.variableDefinitions ?? [], asked.variables).errors ?? [];
  if (misfit) throw graphError('BAD_USER_INPUT', misfit.message);
  const size = sizeOfOperation(schema, document, operation, asked.variables);
  checkSize(size, limits.operation);
  return { ...asked, schema, document, operation, cost: Math.max(1, size.cost) };
}

/** Takes what it is to begin out of the bucket of whoever asks. Throws when there is not so much. */
async function payForBeginning({ viewer, buckets }: RequestContext, cost: number): Promise<void> {
  const poured = await buckets.pour(viewer.limitKey, cost);
  if (!poured.fits) throw rateLimited(cost, poured.left, poured.retryAfterMs);
}

/** Whether an answer may be worked on that is weighed as so much. Nothing is taken yet: whoever looks at their bucket must not see that something happened out of their reach. */
async function hasRoomFor({ viewer, buckets, limits }: RequestContext, cost: number): Promise<boolean> {
  return (await buckets.giveBack(viewer.limitKey, 0)) >= Math.min(cost, limits.bucket.size);
}

/** Takes what an answer has cost out of the bucket: all that is left, if others have taken of it meanwhile. */
async function pay({ viewer, buckets }: RequestContext, cost: number): Promise<void> {
  const poured = await buckets.pour(viewer.limitKey, cost);
  if (!poured.fits) await buckets.pour(viewer.limitKey, poured.left);
}

/** What an answer has cost, as of any operation: at least that it was looked at; what failed, all that it was weighed as. */
function actualCost({ schema, document, operation, cost }: LiveOperation, result: ExecutionResult): number {
  if (!showsAllWork(result)) return cost;
  return Math.max(1, costOfAnswer(schema, document, operation, result.data ?? {}, null));
}

/** What is said of an event: an answer; nothing, if it is of something that the viewer may not see, or not what was asked for; or it is to be asked again. */
type Said = ExecutionResult | 'NOTHING' | 'LATER';

/** One answer, about one event. What is not said is not paid for either, and not on record. */
async function answer(live: LiveOperation, context: RequestContext, event: unknown): Promise<Said> {
  const { schema, document, variables, operationName, operation } = live;
  canBeRecorded(context);
  if (!(await hasRoomFor(context, live.cost))) return 'LATER';
  const result = await execute({
    ...{ schema, document, variableValues: variables, operationName, rootValue: event },
    contextValue: context,
  });
  const isOfNothing = !result.errors && Object.values(result.data ?? {}).every((value) => value === null);
  if (isOfNothing) return 'NOTHING';
  await pay(context, actualCost(live, result));
  noteReads(context, operation.name?.value ?? null);
  return result;
}

export type Answers = AsyncIterableIterator<ExecutionResult, undefined>;

export interface Answering {
  /** Throws when the viewer may not ask any more. */
  readonly recheck: () => Promise<void>;
  /** The context of one answer, made anew. */
  readonly contextOf: (by: Cancellation) => RequestContext;
  /** More waits for this client than is worth to keep. */
  readonly tooSlow: () => void;
  /** An answer that takes longer is given up. */
  readonly withinMs: number;
  /** One event may be heard by thousands: they are not all answered at once. */
  readonly turns: Turns;
  /** Whose turn it is. */
  readonly key: string;
}

/** The answers of one subscription, of which one is worked on at a time: each in its turn, with a context of its own. */
class Work {
  readonly #ended = new AbortController();
  #underWay: Cancellation | null = null;

  constructor(private readonly answering: Answering) {}

  async do<Done>(work: (context: RequestContext) => Promise<Done>): Promise<Done> {
    const { recheck, turns, key } = this.answering;
    // Whoever vouches for the viewer may take long: nobody else waits for that.
    await recheck();
    return turns.take(key, async () => {
      // The turn may have come late.
      await recheck();
      return this.#inTime(work);
    });
  }

  /** Until it is worth while to look again whether there is room in the bucket. */
  async rest(): Promise<void> {
    const { signal } = this.#ended;
    await after(LOOK_AGAIN_MS, undefined, { signal }).catch((error: unknown) => {
      throw signal.aborted ? new Cancelled() : error;
    });
  }

  /** Nobody waits for it any more. */
  end(): void {
    this.#ended.abort();
    this.#underWay?.cancel();
  }

  async #inTime<Done>(work: (context: RequestContext) => Promise<Done>): Promise<Done> {
    if (this.#ended.signal.aborted) throw new Cancelled();
    const { contextOf, withinMs } = this.answering;
    const by = (this.#underWay = new Cancellation());
    const tooLate = setTimeout(() => {
      by.cancel();
    }, withinMs);
    try {
      return await work(contextOf(by));
    } finally {
      clearTimeout(tooLate);
    }
  }
}

async function* answerEach(
  live: LiveOperation,
  events: Mailbox<unknown>,
  work: Work,
): AsyncGenerator<ExecutionResult, undefined> {
  for await (const event of events) {
    try {
      let said = await work.do((context) => answer(live, context, event));
      while (said === 'LATER') {
        await work.rest();
        said = await work.do((context) => answer(live, context, event));
      }
      if (said !== 'NOTHING') yield said;
    } catch (error) {
      if (error instanceof Cancelled) return;
      if (!(error instanceof GraphQLError)) throw error;
      yield { errors: [error] };
      return;
    }
  }
}

/**
 * The answers of a subscription, one for each event, each as a request of its own: with rights, loaders and a moment of its own, weighed, and on
 * record.
 */
export async function answersOf(
  live: LiveOperation,
  answering: Answering,
): Promise<Answers | ExecutionResult> {
  const { schema, document, variables: variableValues, operationName } = live;
  const work = new Work(answering);
  const source = await work.do(async (context) => {
    await payForBeginning(context, live.cost);
    return createSourceEventStream({
      ...{ schema, document, variableValues, operationName, contextValue: context },
    });
  });
  if (!(source instanceof Mailbox)) {
    if (Symbol.asyncIterator in source) throw new TypeError('A subscription hears by a mailbox.');
    return source;
  }
  // Whoever waits for room in the bucket, or for a socket that takes nothing, would not ask for the next.
  source.whenFull(() => {
    work.end();
    answering.tooSlow();
  });
  const answers = answerEach(live, source, work);
  return streamOf(
    () => answers.next(),
    // The mailbox first: whoever waits for its next letter must not be waited for.
    async () => {
      work.end();
      await source.return();
      await answers.return(undefined);
    },
  );
}
