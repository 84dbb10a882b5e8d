import type { Duplex, Readable } from 'node:stream';
import type { PoolConnection, QueryError, ResultSetHeader, RowDataPacket } from 'mysql2';
import { Cancelled, type Cancellation } from './cancellation';
import { OutOfReach, StatementTooSlow } from './database-error';
import type { SqlValue, StatementObserver } from './db';
import type { StatementKiller } from './statement-killer';

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
  /** How long a statement may take (milliseconds; 0 = for ever). */
  readonly timeoutMs: number;
}

/** The server ends by itself what it can, and says why; what it has not ended by then is ended from here. */
const GRACE_MS = 1_000;

function send(
  connection: PoolConnection,
  { sql, values, file }: Statement,
  comment: string,
): Promise<Result> {
  return new Promise((resolve, reject) => {
    connection.query(
      { sql: `${comment}${sql}`, values: [...values], ...(file && { infileStreamFactory: file }) },
      (error: QueryError | null, result: Result) => {
        if (error) reject(error);
        else resolve(result);
      },
    );
  });
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
export async function runStatement(
  connection: PoolConnection,
  statement: Statement,
  { killer, observe, timeoutMs }: StatementMeans,
  cancellation?: Cancellation,
): Promise<Result> {
  if (cancellation?.isCancelled) throw new Cancelled();
  const start = performance.now();
  const comment = killer.commentFor(statement.name);
  let why: Error | undefined;
  let killed: Promise<boolean> | undefined;
  let giveUp: (error: Error) => void = () => undefined;
  const unanswered = new Promise<never>((_, reject) => (giveUp = reject));
  // An error is made when something has gone wrong: its stack costs as much as reading a few rows.
  const end = (makeError: () => Error): void => {
    if (killed) return;
    const error = makeError();
    why = error;
    killed = killer.kill(connection.threadId, comment);
    void killed.then((isTold) => {
      if (!isTold && error instanceof StatementTooSlow) why = new OutOfReach('The database does not answer.');
      giveUp(why ?? error);
    });
  };
  const timer =
    timeoutMs === 0 ? undefined : setTimeout(end, timeoutMs + GRACE_MS, () => new StatementTooSlow());
  const forget = cancellation?.onCancel(() => {
    end(() => new Cancelled());
  });
  let rows = 0;
  try {
    const result = await Promise.race([send(connection, statement, comment), unanswered]);
    if (Array.isArray(result)) rows = result.length;
    return result;
  } catch (error) {
    await killed;
    throw why ?? error;
  } finally {
    clearTimeout(timer);
    forget?.();
    observe({ name: statement.name, rows, milliseconds: performance.now() - start });
    if (killed) {
      await killed;
      cutOff(connection);
    }
  }
}
