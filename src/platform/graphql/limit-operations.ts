import type { ApolloServerPlugin } from '@apollo/server';
import type { GraphQLSchema, OperationDefinitionNode } from 'graphql';
import { checkVariables } from './check-variables';
import type { Limits, RequestContext } from './context';
import { graphError } from './errors';
import { sizeOfOperation } from './operation-cost';

/** The executor would call a kind of operation that the schema does not have a failure of its own. */
function checkOperationType(schema: GraphQLSchema, { operation }: OperationDefinitionNode): void {
  if (schema.getRootType(operation)) return;
  throw graphError('GRAPHQL_VALIDATION_FAILED', `There is no ${operation} in this graph: ask with a query.`, {
    http: { status: 400 },
  });
}

/** Refuses an operation that asks for more than one may, before any resolver runs. */
export function limitOperations(limits: Limits['operation']): ApolloServerPlugin<RequestContext> {
  const advice = {
    cost: 'Ask for fewer rows a page, or for fewer lists within lists.',
    depth: 'Ask in two steps, by the ids that the first one gives.',
    rootFields: 'Ask in several requests.',
    aliases: 'Ask in several requests.',
  } as const;
  return {
    requestDidStart: () =>
      Promise.resolve({
        didResolveOperation({ schema, document, operation, request }) {
          if (!operation) return Promise.resolve();
          checkOperationType(schema, operation);
          const variables = request.variables ?? {};
          checkVariables(variables);
          const size = sizeOfOperation(schema, document, operation, variables);
          for (const measure of ['cost', 'depth', 'rootFields', 'aliases'] as const) {
            if (size[measure] <= limits[measure]) continue;
            throw graphError(
              'COST_LIMIT_EXCEEDED',
              `The operation is too large: ${measure} ${String(size[measure])}, where ${String(limits[measure])} is the most. ${advice[measure]}`,
              { measure, asked: size[measure], most: limits[measure], http: { status: 400 } },
            );
          }
          return Promise.resolve();
        },
      }),
  };
}
