import type { WebSocket } from 'ws';

/** How many connections somebody has, who may have so many at most. */
export class SocketCount {
  readonly #counts = new Map<string, number>();

  constructor(private readonly most: number) {}

  /** Counts a connection until it is closed; false, having counted nothing, when it is one too many. */
  add(key: string, socket: Pick<WebSocket, 'once'>): boolean {
    const count = this.#counts.get(key) ?? 0;
    if (count >= this.most) return false;
    this.#counts.set(key, count + 1);
    socket.once('close', () => {
      const left = (this.#counts.get(key) ?? 1) - 1;
      if (left === 0) this.#counts.delete(key);
      else this.#counts.set(key, left);
    });
    return true;
  }
}
