import type { ApolloServerPlugin } from '@apollo/server';
import type { RequestContext } from '../graphql/context';
import { graphError } from '../graphql/errors';

/** Throws while the trail cannot take any more: what cannot be recorded is not read. */
export function canBeRecorded({ audit }: Pick<RequestContext, 'audit'>): void {
  if (audit.canKeep()) return;
  throw graphError(
    'UNAVAILABLE',
    'The audit trail cannot be written at the moment. Try again in a few seconds.',
    { http: { status: 503 } },
  );
}

/** Records who asked, for what reason, and whose data it was that the request has read. */
export function noteReads(
  { audit, viewer, now: at, seen, reason }: RequestContext,
  operation: string | null,
): void {
  const note = (action: string, subjects: readonly string[]): void => {
    audit.note({ viewer, action, at, reason, subjects, operation });
  };
  const subjects = seen.list();
  if (subjects.length > 0 || seen.isAskedByPersonalData()) note('customer:read', subjects);
  const unmasked = seen.listUnmasked();
  if (unmasked.length > 0) note('customer:readUnmasked', unmasked);
}

/**
 * Records of each operation that read somebody's data who asked, for what reason, and whose data it was: within a second, so that no
 * answer waits for it; also of one that asked by personal data and was shown nobody. Of whom something was shown that is masked otherwise is recorded besides.
 */
export function auditReads(): ApolloServerPlugin<RequestContext> {
  return {
    requestDidStart: () =>
      Promise.resolve({
        willSendResponse({ contextValue, operationName }) {
          noteReads(contextValue, operationName ?? null);
          return Promise.resolve();
        },
      }),
  };
}
