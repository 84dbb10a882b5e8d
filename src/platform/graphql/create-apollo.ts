import { ApolloServer, type ApolloServerPlugin } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
} from '@apollo/server/plugin/disabled';
import type { GraphQLSchema } from 'graphql';
import { auditReads } from '../audit/audit-reads';
import type { Limits } from '../limits/limits';
import type { Log } from '../observability/log';
import type { createFormatError } from './format-error';
import type { KnownDocuments } from './known-documents';
import type { OperationContext } from './operation-work';
import { tellRefusalByStatus } from './refusal-status';
import { workGateway } from './work-gateway';

interface ApolloMeans {
  readonly schema: GraphQLSchema;
  readonly formatError: ReturnType<typeof createFormatError>;
  readonly limits: Limits;
  readonly documents: KnownDocuments;
  readonly log: Log;
}

const SPEECHLESS = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
};

/** What the library would say of its failures quotes the document: they are told by our log instead, which quotes nothing. */
const tellFailures = (log: Log): ApolloServerPlugin<OperationContext> => ({
  unexpectedErrorProcessingRequest({ error }) {
    log.error({ err: error }, 'A request failed');
    return Promise.resolve();
  },
});

/**
 * What was weighed is held of the asker's bucket until the answer is there; what the answer has not cost is given back. Each answer says so
 * in `extensions.cost`.
 */
function limitOperations(documents: KnownDocuments): ApolloServerPlugin<OperationContext> {
  return {
    requestDidStart: ({ contextValue }) =>
      Promise.resolve({
        async didResolveOperation({ source, document, operation, request: { variables = {} } }) {
          if (!operation) return;
          await contextValue.work.weigh({ document, operation, variables }, contextValue);
          documents.keep(source, document);
        },
        async willSendResponse({ document, operation, response: { body } }) {
          if (!document || !operation || body.kind !== 'single') return;
          const { singleResult: result } = body;
          const cost = await contextValue.work.settle({ document, operation }, result, contextValue);
          if (cost) result.extensions = { ...result.extensions, cost };
        },
      }),
  };
}

/** The library, as it is used here. */
export function createApollo({
  schema,
  formatError,
  limits: { tokens },
  documents,
  log,
}: ApolloMeans): ApolloServer<OperationContext> {
  return new ApolloServer<OperationContext>({
    // Executes by plans instead of graphql-js's way through the document, row by row.
    gateway: workGateway(schema),
    formatError,
    parseOptions: { maxLexicalTokens: tokens },
    documentStore: documents,
    introspection: true,
    // Automatic persisted queries let anybody fill a cache; trusted documents come from a manifest.
    persistedQueries: false,
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    logger: SPEECHLESS,
    // Cache control wraps every field's resolver, and an answer here is one viewer's: no cache may share it.
    plugins: [
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      auditReads(),
      limitOperations(documents),
      tellRefusalByStatus(),
      tellFailures(log),
    ],
  });
}
