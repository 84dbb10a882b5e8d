import type { FormattedExecutionResult } from 'graphql';
import { createClient, type Client, type Sink } from 'graphql-ws';
import { WebSocket } from 'ws';

export type Heard = FormattedExecutionResult<Record<string, unknown>>;

/** One subscription: what it has heard, and how it ended. */
export class Listener implements Sink<Heard> {
  readonly heard: Heard[] = [];
  /** Null while it goes on; true when it was completed. */
  end: unknown = null;
  next(value: Heard): void {
    this.heard.push(value);
  }
  error(error: unknown): void {
    this.end = error;
  }
  complete(): void {
    this.end ??= true;
  }
}

/** A client of graphql-ws, as front ends have it, that does not connect again by itself. */
export function liveClient(
  url: string,
  connectionParams: Record<string, unknown> = { authorization: 'Bearer t' },
): Client {
  return createClient({
    url: `${url.replace('http', 'ws')}/graphql`,
    webSocketImpl: WebSocket,
    connectionParams,
    retryAttempts: 0,
    lazy: true,
  });
}

export function subscribe(
  client: Client,
  query: string,
  variables: Record<string, unknown> = {},
): Listener & { stop: () => void } {
  const listener = new Listener();
  const stop = client.subscribe({ query, variables }, listener);
  return Object.assign(listener, { stop });
}
