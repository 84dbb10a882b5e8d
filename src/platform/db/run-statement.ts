import type { Duplex, Readable } from 'node:stream';
import type { PoolConnection, QueryError, ResultSetHeader, RowDataPacket } from 'mysql2';
import { Cancelled, type Cancellation } from './cancellation';
import { OutOfReach, StatementTooSlow } from './database-error';
import type { Deadlines } from '../process/deadlines';
import type { SqlValue, StatementObserver } from './db';
import type { StatementKiller } from './statement-killer';
import { withValues } from './with-values';

/** One statement, as the driver takes it. */
export interface Statement {
  readonly name: string;
  readonly sql: string;
  readonly values: readonly SqlValue[];
  readonly file?: () => Readable;
}

export type Result = RowDataPacket[] | ResultSetHeader;

export interface StatementMeans {
  readonly killer: StatementKiller;
  readonly observe: StatementObserver;
  /** Of all statements. */
  readonly deadlines: Deadlines;
  /** How long a statement may take (milliseconds; 0 = for ever). */
  readonly timeoutMs: number;
}

/** The server ends by itself what it can, and says why; what it has not ended by then is ended from here. */
const GRACE_MS = 1_000;

/** Calls back also of a statement that the driver does not take. */
function send(
  connection: PoolConnection,
  { sql, values, file }: Statement,
  comment: string,
  done: (error: QueryError | null, result: Result) => void,
): void {
  try {
    const text = comment + withValues(sql, values);
    // Null, and not nothing at all: of that the driver makes an empty list, and looks for its places in the whole text.
    // It copies options twice, so only what has a file has some.
    if (file) connection.query({ sql: text, values: null, infileStreamFactory: file }, done);
    else connection.query(text, null, done);
  } catch (error) {
    done(error as QueryError, []);
  }
}

/** Without waiting for the server's farewell, which may never come. */
function cutOff(connection: PoolConnection): void {
  connection.destroy();
  // The driver's types do not tell of it.
  (connection as unknown as { readonly stream: Duplex }).stream.destroy();
}

/**
 * Runs a statement on a connection. When it is cancelled or takes too long it is ended on the server, and the connection with it: then this
 * rejects, whether or not the server says anything. Nobody else may use the connection until it settles: the number that is killed must
 * still be that of this statement.
 */
export function runStatement(
  connection: PoolConnection,
  statement: Statement,
  { killer, observe, deadlines, timeoutMs }: StatementMeans,
  cancellation?: Cancellation,
): Promise<Result> {
  if (cancellation?.isCancelled) return Promise.reject(new Cancelled());
  // One promise, whatever happens: a card has seven statements, and each of them costs.
  return new Promise((resolve, reject) => {
    const start = performance.now();
    const comment = killer.commentFor(statement.name);
    let why: Error | undefined;
    let killed: Promise<void> | undefined;
    let isOver = false;
    const finish = (rows: number, settle: () => void): void => {
      if (isOver) return;
      isOver = true;
      inTime?.();
      forget?.();
      observe({ name: statement.name, rows, milliseconds: performance.now() - start });
      if (killed) void killed.then(settle);
      else settle();
    };
    const fail = (error: Error): void => {
      finish(0, () => {
        reject(why ?? error);
      });
    };
    // An error is made when something has gone wrong: its stack costs as much as reading a few rows.
    const end = (makeError: () => Error): void => {
      if (killed) return;
      const error = makeError();
      why = error;
      killed = killer.kill(connection.threadId, comment).then((isTold) => {
        if (!isTold && error instanceof StatementTooSlow)
          why = new OutOfReach('The database does not answer.');
        cutOff(connection);
      });
      void killed.then(() => {
        fail(error);
      });
    };
    const inTime =
      timeoutMs === 0
        ? undefined
        : deadlines.after(timeoutMs + GRACE_MS, () => {
            end(() => new StatementTooSlow());
          });
    const forget = cancellation?.onCancel(() => {
      end(() => new Cancelled());
    });
    send(connection, statement, comment, (error, result) => {
      if (error) fail(error);
      else
        finish(Array.isArray(result) ? result.length : 0, () => {
          resolve(result);
        });
    });
  });
}
