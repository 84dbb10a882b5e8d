import { randomUUID } from 'node:crypto';
import { unwrapResolverError } from '@apollo/server/errors';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { Cancelled } from '../db/cancellation';
import { isStatementTimeout, isUnreachable } from '../db/database-error';
import type { Log } from '../observability/log';
import { graphError } from './errors';

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

/** Nobody reads it: whoever waited has been told, or has gone. */
function ended({ locations, path }: GraphQLFormattedError): GraphQLFormattedError {
  const { message, extensions } = graphError('TIMEOUT', 'The request was ended.');
  return { message, extensions, ...(locations && { locations }), ...(path && { path }) };
}

/**
 * Lets through what was meant for the client: errors of parsing, validation and our own `GraphQLError`s. Anything else is
 * logged under an incident id and leaves without detail.
 */
export function createFormatError(log: Log) {
  return (formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError => {
    const cause = unwrapResolverError(error);
    // What the executor itself throws, of a value that does not fit its type, quotes the value and has no code of ours.
    const isMeantForClients = formatted.extensions?.['code'] !== 'INTERNAL_SERVER_ERROR';
    if (cause instanceof GraphQLError && isMeantForClients) return formatted;
    if (cause instanceof Cancelled) return ended(formatted);
    const incident = randomUUID();
    log.error({ incident, path: formatted.path, err: cause }, 'A resolver failed');
    const { message, extensions } = presentable(cause, incident);
    const { locations, path } = formatted;
    return { message, extensions, ...(locations && { locations }), ...(path && { path }) };
  };
}
