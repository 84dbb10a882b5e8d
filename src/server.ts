import type { IncomingHttpHeaders, RequestListener, ServerResponse } from 'node:http';
import { systemClock, type Clock } from './kernel/clock';
import { createCursorCodec } from './kernel/cursor';
import { acceptedLanguages } from './kernel/localised';
import { whenThere } from './kernel/soon';
import type { AuditTrail } from './platform/audit/audit';
import { canBeRecorded } from './platform/audit/audit-reads';
import { auditToLog } from './platform/audit/log-audit';
import { rowScopeOf } from './platform/authz/row-scope';
import type { Config } from './platform/config/config';
import type { Cancellation } from './platform/db/cancellation';
import type { Db } from './platform/db/db';
import { answerOperations } from './platform/graphql/answer-operations';
import type { BankRows } from './platform/graphql/bank-rows';
import { refuseConditionalSubscriptionIn } from './platform/graphql/conditional-subscription';
import { createRequestContext, type RequestContext, type Services } from './platform/graphql/context';
import { createApollo } from './platform/graphql/create-apollo';
import { createCompiledExecutor } from './platform/graphql/execution/compiled';
import { Recent } from './platform/graphql/execution/recent';
import { createFormatError } from './platform/graphql/format-error';
import { KnownDocuments } from './platform/graphql/known-documents';
import { answerCors } from './platform/http/cors';
import { createGraphqlEndpoint } from './platform/http/graphql-endpoint';
import { headerText } from './platform/http/header-text';
import { refuseUpgrade, type UpgradeListener } from './platform/http/draining-server';
import { isForThisMachine } from './platform/http/local-host';
import { pathOf } from './platform/http/path-of';
import type { BucketStore } from './platform/limits/bucket-store';
import { createMemoryBucketStore } from './platform/limits/memory-bucket-store';
import { Refusals } from './platform/limits/refusals';
import type { Identify } from './platform/identity/identify';
import { identifyInvited } from './platform/identity/identify-invited';
import type { Viewer } from './platform/identity/viewer';
import { openEventTail } from './platform/live/event-tail';
import { createLiveEndpoint, type LiveEndpoint } from './platform/live/live-endpoint';
import type { Log } from './platform/observability/log';
import type { SandboxHandler } from './platform/sandbox/sandbox';
import { createTokenMaker } from './platform/tokens/token-maker';
import { textIn, type TrustedDocuments } from './platform/trusted-documents/trusted-documents';
import { createSchema } from './schema';

export interface ServerDependencies {
  readonly config: Pick<
    Config,
    'contactChains' | 'corsOrigins' | 'cursorKey' | 'limits' | 'phoneRegion' | 'requestTimeoutMs'
  >;
  readonly db: Db;
  readonly log: Log;
  readonly sandbox: SandboxHandler;
  /** Where everybody's bucket stands: in this process, unless instances share them. */
  readonly buckets?: BucketStore;
  /** Where the documents stand that were refused; in this process. */
  readonly refusals?: BucketStore;
  /** Documents that are asked for by their id, and who may ask for nothing else. */
  readonly documents?: TrustedDocuments;
  readonly clock?: Clock;
  /** Where rows of the bank's own are kept for a while; each request reads them without it. */
  readonly bankRows?: BankRows;
  /** Where what must be answered for is kept; the log unless said otherwise. */
  readonly audit?: AuditTrail;
  readonly identify: Identify;
  /** Whether it has demo identities: then it answers only to names of this machine. */
  readonly isLocal?: boolean;
}

export interface Server {
  readonly requestListener: RequestListener;
  /** Takes a connection that becomes a WebSocket. */
  readonly upgradeListener: UpgradeListener;
  /** Ends subscriptions, so that their clients go elsewhere. */
  hangUp(): Promise<void>;
  /** Waits for the operations under way. */
  drain(): Promise<void>;
}

function answerText(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, {
    'Content-Type': 'text/plain; charset=utf-8',
    'X-Content-Type-Options': 'nosniff',
  });
  response.end(`${text}\n`);
}

