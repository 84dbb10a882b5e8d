import type { ApolloServerPlugin } from '@apollo/server';
import type { RequestContext } from '../graphql/context';
import { graphError } from '../graphql/errors';

/**
 * Records of each operation that read somebody's data who asked, for what reason, and whose data it was: within a second, so that no
 * answer waits for it. Of whom something was shown that is masked otherwise is recorded besides. While the trail cannot take any more, nothing is read.
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
          const reads = { 'customer:read': seen.list(), 'customer:readUnmasked': seen.listUnmasked() };
          for (const [action, subjects] of Object.entries(reads)) {
            if (subjects.length === 0) continue;
            audit.note({ viewer, action, at, reason, subjects, operation: operationName ?? null });
          }
          return Promise.resolve();
        },
      }),
  };
}
