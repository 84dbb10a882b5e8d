import { randomBytes } from 'node:crypto';
import { createConnection } from 'mysql2/promise';
import { codeOf } from '../process/error-code';

/** A connection whose statement is not wanted any more. */
interface Doomed {
  readonly threadId: number;
  /** Of its statements, and of no others. */
  readonly mark: string;
  readonly done: (isTold: boolean) => void;
}

/** What a statement begins with. */
export const commentOf = (name: string, mark: string): string => `/* ${name} ${mark} */ `;

/** How long each step may take; a server that says nothing for longer counts as out of reach. */
const PATIENCE_MS = 2_000;

/**
 * Ends statements on the server, over a connection of its own, because those of the pool may all be busy with what is to be ended. Only
 * one is open at a time, for as long as there is something to end.
 */
export class StatementKiller {
  #doomed: Doomed[] = [];
  #isAtWork = false;

  /** Another process may run a statement of the same name. */
  readonly #process = randomBytes(6).toString('hex');
  #count = 0;

  constructor(
    private readonly uri: string,
    private readonly patienceMs = PATIENCE_MS,
  ) {}

  /** The mark for what is sent at once and may have to be ended: no other statement has it, on whatever server. */
  newMark(): string {
    this.#count += 1;
    return `${this.#process}.${this.#count.toString(36)}`;
  }

  /**
   * Ends the connection with its statement, and gives whether the server has been told; one that cannot be reached ends it by its own
   * time-out.
   */
  kill(threadId: number, mark: string): Promise<boolean> {
    return new Promise((done) => {
      this.#doomed.push({ threadId, mark, done });
      if (!this.#isAtWork) void this.#work();
    });
  }

  async #work(): Promise<void> {
    this.#isAtWork = true;
    while (this.#doomed.length > 0) {
      const round = this.#doomed;
      this.#doomed = [];
      const isTold = await this.#end(round).then(
        () => true,
        () => false,
      );
      for (const { done } of round) done(isTold);
    }
    this.#isAtWork = false;
  }

  async #end(round: readonly Doomed[]): Promise<void> {
    const timeout = this.patienceMs;
    const connection = await createConnection({ uri: this.uri, connectTimeout: timeout });
    // What the server says of a connection that it closes under us, it has said to nobody.
    connection.on('error', () => undefined);
    try {
      for (const { threadId, mark } of round) {
        // Behind a balancer this may be another server, where the number is somebody else's: the statement must be the one that is meant.
        const [rows] = await connection.query({
          sql: 'SELECT id FROM information_schema.processlist WHERE id = ? AND info LIKE ?',
          values: [threadId, `${commentOf('%', mark)}%`],
          timeout,
        });
        if (!Array.isArray(rows) || rows.length === 0) continue;
        await connection.query({ sql: `KILL ${String(threadId)}`, timeout }).catch(unlessGone);
      }
      await connection.end();
    } catch (error) {
      // Nothing is said any more on a connection that does not answer, not even a farewell.
      connection.destroy();
      throw error;
    }
  }
}

/** What was to be ended may have ended meanwhile. */
function unlessGone(error: unknown): void {
  if (codeOf(error) !== 'ER_NO_SUCH_THREAD') throw error;
}
