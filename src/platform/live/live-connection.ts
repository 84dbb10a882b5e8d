import type { IncomingHttpHeaders } from 'node:http';
import {
  GraphQLError,
  type ExecutionArgs,
  type ExecutionResult,
  type GraphQLFormattedError,
  type GraphQLSchema,
} from 'graphql';
import { CloseCode, type Context, type SubscribePayload } from 'graphql-ws';
import type { Extra } from 'graphql-ws/use/ws';
import type { WebSocket } from 'ws';
import type { AuditTrail } from '../audit/audit';
import { canBeRecorded } from '../audit/audit-reads';
import type { Cancellation } from '../db/cancellation';
import type { RequestContext } from '../graphql/context';
import { graphError } from '../graphql/errors';
import { CredentialNotCheckable, InvalidCredential } from '../identity/credential';
import type { Identify } from '../identity/identify';
import type { Viewer } from '../identity/viewer';
import type { Limits } from '../limits/limits';
import type { Refusals } from '../limits/refusals';
import type { Log } from '../observability/log';
import type { TrustedDocuments } from '../trusted-documents/trusted-documents';
import { answersOf, readOperation, type Answers, type AskedLive, type LiveOperation } from './live-operation';
import { MailboxFull } from './mailbox';
import { streamOf } from './stream';
import type { Turns } from './turns';

export type Params = Record<string, unknown> | undefined;
export type Socket = Context<Params, Extra>;

export interface LiveSettings {
  readonly log: Log;
  readonly audit: AuditTrail;
  readonly schema: GraphQLSchema;
  readonly limits: Limits;
  readonly refusals: Refusals;
  readonly identify: Identify;
  readonly documents: TrustedDocuments;
  /** The context of one answer. */
  readonly contextFor: (viewer: Viewer, headers: IncomingHttpHeaders, by: Cancellation) => RequestContext;
  readonly answerWithinMs: number;
  readonly formatError: (formatted: GraphQLFormattedError, error: unknown) => GraphQLFormattedError;
  readonly allowedOrigins: readonly string[];
}

/** Subscriptions of one connection. */
const MOST_SUBSCRIPTIONS = 20;
/** How often it is looked whether a viewer who hears nothing may still do so. */
const RECHECK_MS = 60_000;
/** Somebody reads too slowly, or wants too much at once. */
export const TOO_MUCH = 4429;

/** The viewer may do something else than when they connected. */
class RightsChanged extends Error {}

/** Ends a connection that may not go on: why, as a WebSocket says it. */
export function closeFor(socket: WebSocket, error: unknown, log: Log): void {
  if (error instanceof MailboxFull)
    socket.close(TOO_MUCH, 'You read too slowly. Connect again, and read what you missed by "changes".');
  else if (error instanceof InvalidCredential || error instanceof RightsChanged)
    socket.close(CloseCode.Forbidden, 'What you may do has changed, or has ended. Connect again.');
  else if (error instanceof CredentialNotCheckable)
    socket.close(CloseCode.InternalServerError, 'Who you are cannot be checked at the moment.');
  else {
    log.error({ err: error }, 'A subscription failed');
    socket.close(CloseCode.InternalServerError, 'Something failed inside. Connect again.');
  }
}

const rightsOf = ({ subjectId, roles, scopes, reach }: Viewer): string =>
  JSON.stringify([subjectId, roles, scopes, reach]);

/** What stands in `authorization` of the parameters, as it would in the header of a request. */
function credentialOf({ connectionParams }: Socket): { readonly headers: IncomingHttpHeaders } {
  const given = connectionParams?.['authorization'] ?? connectionParams?.['Authorization'];
  return { headers: typeof given === 'string' ? { authorization: given } : {} };
}

const tooMany = () =>
  graphError('RATE_LIMITED', `A connection has ${String(MOST_SUBSCRIPTIONS)} subscriptions at most.`);

/** One connection: who it is, for as long as they may do what they could when they connected. */
export class LiveConnection {
  /** Subscriptions that have begun and not ended, those among them that were withdrawn before they could begin. */
  #underWay = 0;

  private constructor(
    private readonly settings: LiveSettings,
    /** Those of all connections. */
    private readonly turns: Turns,
    private readonly connection: Socket,
    readonly viewer: Viewer,
  ) {}

