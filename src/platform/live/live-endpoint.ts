import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { useServer } from 'graphql-ws/use/ws';
import { WebSocketServer, type WebSocket } from 'ws';
import { graphError, unauthenticated } from '../graphql/errors';
import { TooManyRefusals } from '../limits/refusals';
import type { Log } from '../observability/log';
import { UntrustedDocument } from '../trusted-documents/trusted-documents';
import {
  closeFor,
  LiveConnection,
  LiveSubscription,
  TOO_MUCH,
  type LiveSettings,
  type Params,
  type Socket,
} from './live-connection';
import { SocketCount } from './socket-count';
import { Turns } from './turns';

/** Answers that are worked on at once: the other connections of the database are for those who wait for theirs. */
const ANSWERS_AT_ONCE = 4;
/** Connections of one viewer. */
const MOST_SOCKETS = 50;
/** How long a client may take to answer that the connection ends. */
const FAREWELL_MS = 2_000;

export interface LiveEndpoint {
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  /** Ends every connection; clients go to another instance. */
  close(): Promise<void>;
}

/** What a subscription is refused with; null when something else has failed. */
function refusalOf(error: unknown): readonly GraphQLError[] | null {
  if (error instanceof GraphQLError) return [error];
  if (error instanceof UntrustedDocument)
    return [new GraphQLError(error.message, { extensions: { code: error.code } })];
  if (error instanceof TooManyRefusals)
    return [graphError('RATE_LIMITED', error.message, { retryAfterMs: error.retryAfterMs })];
  return null;
}

/** Lets known viewers in, each with so many connections at most. */
function doorOf(settings: LiveSettings, known: WeakMap<WebSocket, LiveConnection>) {
  const sockets = new SocketCount(MOST_SOCKETS);
  const turns = new Turns(ANSWERS_AT_ONCE);
  return async (connection: Socket): Promise<boolean> => {
    const { socket } = connection.extra;
    try {
      const one = await LiveConnection.of(settings, turns, connection);
      // Who has gone meanwhile is not counted: nothing would count them off again.
      if (one.viewer.kind === 'ANONYMOUS' || socket.readyState !== socket.OPEN) return false;
      if (!sockets.add(one.viewer.limitKey, socket)) {
        socket.close(TOO_MUCH, `You have ${String(MOST_SOCKETS)} connections already.`);
        return false;
      }
      known.set(socket, one);
      one.watch();
      return true;
    } catch (error) {
      closeFor(socket, error, settings.log);
      return false;
    }
  };
}

/**
 * What a client breaks (a message that is too large, a frame that is none) ends its connection, and is nothing that operators could mend. The
 * library's listeners, which come before, would put it on the console, past the log.
 */
function logWhatIsBroken(server: WebSocketServer, log: Log): void {
  server.on('connection', (socket) => {
    socket.removeAllListeners('error').on('error', (error) => {
      log.debug({ err: error }, 'A WebSocket was broken by its client');
    });
  });
}

/** Subscriptions over WebSockets (graphql-transport-ws), under the rights and limits of every other question. */
export function createLiveEndpoint(settings: LiveSettings): LiveEndpoint {
  const { limits, log, allowedOrigins } = settings;
  const server = new WebSocketServer({ noServer: true, maxPayload: limits.bodyBytes });
  const known = new WeakMap<WebSocket, LiveConnection>();
  const format = (error: GraphQLError): GraphQLFormattedError => {
    const { extensions = { code: 'INTERNAL_SERVER_ERROR' }, ...rest } = error.toJSON();
    return settings.formatError({ ...rest, extensions }, error);
  };
  const serving = useServer<Params>(
    {
      onConnect: doorOf(settings, known),
      onSubscribe: async ({ extra }, _, payload) => {
        const connection = known.get(extra.socket);
        if (!connection) return [unauthenticated()];
        try {
          return await connection.read(payload);
        } catch (error) {
          const refusal = refusalOf(error);
          if (!refusal) closeFor(extra.socket, error, log);
          return refusal ?? [];
        }
      },
      subscribe: async ({ contextValue }) => {
        if (!(contextValue instanceof LiveSubscription)) throw new TypeError('Nothing was read.');
        try {
          return await contextValue.begin();
        } catch (error) {
          const errors = refusalOf(error);
          if (!errors) contextValue.close(error);
          return { errors: errors ?? [] };
        }
      },
      onNext: (_, __, ___, ____, { data = null, errors }) => errors && { data, errors: errors.map(format) },
      onError: (_, __, ___, errors) => errors.map(format),
    },
    server,
  );

  logWhatIsBroken(server, log);
  async function hangUp(): Promise<void> {
    // Whoever does not answer the farewell is not waited for.
    const cut = setTimeout(() => {
      for (const client of server.clients) client.terminate();
    }, FAREWELL_MS);
    await serving.dispose();
    clearTimeout(cut);
  }
  let closing: Promise<void> | undefined;

  return {
    upgrade(request, socket, head) {
      if (!isOfAllowedPage(request, allowedOrigins)) {
        socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n');
        return;
      }
      server.handleUpgrade(request, socket, head, (upgraded) => server.emit('connection', upgraded, request));
    },
    close: () => (closing ??= hangUp()),
  };
}

/** Pages of others may not connect: browsers ask no leave for a WebSocket. What is no browser names no page. */
function isOfAllowedPage({ headers }: IncomingMessage, allowedOrigins: readonly string[]): boolean {
  const { origin, host } = headers;
  if (origin === undefined || allowedOrigins.includes(origin)) return true;
  return URL.canParse(origin) && new URL(origin).host === host;
}
