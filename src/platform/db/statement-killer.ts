import { createConnection } from 'mysql2/promise';

/** A connection whose statement is not wanted any more. */
interface Doomed {
  readonly threadId: number;
  /** The comment that the statement begins with. */
  readonly comment: string;
  readonly done: () => void;
}

const CONNECT_TIMEOUT_MS = 2_000;

/**
 * Ends statements on the server, over a connection of its own, because those of the pool may all be busy with what is to be ended. Only
 * one is open at a time, for as long as there is something to end.
 */
export class StatementKiller {
  #doomed: Doomed[] = [];
  #isAtWork = false;

  constructor(private readonly uri: string) {}

  /**
   * Ends the connection with its statement. Resolves when the server has been told, or cannot be reached: the statement then ends by
   * the server's own time-out.
   */
  kill(threadId: number, comment: string): Promise<void> {
    return new Promise((done) => {
      this.#doomed.push({ threadId, comment, done });
      if (!this.#isAtWork) void this.#work();
    });
  }

  async #work(): Promise<void> {
    this.#isAtWork = true;
    while (this.#doomed.length > 0) {
      const round = this.#doomed;
      this.#doomed = [];
      await this.#end(round).catch(() => undefined);
      for (const { done } of round) done();
    }
    this.#isAtWork = false;
  }

  async #end(round: readonly Doomed[]): Promise<void> {
    const connection = await createConnection({ uri: this.uri, connectTimeout: CONNECT_TIMEOUT_MS });
    // What the server says of a connection that it closes under us, it has said to nobody.
    connection.on('error', () => undefined);
    try {
      for (const { threadId, comment } of round) {
        // Behind a balancer this may be another server, where the number is somebody else's: the statement must be the one that is meant.
        const [rows] = await connection.query(
          'SELECT id FROM information_schema.processlist WHERE id = ? AND LEFT(info, ?) = ?',
          [threadId, comment.length, comment],
        );
        if (!Array.isArray(rows) || rows.length === 0) continue;
        await connection.query(`KILL ${String(threadId)}`).catch(() => undefined); // it may have ended meanwhile
      }
    } finally {
      await connection.end();
    }
  }
}