  static async of(settings: LiveSettings, turns: Turns, connection: Socket): Promise<LiveConnection> {
    const viewer = await settings.identify(credentialOf(connection));
    return new LiveConnection(settings, turns, connection, viewer);
  }

  /** Looks every minute, until it is closed, whether the viewer may still hear. */
  watch(): void {
    const { socket } = this.connection.extra;
    const watching = setInterval(() => {
      this.#recheck().catch((error: unknown) => {
        this.close(error);
      });
    }, RECHECK_MS);
    socket.once('close', () => {
      clearInterval(watching);
    });
  }

  /** What is subscribed to, ready to be begun. Throws what it is refused with. */
  async read(payload: SubscribePayload): Promise<ExecutionArgs> {
    const { limits, schema, documents, refusals } = this.settings;
    canBeRecorded(this.settings);
    const isFull = Object.keys(this.connection.subscriptions).length > MOST_SUBSCRIPTIONS;
    if (isFull || this.#underWay >= MOST_SUBSCRIPTIONS) throw tooMany();
    const asked = askedIn(documents({ body: payload, search: '' }, this.viewer.clientKind).body);
    await refusals.hold(this.viewer.limitKey);
    const live = readOperation(schema, asked, limits);
    await refusals.isGood(this.viewer.limitKey);
    const { document, operationName } = live;
    return { schema, document, operationName, contextValue: new LiveSubscription(live, this) };
  }

  /** Its answers. When they cannot go on, the connection says why. */
  async answers(live: LiveOperation): Promise<Answers | ExecutionResult> {
    if (this.#underWay >= MOST_SUBSCRIPTIONS) throw tooMany();
    this.#underWay += 1;
    try {
      const { contextFor, answerWithinMs: withinMs } = this.settings;
      const answers = await answersOf(live, {
        ...{ withinMs, turns: this.turns, key: this.viewer.limitKey },
        recheck: () => this.#recheck(),
        tooSlow: () => {
          this.close(new MailboxFull());
        },
        contextOf: (by) => contextFor(this.viewer, this.connection.extra.request.headers, by),
      });
      if (Symbol.asyncIterator in answers) return this.#untilClosed(answers);
      this.#underWay -= 1;
      return answers;
    } catch (error) {
      this.#underWay -= 1;
      // It was read and weighed, and is paid by nothing: as of any other that is refused, there may not be too many.
      if (error instanceof GraphQLError) await this.settings.refusals.isRefused(this.viewer.limitKey);
      throw error;
    }
  }

  close(error: unknown): void {
    closeFor(this.connection.extra.socket, error, this.settings.log);
  }

  #untilClosed(answers: Answers): Answers {
    let isUnderWay = true;
    const ended = (): void => {
      if (isUnderWay) this.#underWay -= 1;
      isUnderWay = false;
    };
    return streamOf(
      async () => {
        try {
          const next = await answers.next();
          if (next.done === true) ended();
          return next;
        } catch (error) {
          ended();
          this.close(error);
          return { done: true, value: undefined };
        }
      },
      async () => {
        ended();
        await answers.return?.();
      },
    );
  }

  /** Throws when the credential has ended, or leads to other rights. */
  async #recheck(): Promise<void> {
    const viewer = await this.settings.identify(credentialOf(this.connection));
    if (rightsOf(viewer) !== rightsOf(this.viewer)) throw new RightsChanged();
  }
}

/** A subscription that was read, and may be begun. */
export class LiveSubscription {
  constructor(
    private readonly live: LiveOperation,
    private readonly connection: LiveConnection,
  ) {}

  begin(): Promise<Answers | ExecutionResult> {
    return this.connection.answers(this.live);
  }

  close(error: unknown): void {
    this.connection.close(error);
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function askedIn(body: unknown): AskedLive {
  const { query, variables, operationName } = isRecord(body) ? body : {};
  if (typeof query !== 'string') throw graphError('BAD_USER_INPUT', '"query" must be a text.');
  return {
    query,
    variables: isRecord(variables) ? variables : {},
    operationName: typeof operationName === 'string' ? operationName : null,
  };
}
