import type { ApolloServerOptionsWithGateway } from '@apollo/server';
import type { GraphQLSchema } from 'graphql';
import type { OperationContext } from './operation-work';

type Gateway = ApolloServerOptionsWithGateway<OperationContext>['gateway'];

/** Lets Apollo Server leave the execution to the work of the request: its one place for an executor other than graphql-js is that of a gateway. */
export function workGateway(schema: GraphQLSchema): Gateway {
  return {
    onSchemaLoadOrUpdate: (tell) => {
      tell({ apiSchema: schema, coreSupergraphSdl: '' });
      return () => undefined;
    },
    load: () =>
      Promise.resolve({
        executor: ({ document, operation, request: { operationName, variables = {} }, context }) => {
          // The library's type of it says only that it is an object.
          const own = context as unknown as OperationContext;
          return own.work.execute({ document, operation, operationName, variables, context: own });
        },
      }),
    stop: () => Promise.resolve(),
  };
}
