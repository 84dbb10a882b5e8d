import type { ApolloServerOptionsWithGateway, BaseContext } from '@apollo/server';
import type { GraphQLSchema } from 'graphql';
import { createCompiledExecutor } from './compiled';

type Gateway = ApolloServerOptionsWithGateway<BaseContext>['gateway'];

/** Lets Apollo Server execute operations of a schema by plans: its one place for an executor other than graphql-js is that of a gateway. */
export function compiledGateway(schema: GraphQLSchema): Gateway {
  const execute = createCompiledExecutor(schema);
  return {
    onSchemaLoadOrUpdate: (tell) => {
      tell({ apiSchema: schema, coreSupergraphSdl: '' });
      return () => undefined;
    },
    load: () =>
      Promise.resolve({
        executor: ({ document, operation, request: { operationName, variables = {} }, context }) =>
          execute({ document, operation, operationName, variables, context }),
      }),
    stop: () => Promise.resolve(),
  };
}
