import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import {
  GraphQLError,
  type GraphQLSchema,
  type ExecutionArgs,
  type ExecutionResult,
  type GraphQLFormattedError,
} from 'graphql';
import { CloseCode, type Context as Connection } from 'graphql-ws';
import { useServer, type Extra } from 'graphql-ws/use/ws';
import { WebSocketServer, type WebSocket } from 'ws';
import { CredentialNotCheckable, InvalidCredential } from '../identity/credential';
import type { Viewer } from '../identity/viewer';
import type { Limits } from '../limits/limits';
import { graphError } from '../graphql/errors';
import type { RequestContext } from '../graphql/context';
import { UntrustedDocument, type TrustedDocuments } from '../trusted-documents/trusted-documents';
import { answersOf, readOperation, type Answers, type LiveOperation } from './live-operation';
import { MailboxFull } from './mailbox';
import { SocketCount } from './socket-count';
import { streamOf } from './stream';

/** Subscriptions of one connection, and connections of one viewer. */
const MOST_SUBSCRIPTIONS = 20;
const MOST_SOCKETS = 50;
/** How often it is looked whether a viewer who hears nothing may still do so. */
const RECHECK_MS = 60_000;
/** How long a client may take to answer that the connection ends. */
const FAREWELL_MS = 2_000;
/** Nobody reads as fast as it is written, or somebody wants too much at once. */
const TOO_MUCH = 4429;

export interface LiveSettings {
  readonly schema: GraphQLSchema;
  readonly limits: Limits;
  /** Who asks; throws what HTTP answers with 401 or 503. */
  readonly identify: (authorization: string | undefined) => Promise<Viewer>;
  readonly documents: TrustedDocuments;
  /** The context of one answer. */
  readonly contextFor: (viewer: Viewer, acceptLanguage: string | undefined) => RequestContext;
  readonly formatError: (formatted: GraphQLFormattedError, error: unknown) => GraphQLFormattedError;
  readonly allowedOrigins: readonly string[];
}

export interface LiveEndpoint {
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  /** Ends every connection; clients go to another instance. */
  close(): Promise<void>;
}

type Socket = Connection<Record<string, unknown> | undefined, Extra>;

/** What becomes of a connection that may not go on: why, as a WebSocket says it. */
function closeFor(socket: WebSocket, error: unknown): void {
  if (error instanceof MailboxFull)
    socket.close(TOO_MUCH, 'You read too slowly. Connect again, and read what you missed by "changes".');
  else if (error instanceof InvalidCredential || error instanceof RightsChanged)
    socket.close(CloseCode.Forbidden, 'What you may do has changed, or has ended. Connect again.');
  else if (error instanceof CredentialNotCheckable)
    socket.close(
      CloseCode.InternalServerError,
      'Who you are cannot be checked at the moment. Connect again.',
    );
  else throw error;
}

/** The viewer may do something else than when they connected. */
class RightsChanged extends Error {}

const rightsOf = ({ subjectId, roles, scopes, reach }: Viewer): string =>
  JSON.stringify([subjectId, roles, scopes, reach]);

function authorizationOf({ connectionParams }: Socket): string | undefined {
  const given = connectionParams?.['authorization'] ?? connectionParams?.['Authorization'];
  return typeof given === 'string' ? given : undefined;
}

/** One connection: who it is, for as long as they may do what they could. */
class Listening {
  private constructor(
    private readonly settings: LiveSettings,
    private readonly connection: Socket,
    readonly viewer: Viewer,
  ) {}

  static async of(settings: LiveSettings, connection: Socket): Promise<Listening> {
    const viewer = await settings.identify(authorizationOf(connection));
    return new Listening(settings, connection, viewer);
  }

  /** Throws when the credential has ended, or leads to other rights. */
  async recheck(): Promise<void> {
    const viewer = await this.settings.identify(authorizationOf(this.connection));
    if (rightsOf(viewer) !== rightsOf(this.viewer)) throw new RightsChanged();
  }

  async context(): Promise<RequestContext> {
    await this.recheck();
    const { headers } = this.connection.extra.request;
    return this.settings.contextFor(this.viewer, headers['accept-language']);
  }

