import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { setTimeout as delay } from 'node:timers/promises';
import { UnderWay } from '../process/under-way';
import { StrictResponse } from './strict-response';

const SEND_WITHIN_MS = 10_000;
/** Longer than the usual minute of proxies, so that it is never this side that closes under a request. */
const KEEP_ALIVE_MS = 65_000;

/** What becomes of a connection that wants to be something else than HTTP. */
export type UpgradeListener = (request: IncomingMessage, socket: Duplex, head: Buffer) => void;

export interface ListenSettings {
  readonly upgradeListener?: UpgradeListener;
  /** How long a client may take to send a request. */
  readonly sendWithinMs?: number;
}

export interface DrainingServer {
  /** The port, also where 0 was asked for. */
  readonly port: number;
  /** Refuses new connections, lets requests in flight finish for at most `withinMs`, then cuts what is left. */
  drain(withinMs: number): Promise<void>;
}

/**
 * Rejects with a message that names PORT when somebody else has the port. A client that has not sent its request within
 * `sendWithinMs` is answered with 408 in the second after.
 */
export async function listen(
  host: string,
  port: number,
  listener: RequestListener,
  { upgradeListener = refuseUpgrade, sendWithinMs = SEND_WITHIN_MS }: ListenSettings = {},
): Promise<DrainingServer> {
  const inFlight = new UnderWay<ServerResponse>();
  let isDraining = false;
  const server = createServer(
    {
      ServerResponse: StrictResponse,
      requestTimeout: sendWithinMs,
      headersTimeout: sendWithinMs,
      // How often slow senders are looked for.
      connectionsCheckingInterval: 1_000,
      keepAliveTimeout: KEEP_ALIVE_MS,
    },
    (request: IncomingMessage, response: ServerResponse) => {
      const place = inFlight.add(response);
      response.on('close', () => inFlight.leave(place));
      if (isDraining) closeAfter(response);
      listener(request, response);
    },
  );
  server.on('upgrade', upgradeListener);
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) => {
      reject(new Error(whyNotListening(error, host, port), { cause: error }));
    });
    server.listen({ host, port }, resolve);
  });
  return {
    // A server that listens on a port has an address of this kind.
    port: (server.address() as AddressInfo).port,
    drain: async (withinMs) => {
      isDraining = true;
      const closed = new Promise((resolve) => server.close(resolve)); // also closes idle connections
      for (const { one: response } of inFlight) {
        closeAfter(response);
        response.once('close', () => {
          server.closeIdleConnections();
        });
      }
      const patience = new AbortController();
      const cut = delay(withinMs, undefined, { signal: patience.signal }).then(
        () => {
          server.closeAllConnections();
        },
        () => undefined,
      );
      await closed;
      patience.abort();
      await cut;
    },
  };
}

export function refuseUpgrade(_: IncomingMessage, socket: Duplex): void {
  socket.end('HTTP/1.1 404 Not Found\r\nConnection: close\r\n\r\n');
}

/** Its connection would stay open for the client's next request. */
function closeAfter(response: ServerResponse): void {
  if (!response.headersSent) response.setHeader('Connection', 'close');
}

function whyNotListening(error: Error, host: string, port: number): string {
  const code = 'code' in error ? String(error.code) : error.message;
  const place = `port ${String(port)} on ${host}`;
  if (code === 'EADDRINUSE') return `Somebody else uses ${place}. Set PORT to another one.`;
  if (code === 'EACCES') return `Only root may use ${place}. Set PORT to one above 1023.`;
  return `Cannot listen on ${place} (${code}). Check HOST and PORT.`;
}
