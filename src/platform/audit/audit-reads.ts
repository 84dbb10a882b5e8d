import type { ApolloServerPlugin } from '@apollo/server';
import type { RequestContext } from '../graphql/context';
import { graphError } from '../graphql/errors';

/**
 * Records of each operation that read somebody's data who asked, for what reason, and whose data it was: within a second, so that no
 * answer waits for it. While the trail cannot take any more, nothing is read.
 */
export function auditReads(): ApolloServerPlugin<RequestContext> {
  return {
    requestDidStart: () =>
      Promise.resolve({
        didResolveOperation({ contextValue }) {
          if (contextValue.audit.canKeep()) return Promise.resolve();
          throw graphError(
            'UNAVAILABLE',
            'The audit trail cannot be written at the moment. Try again in a few seconds.',
            { http: { status: 503 } },
          );
        },
        willSendResponse({ contextValue, operationName }) {
          const { audit, viewer, now: at, seen, reason } = contextValue;
          const subjects = seen.list();
          if (subjects.length > 0)
            audit.note({
              viewer,
              action: 'customer:read',
              at,
              reason,
              subjects,
              operation: operationName ?? null,
            });
          return Promise.resolve();
        },
      }),
  };
}