/** What every request is served with. */
function servicesOf({
  config,
  db,
  clock,
  audit,
  events,
  buckets,
  bankRows,
}: ServerDependencies & Pick<Services, 'clock' | 'audit' | 'events'>): Services {
  const { limits, phoneRegion, contactChains } = config;
  return {
    ...{ db, clock, audit, events, limits, phoneRegion, contactChains },
    ...(bankRows && { bankRows }),
    cursors: createCursorCodec(config.cursorKey),
    invitationTokens: createTokenMaker(config.cursorKey, 'survey invitations'),
    buckets: buckets ?? createMemoryBucketStore(limits.bucket),
  };
}

/** What headers ask for that are remembered: browsers that send others are few. */
const KNOWN_LANGUAGES = new Recent<string, readonly string[]>(100);
const languagesIn = (header: string): readonly string[] =>
  KNOWN_LANGUAGES.get(header, () => acceptedLanguages(header));

/** One request of a viewer, as its headers say it is wanted. */
function contextFor(
  services: Services,
  viewer: Viewer,
  headers: IncomingHttpHeaders,
  by: Cancellation,
): RequestContext {
  return createRequestContext(services, {
    viewer,
    scope: rowScopeOf(viewer),
    languages: languagesIn(headers['accept-language'] ?? ''),
    reason: headerText(headers['x-reason']),
    by,
  });
}

type Endpoint = ReturnType<typeof createGraphqlEndpoint>;

function answerRequests(
  { config, sandbox, log, isLocal = false }: ServerDependencies,
  endpoint: Endpoint,
): RequestListener {
  return (request, response) => {
    if (isLocal && !isForThisMachine(request.headers.host)) {
      answerText(response, 421, 'A server with demo identities answers to localhost only.');
      return;
    }
    const path = pathOf(request);
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
  };
}

function upgradeConnections({ isLocal = false }: ServerDependencies, live: LiveEndpoint): UpgradeListener {
  return (request, socket, head) => {
    const isHere = pathOf(request) === '/graphql' && !(isLocal && !isForThisMachine(request.headers.host));
    if (isHere) live.upgrade(request, socket, head);
    else refuseUpgrade(request, socket);
  };
}

/** The API and its sandbox, ready to be put behind a listening socket. */
export async function createServer(dependencies: ServerDependencies): Promise<Server> {
  const { config, db, log, clock = systemClock, audit = auditToLog(log) } = dependencies;
  const { documents = (asked) => asked } = dependencies;
  const { limits } = config;
  const refusals = new Refusals(dependencies.refusals ?? createMemoryBucketStore(limits.refusals));
  const schema = createSchema();
  const answering = { schema, formatError: createFormatError(log), limits, refusals, log };
  const known = new KnownDocuments();
  const apollo = createApollo({ ...answering, documents: known });
  await apollo.start();

  const events = openEventTail(db, log);
  const services = servicesOf({ ...dependencies, clock, audit, events });
  const identify = identifyInvited(dependencies.identify, services.invitationTokens);
  const endpoint = createGraphqlEndpoint(
    answerOperations({ ...answering, apollo, documents: known, execute: createCompiledExecutor(schema) }),
    ({ headers }, by) =>
      whenThere(identify({ headers }), (viewer) => contextFor(services, viewer, headers, by)),
    {
      log,
      admit: (context, asked) => {
        canBeRecorded(context);
        return whenThere(refusals.hold(context.viewer.limitKey), () => {
          refuseConditionalSubscriptionIn(textIn(asked), limits.tokens);
        });
      },
      trust: (asked, { viewer }) => documents(asked, viewer.clientKind),
      requestTimeoutMs: config.requestTimeoutMs,
      bodyBytes: limits.bodyBytes,
    },
  );
  const live = createLiveEndpoint({
    ...answering,
    audit,
    identify,
    documents,
    contextFor: (viewer, headers, by) => contextFor(services, viewer, headers, by),
    answerWithinMs: config.requestTimeoutMs,
    allowedOrigins: config.corsOrigins,
  });
  return {
    requestListener: answerRequests(dependencies, endpoint),
    upgradeListener: upgradeConnections(dependencies, live),
    hangUp: () => live.close(),
    drain: async () => {
      await events.stop();
      await apollo.stop();
    },
  };
}
