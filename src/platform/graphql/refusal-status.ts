import type { ApolloServerPlugin } from '@apollo/server';
import type { GraphQLFormattedError } from 'graphql';
import { CHALLENGE } from '../identity/credential';

const STATUS: Readonly<Record<string, number>> = { UNAUTHENTICATED: 401, FORBIDDEN: 403 };

/** 401 or 403 when nothing of an answer is left but refusals; a card of which one section is refused is an answer. */
function statusOf(data: Readonly<Record<string, unknown>> | null, errors: readonly GraphQLFormattedError[]) {
  if (data !== null && Object.values(data).some((value) => value !== null)) return undefined;
  const statuses = errors.map(({ extensions }) => STATUS[String(extensions?.['code'])]);
  return statuses.every((status) => status !== undefined) ? Math.min(...statuses) : undefined;
}

/** Tells by the status of HTTP, too, that whoever asks has to say who they are, or may not do this. */
export function tellRefusalByStatus(): ApolloServerPlugin {
  return {
    requestDidStart: () =>
      Promise.resolve({
        willSendResponse({ response }) {
          if (response.body.kind === 'single') {
            const { data = null, errors = [] } = response.body.singleResult;
            const status = errors.length === 0 ? undefined : statusOf(data, errors);
            if (status !== undefined) response.http.status = status;
            if (status === 401) response.http.headers.set('www-authenticate', CHALLENGE);
          }
          return Promise.resolve();
        },
      }),
  };
}
