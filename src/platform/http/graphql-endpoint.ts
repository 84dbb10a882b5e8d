import type {
  IncomingHttpHeaders,
  IncomingMessage,
  OutgoingHttpHeader,
  OutgoingHttpHeaders,
  ServerResponse,
} from 'node:http';
import type { HTTPGraphQLRequest, HTTPGraphQLResponse } from '@apollo/server';
import { GraphQLError } from 'graphql';
import type { Soon } from '../../kernel/soon';
import { Cancellation } from '../db/cancellation';
import { CHALLENGE, CredentialNotCheckable, InvalidCredential } from '../identity/credential';
import { TooManyRefusals } from '../limits/refusals';
import type { Log } from '../observability/log';
import { Deadlines } from '../process/deadlines';
import { UntrustedDocument, type Asked } from '../trusted-documents/trusted-documents';
import { quickest } from './quickest';
import { compress } from './compression';
import { readJsonBody, UnreadableBody } from './request-body';
import { isStrict } from './strict-response';

/** What an answer varies with: what it did before, and what its client unpacks. */
function varying(response: ServerResponse): string {
  const before = response.getHeader('Vary');
  return before === undefined ? 'Accept-Encoding' : `${String(before)}, Accept-Encoding`;
}

function send(
  request: IncomingMessage,
  response: ServerResponse,
  { status, headers, body }: HTTPGraphQLResponse,
): Soon<void> {
  const head: OutgoingHttpHeader[] = [];
  // What all answers say no error says otherwise.
  for (const [name, value] of headers) if (!isStrict(name)) head.push(name, value);
  if (body.kind === 'complete') {
    const smaller = compress(body.string, request.headers['accept-encoding']?.toString());
    if (smaller) head.push('Content-Encoding', smaller.encoding);
    const toSend = smaller?.body ?? quickest(body.string);
    head.push('Vary', varying(response), 'Content-Length', Buffer.byteLength(toSend));
    response.writeHead(status ?? 200, head).end(toSend);
    return;
  }
  response.writeHead(status ?? 200, head);
  return sendInParts(response, body.asyncIterator);
}

async function sendInParts(response: ServerResponse, parts: AsyncIterable<string>): Promise<void> {
  for await (const part of parts) response.write(part);
  response.end();
}

/** `null` when the answer came too late. */
function within<Answer>(
  deadlines: Deadlines,
  milliseconds: number,
  answer: Soon<Answer>,
): Soon<Answer | null> {
  if (!(answer instanceof Promise)) return answer;
  return new Promise((resolve) => {
    const inTime = deadlines.after(milliseconds, () => {
      resolve(null);
    });
    answer.then(
      (given) => {
        inTime();
        resolve(given);
      },
      () => {
        inTime();
        resolve(answer); // and with it why it failed
      },
    );
  });
}

interface Told {
  readonly message: string;
  readonly headers?: OutgoingHttpHeaders;
  readonly retryAfterMs?: number;
}

function sendError(
  response: ServerResponse,
  status: number,
  code: string,
  { message, headers, ...more }: Told,
): void {
  response.writeHead(status, {
    ...headers,
    'Content-Type': 'application/json; charset=utf-8',
    Connection: 'close',
  });
  response.end(JSON.stringify({ errors: [{ message, extensions: { code, ...more } }] }));
}

/** What an error says of its status; 400 when it says nothing. */
function statusOf({ extensions: { http } }: GraphQLError): number {
  const status = typeof http === 'object' && http !== null && 'status' in http ? http.status : undefined;
  return typeof status === 'number' ? status : 400;
}

/** Answers a request that does not reach the executor. What is left of its body is not read, so the connection ends. */
function refuse(response: ServerResponse, error: unknown, log: Log): void {
  if (error instanceof UnreadableBody)
    sendError(response, error.status, 'BAD_REQUEST', { message: error.message });
  else if (error instanceof UntrustedDocument)
    sendError(response, error.status, error.code, { message: error.message });
  else if (error instanceof InvalidCredential)
    sendError(response, 401, 'UNAUTHENTICATED', {
      message: error.message,
      headers: { 'WWW-Authenticate': `${CHALLENGE}, error="invalid_token"` },
    });
  else if (error instanceof CredentialNotCheckable) {
    log.error({ err: error.cause }, 'A credential could not be checked');
    const message = `${error.message} Ask again in a few seconds.`;
    sendError(response, 503, 'UNAVAILABLE', { message });
  } else if (error instanceof TooManyRefusals) {
    const { message, retryAfterMs } = error;
    const headers = { 'Retry-After': Math.ceil(retryAfterMs / 1_000) };
    sendError(response, 429, 'RATE_LIMITED', { message, headers, retryAfterMs });
  } else if (error instanceof GraphQLError)
    sendError(response, statusOf(error), String(error.extensions['code']), { message: error.message });
  else throw error;
}

/** What is asked, with the headers as they came. */
export interface OperationRequest extends Omit<HTTPGraphQLRequest, 'headers'> {
  readonly headers: IncomingHttpHeaders;
}

export interface EndpointSettings<Context> {
  readonly log: Log;
  /** Before a document is read; throws TooManyRefusals, or the GraphQLError that it is refused with. */
  readonly admit: (context: Context, asked: Asked) => Soon<void>;
  /** Puts the text of a trusted document in the place of its id; throws UntrustedDocument. */
  readonly trust: (asked: Asked, context: Context) => Asked;
  /** A request that takes longer is given up. */
  readonly requestTimeoutMs: number;
  /** A larger body is refused before it is parsed. */
  readonly bodyBytes: number;
}

/**
 * GraphQL straight on `node:http`: no framework between the socket and the executor
 * (docs/adr/0006-bare-http.md).
 */
export function createGraphqlEndpoint<Context>(
  answerOperation: (request: OperationRequest, context: Context) => Promise<HTTPGraphQLResponse>,
  contextOf: (request: IncomingMessage, by: Cancellation) => Soon<Context>,
  { log, admit, trust, requestTimeoutMs, bodyBytes }: EndpointSettings<Context>,
) {
  const deadlines = new Deadlines();
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { method = 'GET', url = '/' } = request;
    const cancellation = new Cancellation();
    const start = performance.now();
    // Also when the client has gone before its answer was there.
    response.on('close', () => {
      cancellation.cancel();
    });
    try {
      // Before the body is read: whoever brings a bad credential gets no work out of us.
      const identified = within(deadlines, requestTimeoutMs, contextOf(request, cancellation));
      const context = identified instanceof Promise ? await identified : identified;
      if (context === null) throw new CredentialNotCheckable('Who you are could not be told in time.');
      // What is left when its body begins to be read: however slowly that comes, the answer gets its time.
      const leftMs = requestTimeoutMs - (performance.now() - start);
      const body = method === 'POST' ? await readJsonBody(request, bodyBytes) : undefined;
      const queryStart = url.indexOf('?');
      const search = queryStart === -1 ? '' : url.slice(queryStart);
      const asked = trust({ body, search }, context);
      const admitted = admit(context, asked);
      if (admitted instanceof Promise) await admitted;
      const operation = { method, headers: request.headers, body: asked.body, search: asked.search };
      const answer = answerOperation(operation, context);
      const inTime = await within(deadlines, leftMs, answer);
      if (inTime) {
        await send(request, response, inTime);
      } else {
        cancellation.cancel();
        const message = 'The request took too long and was ended. Ask for fewer rows or add a filter.';
        sendError(response, 504, 'TIMEOUT', { message });
      }
    } catch (error) {
      refuse(response, error, log);
    }
  };
}
