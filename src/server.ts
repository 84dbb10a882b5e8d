import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { ApolloServer } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
} from '@apollo/server/plugin/disabled';
import type { GraphQLSchema } from 'graphql';
import { systemClock, type Clock } from './kernel/clock';
import { createCursorCodec } from './kernel/cursor';
import { acceptedLanguages } from './kernel/localised';
import type { AuditTrail } from './platform/audit/audit';
import { auditReads } from './platform/audit/audit-reads';
import { auditToLog } from './platform/audit/log-audit';
import { rowScopeOf } from './platform/authz/row-scope';
import type { Config } from './platform/config/config';
import type { Db } from './platform/db/db';
import { createRequestContext, type RequestContext } from './platform/graphql/context';
import { createFormatError } from './platform/graphql/format-error';
import { limitOperations } from './platform/graphql/limit-operations';
import { tellRefusalByStatus } from './platform/graphql/refusal-status';
import { answerCors } from './platform/http/cors';
import { createGraphqlEndpoint } from './platform/http/graphql-endpoint';
import { headerText } from './platform/http/header-text';
import { isForThisMachine } from './platform/http/local-host';
import type { BucketStore } from './platform/limits/bucket-store';
import { createMemoryBucketStore } from './platform/limits/memory-bucket-store';
import type { Limits } from './platform/limits/limits';
import type { Identify } from './platform/identity/identify';
import { openEventTail } from './platform/live/event-tail';
import { createLiveEndpoint } from './platform/live/live-endpoint';
import type { Log } from './platform/observability/log';
import type { SandboxHandler } from './platform/sandbox/sandbox';
import type { TrustedDocuments } from './platform/trusted-documents/trusted-documents';
import { createSchema } from './schema';

export interface ServerDependencies {
  readonly config: Pick<Config, 'corsOrigins' | 'cursorKey' | 'limits' | 'phoneRegion' | 'requestTimeoutMs'>;
  readonly db: Db;
  readonly log: Log;
  readonly sandbox: SandboxHandler;
  /** Where everybody's bucket stands: in this process, unless instances share them. */
  readonly buckets?: BucketStore;
  /** Documents that are asked for by their id, and who may ask for nothing else. */
  readonly documents?: TrustedDocuments;
  readonly clock?: Clock;
  /** Where what must be answered for is kept; the log unless said otherwise. */
  readonly audit?: AuditTrail;
  readonly identify: Identify;
  /** Whether it has demo identities: then it answers only to names of this machine. */
  readonly isLocal?: boolean;
}

export interface Server {
  readonly requestListener: (request: IncomingMessage, response: ServerResponse) => void;
  /** Takes a connection that becomes a WebSocket. */
  readonly upgradeListener: (request: IncomingMessage, socket: Duplex, head: Buffer) => void;
  /** Ends subscriptions, so that their clients go elsewhere. */
  hangUp(): Promise<void>;
  /** Waits for the operations under way. */
  drain(): Promise<void>;
}

function createApollo(
  schema: GraphQLSchema,
  formatError: ReturnType<typeof createFormatError>,
  { tokens }: Limits,
): ApolloServer<RequestContext> {
  return new ApolloServer<RequestContext>({
    schema,
    formatError,
    parseOptions: { maxLexicalTokens: tokens },
    introspection: true,
    // Automatic persisted queries let anybody fill a cache; trusted documents come from a manifest.
    persistedQueries: false,
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    // Cache control wraps every field's resolver, and an answer here is one viewer's: no cache may share it.
    plugins: [
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      auditReads(),
      limitOperations(),
      tellRefusalByStatus(),
    ],
  });
}

function answerText(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, {
    'Content-Type': 'text/plain; charset=utf-8',
    'X-Content-Type-Options': 'nosniff',
  });
  response.end(`${text}\n`);
}

/** The API and its sandbox, ready to be put behind a listening socket. */
export async function createServer(dependencies: ServerDependencies): Promise<Server> {
  const { config, db, log, sandbox, clock = systemClock, audit = auditToLog(log) } = dependencies;
  const { identify, isLocal = false, documents = (asked) => asked } = dependencies;
  const schema = createSchema();
  const formatError = createFormatError(log);
  const apollo = createApollo(schema, formatError, config.limits);
  await apollo.start();

  const events = openEventTail(db, log);
  const services = {
    db,
    clock,
    audit,
    cursors: createCursorCodec(config.cursorKey),
    limits: config.limits,
    buckets: dependencies.buckets ?? createMemoryBucketStore(config.limits.bucket),
    phoneRegion: config.phoneRegion,
    events,
  };
  const live = createLiveEndpoint({
    schema,
    limits: config.limits,
    identify: (authorization) =>
      identify({ headers: { ...(authorization !== undefined && { authorization }) } }),
    documents,
    contextFor: (viewer, acceptLanguage) =>
      createRequestContext(services, {
        viewer,
        scope: rowScopeOf(viewer),
        languages: acceptedLanguages(acceptLanguage),
      }),
    formatError,
    allowedOrigins: config.corsOrigins,
  });
  const endpoint = createGraphqlEndpoint(
    apollo,
    async (request, by) => {
      const viewer = await identify(request);
      const languages = acceptedLanguages(request.headers['accept-language']);
      return createRequestContext(services, {
        viewer,
        scope: rowScopeOf(viewer),
        languages,
        reason: headerText(request.headers['x-reason']),
        by,
      });
    },
    {
      trust: (asked, { viewer }) => documents(asked, viewer.clientKind),
      requestTimeoutMs: config.requestTimeoutMs,
      bodyBytes: config.limits.bodyBytes,
    },
  );

  return {
    requestListener(request, response) {
      const path = (request.url ?? '/').split('?', 1)[0] ?? '/';
      if (isLocal && !isForThisMachine(request.headers.host)) {
        answerText(response, 421, 'A server with demo identities answers to localhost only.');
        return;
      }
      if (path === '/graphql') {
        if (answerCors(request, response, config.corsOrigins)) return;
        endpoint(request, response).catch((error: unknown) => {
          // A client that hangs up in the middle of its request is no failure of ours.
          if (request.destroyed) log.debug({ err: error }, 'A client hung up');
          else log.error({ err: error }, 'A request failed');
          response.destroy();
        });
      } else if (!sandbox(request, response, path)) {
        answerText(response, 404, 'There is nothing here. The API is at /graphql; / shows the rest.');
      }
    },
    upgradeListener(request, socket, head) {
      const path = (request.url ?? '/').split('?', 1)[0];
      const isHere = path === '/graphql' && !(isLocal && !isForThisMachine(request.headers.host));
      if (isHere) live.upgrade(request, socket, head);
      else socket.end('HTTP/1.1 404 Not Found\r\nConnection: close\r\n\r\n');
    },
    hangUp: () => live.close(),
    drain: async () => {
      await events.stop();
      await apollo.stop();
    },
  };
}
