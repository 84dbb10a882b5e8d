import { GraphQLError } from 'graphql';

/** Codes that we give to top-level errors, besides those that the library gives. Documented in docs/errors.md. */
export type ErrorCode =
  | 'GRAPHQL_PARSE_FAILED'
  | 'GRAPHQL_VALIDATION_FAILED'
  | 'UNAUTHENTICATED'
  | 'FORBIDDEN'
  | 'BAD_USER_INPUT'
  | 'COST_LIMIT_EXCEEDED'
  | 'RATE_LIMITED'
  | 'IDEMPOTENCY_MISMATCH'
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

const LONGEST_QUOTATION = 60;

/** What a client sent, for the message about it: nobody needs all of a hundred kilobytes back. */
export function quoted(sent: string): string {
  const characters = [...sent.slice(0, 2 * LONGEST_QUOTATION + 2)];
  const shown = characters.slice(0, LONGEST_QUOTATION).join('');
  return JSON.stringify(shown.length < sent.length ? `${shown}…` : sent);
}

/** The client's mistake: `message` names the argument and says how to mend it. */
export function badUserInput(message: string): GraphQLError {
  return graphError('BAD_USER_INPUT', message);
}

export function unauthenticated(): GraphQLError {
  return graphError('UNAUTHENTICATED', 'Say who you are: this needs a credential.');
}

/** `place` is the argument that asks by what the viewer's role may not see in full. */
export function forbiddenQuestion(place: string): GraphQLError {
  return graphError('FORBIDDEN', `"${place}" asks by personal data that your role may not see in full.`);
}

export function forbidden(): GraphQLError {
  return graphError('FORBIDDEN', 'Your role may not do this.');
}
