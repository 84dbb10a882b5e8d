import { GraphQLError } from 'graphql';

/** Codes that we give to top-level errors, besides those that the library gives. Documented in docs/front-ends.md. */
export type ErrorCode =
  | 'GRAPHQL_VALIDATION_FAILED'
  | 'UNAUTHENTICATED'
  | 'FORBIDDEN'
  | 'BAD_USER_INPUT'
  | 'COST_LIMIT_EXCEEDED'
  | 'TIMEOUT'
  | 'UNAVAILABLE'
  | 'INTERNAL_SERVER_ERROR';

export function graphError(
  code: ErrorCode,
  message: string,
  more: Record<string, unknown> = {},
): GraphQLError {
  return new GraphQLError(message, { extensions: { code, ...more } });
}

/** The client's mistake: `message` names the argument and says how to mend it. */
export function badUserInput(message: string): GraphQLError {
  return graphError('BAD_USER_INPUT', message);
}

export function unauthenticated(): GraphQLError {
  return graphError('UNAUTHENTICATED', 'Say who you are: this needs a credential.');
}

export function forbidden(): GraphQLError {
  return graphError('FORBIDDEN', 'Your role may not do this.');
}
