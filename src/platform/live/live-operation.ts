import {
  createSourceEventStream,
  execute,
  getOperationAST,
  GraphQLError,
  parse,
  validate,
  type DocumentNode,
  type ExecutionResult,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import { canBeRecorded, noteReads } from '../audit/audit-reads';
import { checkVariables } from '../graphql/check-variables';
import type { RequestContext } from '../graphql/context';
import { graphError } from '../graphql/errors';
import { checkSize, rateLimited } from '../graphql/limit-operations';
import { sizeOfOperation } from '../graphql/operation-cost';
import { Mailbox } from './mailbox';
import { streamOf } from './stream';

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
export function readOperation(
  schema: GraphQLSchema,
  asked: AskedLive,
  { limits }: Pick<RequestContext, 'limits'>,
): LiveOperation {
  const document = read(asked.query, limits.tokens);
  const [fault] = validate(schema, document);
  if (fault) throw graphError('GRAPHQL_VALIDATION_FAILED', fault.message);
  const operation = getOperationAST(document, asked.operationName);
  if (!operation) throw graphError('BAD_USER_INPUT', 'Say by "operationName" which operation is meant.');
  if (operation.operation !== 'subscription')
    throw graphError(
      'BAD_USER_INPUT',
      'Here one subscribes. Ask queries and mutations by HTTP POST to the same address.',
    );
  checkVariables(asked.variables);
  const size = sizeOfOperation(schema, document, operation, asked.variables);
  checkSize(size, limits.operation);
  return { ...asked, schema, document, operation, cost: Math.max(1, size.cost) };
}

/** Takes what one answer costs out of the bucket of whoever asks. Throws when there is not so much. */
async function pay({ viewer, buckets }: RequestContext, cost: number): Promise<void> {
  const poured = await buckets.pour(viewer.limitKey, cost);
  if (!poured.fits) throw rateLimited(cost, poured.left, poured.retryAfterMs);
}

/** One answer, about one event. Null: of something that the viewer may not see, or that is not what was asked for. */
async function answer(
  { schema, document, variables, operationName, cost, operation }: LiveOperation,
  context: RequestContext,
  event: unknown,
): Promise<ExecutionResult | null> {
  canBeRecorded(context);
  await pay(context, cost);
  const result = await execute({
    ...{ schema, document, variableValues: variables, operationName, rootValue: event },
    contextValue: context,
  });
  noteReads(context, operation.name?.value ?? null);
  const isOfNothing = !result.errors && Object.values(result.data ?? {}).every((value) => value === null);
  return isOfNothing ? null : result;
}

export type Answers = AsyncIterableIterator<ExecutionResult, undefined>;

/**
 * The answers of a subscription, one for each event, each as a request of its own: with rights, loaders and a moment of its own, weighed, and on
 * record. `contextOf` makes its context anew, and throws when the viewer may not ask any more.
 */
export async function answersOf(
  live: LiveOperation,
  contextOf: () => Promise<RequestContext>,
): Promise<Answers | ExecutionResult> {
  const context = await contextOf();
  await pay(context, live.cost);
  const { schema, document, variables: variableValues, operationName } = live;
  const source = await createSourceEventStream({
    ...{ schema, document, variableValues, operationName, contextValue: context },
  });
  if (!(source instanceof Mailbox)) {
    if (Symbol.asyncIterator in source) throw new TypeError('A subscription hears by a mailbox.');
    return source;
  }
  const answers = (async function* (): AsyncGenerator<ExecutionResult, undefined> {
    for await (const event of source) {
      try {
        const said = await answer(live, await contextOf(), event);
        if (said !== null) yield said;
      } catch (error) {
        if (!(error instanceof GraphQLError)) throw error;
        yield { errors: [error] };
        return;
      }
    }
  })();
  return streamOf(
    () => answers.next(),
    // The mailbox first: whoever waits for its next letter must not be waited for.
    async () => {
      await source.return();
      await answers.return(undefined);
    },
  );
}
