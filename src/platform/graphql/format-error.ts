import { randomUUID } from 'node:crypto';
import { unwrapResolverError } from '@apollo/server/errors';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { Cancelled } from '../db/cancellation';
import { TooMuchWaits } from '../db/connection-turns';
import { isStatementTimeout, isUnreachable } from '../db/database-error';
import type { Log } from '../observability/log';
import { graphError } from './errors';

/** When what waits has got a good part further. */
const WAITED_FOR_MS = 1_000;

/** What a failure that nobody foresaw looks like from outside. */
function presentable(cause: unknown, incident: string): GraphQLError {
  if (isStatementTimeout(cause)) {
    return graphError(
      'TIMEOUT',
      'The database took too long. Ask for fewer rows, or narrow the filter by a time, a customer or an owner.',
    );
  }
  if (isUnreachable(cause)) {
    return graphError(
      'UNAVAILABLE',
      'The database cannot be reached at the moment. Try again in a few seconds.',
    );
  }
  return graphError(
    'INTERNAL_SERVER_ERROR',
    `Something failed inside. Tell the operator this incident: ${incident}`,
    {
      incident,
    },
  );
}

/** What comes of the request and not of the server: an operator has nothing to look after. */
function ofTheRequest(cause: unknown): GraphQLError | null {
  // Nobody reads it: whoever waited has been told, or has gone.
  if (cause instanceof Cancelled) return graphError('TIMEOUT', 'The request was ended.');
  if (!(cause instanceof TooMuchWaits)) return null;
  const message = 'You have too much under way at once. Wait for some of it, or ask for less.';
  return graphError('RATE_LIMITED', message, { retryAfterMs: WAITED_FOR_MS });
}

/**
 * Lets through what was meant for the client: errors of parsing, validation and our own `GraphQLError`s. Anything else is
 * logged under an incident id and leaves without detail.
 */
export function createFormatError(log: Log) {
  const failure = (cause: unknown, path: GraphQLFormattedError['path']): GraphQLError => {
    const incident = randomUUID();
    log.error({ incident, path, err: cause }, 'A resolver failed');
    return presentable(cause, incident);
  };
  return (formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError => {
    const cause = unwrapResolverError(error);
    // What the executor itself throws, of a value that does not fit its type, quotes the value and has no code of ours.
    const isMeantForClients = formatted.extensions?.['code'] !== 'INTERNAL_SERVER_ERROR';
    if (cause instanceof GraphQLError && isMeantForClients) return formatted;
    const { locations, path } = formatted;
    const { message, extensions } = ofTheRequest(cause) ?? failure(cause, path);
    return { message, extensions, ...(locations && { locations }), ...(path && { path }) };
  };
}
