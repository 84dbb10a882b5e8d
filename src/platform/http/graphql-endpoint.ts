import type { IncomingMessage, ServerResponse } from 'node:http';
import { HeaderMap, type ApolloServer, type BaseContext, type HTTPGraphQLResponse } from '@apollo/server';
import { readJsonBody, UnreadableBody } from './request-body';

/** Bytes of a request's body. Larger ones are refused before they are parsed. */
const BODY_LIMIT = 100_000;

function headersOf(request: IncomingMessage): HeaderMap {
  const headers = new HeaderMap();
  for (const [name, value] of Object.entries(request.headers)) {
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value);
  }
  return headers;
}

async function send(response: ServerResponse, { status, headers, body }: HTTPGraphQLResponse): Promise<void> {
  for (const [name, value] of headers) response.setHeader(name, value);
  response.statusCode = status ?? 200;
  if (body.kind === 'complete') {
    response.setHeader('Content-Length', Buffer.byteLength(body.string));
    response.end(body.string);
    return;
  }
  for await (const chunk of body.asyncIterator) response.write(chunk);
  response.end();
}

function refuse(response: ServerResponse, { status, message }: UnreadableBody): void {
  const body = JSON.stringify({ errors: [{ message, extensions: { code: 'BAD_REQUEST' } }] });
  // What is left of the body is not read, so the connection cannot be used again.
  response.writeHead(status, { 'Content-Type': 'application/json; charset=utf-8', Connection: 'close' });
  response.end(body);
}

/**
 * Apollo Server straight on `node:http`: no framework between the socket and the executor
 * (docs/adr/0006-bare-http.md).
 */
export function createGraphqlEndpoint<Context extends BaseContext>(
  apollo: ApolloServer<Context>,
  contextOf: (request: IncomingMessage) => Promise<Context>,
) {
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { method = 'GET', url = '/' } = request;
    try {
      const body = method === 'POST' ? await readJsonBody(request, BODY_LIMIT) : undefined;
      const queryStart = url.indexOf('?');
      const answer = await apollo.executeHTTPGraphQLRequest({
        httpGraphQLRequest: {
          method,
          headers: headersOf(request),
          search: queryStart === -1 ? '' : url.slice(queryStart),
          body,
        },
        context: () => contextOf(request),
      });
      await send(response, answer);
    } catch (error) {
      if (!(error instanceof UnreadableBody)) throw error;
      refuse(response, error);
    }
  };
}