  /** The answers; when they cannot go on, the connection says why. */
  async answers(live: LiveOperation): Promise<Answers | ExecutionResult> {
    const answers = await answersOf(live, () => this.context());
    if (!(Symbol.asyncIterator in answers)) return answers;
    const { socket } = this.connection.extra;
    return streamOf<ExecutionResult>(
      () =>
        answers.next().catch((error: unknown) => {
          closeFor(socket, error);
          return { done: true, value: undefined };
        }),
      async () => answers.return?.(),
    );
  }
}

function refusalOf(error: unknown): readonly GraphQLError[] {
  if (error instanceof GraphQLError) return [error];
  if (error instanceof UntrustedDocument)
    return [new GraphQLError(error.message, { extensions: { code: error.code } })];
  throw error;
}

/** Subscriptions over WebSockets (graphql-transport-ws), under the rights and limits of every other question. */
export function createLiveEndpoint(settings: LiveSettings): LiveEndpoint {
  const { schema, limits, documents, allowedOrigins } = settings;
  const server = new WebSocketServer({ noServer: true, maxPayload: limits.bodyBytes });
  const listening = new WeakMap<WebSocket, Listening>();
  const sockets = new SocketCount(MOST_SOCKETS);

  const format = (error: GraphQLError): GraphQLFormattedError => {
    const { extensions = { code: 'INTERNAL_SERVER_ERROR' }, ...rest } = error.toJSON();
    return settings.formatError({ ...rest, extensions }, error);
  };

  async function connect(connection: Socket): Promise<boolean> {
    const { socket } = connection.extra;
    try {
      const one = await Listening.of(settings, connection);
      if (one.viewer.kind === 'ANONYMOUS') return false;
      if (!sockets.add(one.viewer.limitKey, socket)) {
        socket.close(TOO_MUCH, `You have ${String(MOST_SOCKETS)} connections already.`);
        return false;
      }
      listening.set(socket, one);
      const rechecking = setInterval(() => {
        one.recheck().catch((error: unknown) => {
          closeFor(socket, error);
        });
      }, RECHECK_MS);
      socket.once('close', () => {
        clearInterval(rechecking);
      });
      return true;
    } catch (error) {
      closeFor(socket, error);
      return false;
    }
  }

  const disposable = useServer<Record<string, unknown> | undefined>(
    {
      onConnect: connect,
      onSubscribe: ({ extra, subscriptions }, _, payload) => {
        const one = listening.get(extra.socket);
        if (!one) return [graphError('UNAUTHENTICATED', 'Connect first.')];
        if (Object.keys(subscriptions).length > MOST_SUBSCRIPTIONS)
          return [
            graphError(
              'RATE_LIMITED',
              `A connection has ${String(MOST_SUBSCRIPTIONS)} subscriptions at most.`,
            ),
          ];
        try {
          const { body } = documents({ body: payload, search: '' }, one.viewer.clientKind);
          const { query, variables, operationName } = { ...payload, ...(body as typeof payload) };
          const asked = { query, variables: variables ?? {}, operationName: operationName ?? null };
          const live = readOperation(schema, asked, { limits });
          const subscribe = () => one.answers(live);
          return { schema, document: live.document, operationName, contextValue: subscribe } as ExecutionArgs;
        } catch (error) {
          return refusalOf(error);
        }
      },
      subscribe: async ({ contextValue }) => {
        const subscribe = contextValue as () => ReturnType<Listening['answers']>;
        try {
          return await subscribe();
        } catch (error) {
          return { errors: refusalOf(error) };
        }
      },
      onNext: (_, __, ___, ____, { data = null, errors }) =>
        errors && { data, errors: errors.map((error) => format(error as GraphQLError)) },
      onError: (_, __, ___, errors) => errors.map((error) => format(error as GraphQLError)),
    },
    server,
  );

  async function hangUp(): Promise<void> {
    // Whoever does not answer the farewell is not waited for.
    const cut = setTimeout(() => {
      for (const client of server.clients) client.terminate();
    }, FAREWELL_MS);
    await disposable.dispose();
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
