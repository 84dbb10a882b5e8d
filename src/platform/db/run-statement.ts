import type { Duplex, Readable } from 'node:stream';
import type { PoolConnection, QueryError, ResultSetHeader, RowDataPacket } from 'mysql2';
import { Cancelled, type Cancellation } from './cancellation';
import { isUnreachable, OutOfReach, StatementTooSlow } from './database-error';
import type { Deadlines } from '../process/deadlines';
import type { SqlValue, StatementObserver } from './db';
import { commentOf, type StatementKiller } from './statement-killer';
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

/** Of several statements that were sent at once: the results of the first ones, and why the next one has none, if one has none. Those behind it were not run. */
export interface Outcome {
  readonly results: readonly Result[];
  readonly refusal: Error | null;
}

/** What the driver knows of several statements while they run, and its types do not tell. */
interface UnderWay {
  readonly _rows: readonly Result[];
  /** Of the result that is being read. */
  readonly _resultIndex: number;
}

/** What goes to the server at once. */
interface Trip<Answer> {
  /** Calls back with an error, an answer, or both where the connection is none the worse for the error. */
  readonly send: (mark: string, done: (error: QueryError | null, answer?: Answer) => void) => void;
  /** How many of its results are there: each of its statements has the time that one may take. */
  readonly cameTo: () => number;
  readonly observe: (answer: Answer | null, milliseconds: number) => void;
}

/** A `;` would begin another statement: in ours there is none but within a value, which is escaped. */
function textOf({ name, sql, values }: Statement, mark: string): string {
  if (sql.includes(';')) throw new TypeError(`${name} is more than one statement.`);
  return commentOf(name, mark) + withValues(sql, values);
}

const rowsOf = (result: Result | null | undefined): number => (Array.isArray(result) ? result.length : 0);

/** Ends on the server what is under way on a connection, and the connection with it; gives what that then fails with. */
async function endOnServer(
  connection: PoolConnection,
  mark: string,
  killer: StatementKiller,
  why: Error,
): Promise<Error> {
  const isTold = await killer.kill(connection.threadId, mark);
  // Without waiting for the server's farewell, which may never come. The driver's types do not tell of the stream.
  connection.destroy();
  (connection as unknown as { readonly stream: Duplex }).stream.destroy();
  return !isTold && why instanceof StatementTooSlow ? new OutOfReach('The database does not answer.') : why;
}

/** How often it is looked in the time after which what has not come is given up: it is then a quarter longer at the most. */
const LOOKS = 4;

/** Calls `giveUp` once nothing has come for so long; gives what makes an end of it. */
function whileItComes(
  deadlines: Deadlines,
  milliseconds: number,
  cameTo: () => number,
  giveUp: () => void,
): () => void {
  let seen = 0;
  let inVain = 0;
  const look = (): void => {
    const now = cameTo();
    inVain = now === seen ? inVain + 1 : 0;
    seen = now;
    if (inVain === LOOKS) giveUp();
    else forget = deadlines.after(milliseconds / LOOKS, look);
  };
  let forget = deadlines.after(milliseconds / LOOKS, look);
  return () => {
    forget();
  };
}

/**
 * Sends something on a connection. When it is cancelled or takes too long it is ended on the server, and the connection with it: then this
 * rejects, whether or not the server says anything. Nobody else may use the connection until it settles: the number that is killed must
 * still be that of this trip.
 */
function makeTrip<Answer>(
  connection: PoolConnection,
  { send, cameTo, observe }: Trip<Answer>,
  { killer, deadlines, timeoutMs }: StatementMeans,
  cancellation?: Cancellation,
): Promise<Answer> {
  if (cancellation?.isCancelled) return Promise.reject(new Cancelled());
  // One promise, whatever happens: each costs.
  return new Promise((resolve, reject) => {
    const start = performance.now();
    const mark = killer.newMark();
    let ended: Promise<Error> | undefined;
    let isOver = false;
    const finish = (answer: Answer | null, settle: (why?: Error) => void): void => {
      if (isOver) return;
      isOver = true;
      inTime?.();
      forget?.();
      observe(answer, performance.now() - start);
      if (ended) void ended.then(settle);
      else settle();
    };
    const fail = (error: Error): void => {
      finish(null, (why = error) => {
        reject(why);
      });
    };
    // An error is made when something has gone wrong: its stack costs as much as reading a few rows.
    const end = (makeError: () => Error): void => {
      ended ??= endOnServer(connection, mark, killer, makeError());
      void ended.then(fail);
    };
    const inTime =
      timeoutMs === 0
        ? undefined
        : whileItComes(deadlines, timeoutMs + GRACE_MS, cameTo, () => {
            end(() => new StatementTooSlow());
          });
    const forget = cancellation?.onCancel(() => {
      end(() => new Cancelled());
    });
    try {
      send(mark, (error, answer) => {
        if (answer === undefined || (error && ended)) fail(error ?? new TypeError('There is no answer.'));
        else
          finish(answer, () => {
            resolve(answer);
          });
      });
    } catch (error) {
      fail(error as QueryError);
    }
  });
}

/** Of a file that cannot be read the driver tells both what went wrong and what the server made of the rest. */
const tell =
  (done: (error: QueryError | null, result?: Result) => void) =>
  (error: QueryError | null, result: Result): void => {
    if (error) done(error);
    else done(null, result);
  };

/** Runs a statement on a connection. */
export function runStatement(
  connection: PoolConnection,
  statement: Statement,
  means: StatementMeans,
  cancellation?: Cancellation,
): Promise<Result> {
  const { name, file } = statement;
  const trip: Trip<Result> = {
    send: (mark, done) => {
      const text = textOf(statement, mark);
      // Null, and not nothing at all: of that the driver makes an empty list, and looks for its places in the whole text.
      // It copies options twice, so only what has a file has some.
      if (file) connection.query<Result>({ sql: text, values: null, infileStreamFactory: file }, tell(done));
      else connection.query<Result>(text, null, tell(done));
    },
    cameTo: () => 0,
    observe: (result, milliseconds) => {
      means.observe({ name, rows: rowsOf(result), milliseconds });
    },
  };
  return makeTrip(connection, trip, means, cancellation);
}

/**
 * Runs several statements on a connection, in one trip: the server runs them one after the other, as far as none fails. Each counts as long as the
 * trip took. Rejects where nothing is known of any.
 */
export function runTogether(
  connection: PoolConnection,
  statements: readonly Statement[],
  means: StatementMeans,
  cancellation?: Cancellation,
): Promise<Outcome> {
  let underWay: UnderWay | undefined;
  const trip: Trip<Outcome> = {
    send: (mark, done) => {
      const text = statements.map((statement) => textOf(statement, mark)).join(';\n');
      const query = connection.query<RowDataPacket[][]>(text, null, (error, results) => {
        if (!error) done(null, { results, refusal: null });
        else if (isUnreachable(error) || !underWay) done(error);
        else done(error, { results: underWay._rows.slice(0, underWay._resultIndex), refusal: error });
      });
      underWay = query as unknown as UnderWay;
    },
    cameTo: () => underWay?._resultIndex ?? 0,
    observe: (outcome, milliseconds) => {
      const { results = [], refusal = null } = outcome ?? {};
      const run = outcome ? results.length + (refusal ? 1 : 0) : statements.length;
      for (const [index, { name }] of statements.slice(0, run).entries())
        means.observe({ name, rows: rowsOf(results[index]), milliseconds });
    },
  };
  return makeTrip(connection, trip, means, cancellation);
}
