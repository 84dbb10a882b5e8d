import { Readable } from 'node:stream';
import type { Pool, PoolConnection, QueryError, ResultSetHeader, RowDataPacket } from 'mysql2';
import type { DataSource } from 'typeorm';
import { Cancelled, type Cancellation } from './cancellation';
import { isReadOnly, isWorthRetrying } from './database-error';
import { StatementKiller } from './statement-killer';

/** A value for a `?` in a statement. A list stands for `IN (?)` and must not be empty; a list of lists for `VALUES ?`. */
export type SqlValue = string | number | boolean | Date | null | readonly SqlValue[];

/**
 * What a repository is given to read and write with: the pool, or one transaction. A statement that a `Cancellation` goes with rejects
 * with `Cancelled` once that is cancelled, and is ended on the server.
 */
export interface Sql {
  /** Rows of a SELECT. `name` is `feature.function`; it leads the statement as a comment, so that the slow log names its place. */
  query<Row>(name: string, sql: string, values?: readonly SqlValue[], by?: Cancellation): Promise<Row[]>;
  /** Runs a statement that changes data; gives the number of rows that the server says it affected. */
  execute(name: string, sql: string, values?: readonly SqlValue[], by?: Cancellation): Promise<number>;
  /** Runs a LOAD DATA LOCAL INFILE, whatever file it names, with `texts`, one behind the other, as the file. */
  load(name: string, sql: string, texts: Iterable<string>): Promise<Loaded>;
  /** Whether the server takes a LOAD DATA LOCAL: many do not. It is asked once. */
  takesLoads(): Promise<boolean>;
}

/** What a server says of a load. Rows that it skipped are not among the affected; values that it bent are warnings. */
export interface Loaded {
  readonly affected: number;
  readonly warnings: number;
}

/** One transaction. Nothing of it is kept when the work in it throws. */
export type Tx = Sql;

export interface Db extends Sql {
  /**
   * Runs `work` in a transaction, as a whole again (up to three times) after a deadlock or a lock time-out; so `work` must have
   * no effect outside the database. Cancelling rolls it back.
   */
  transaction<T>(work: (tx: Tx) => Promise<T>, by?: Cancellation): Promise<T>;
}

/** What ran: for the statement log, the metrics and the tests that count statements. */
export interface StatementEvent {
  readonly name: string;
  readonly rows: number;
  readonly milliseconds: number;
}

export type StatementObserver = (event: StatementEvent) => void;

const ATTEMPTS = 3;
/** Far below what a server takes in one packet. */
const BYTES_PER_PACKET = 64 * 1024;

function* packetsOf(texts: Iterable<string>): Generator<Buffer> {
  for (const text of texts) {
    const bytes = Buffer.from(text);
    for (let start = 0; start < bytes.length; start += BYTES_PER_PACKET) {
      yield bytes.subarray(start, start + BYTES_PER_PACKET);
    }
  }
}

/** One statement, as the driver takes it. */
interface Statement {
  readonly name: string;
  readonly sql: string;
  readonly values: readonly SqlValue[];
  readonly file?: () => Readable;
}

type Result = RowDataPacket[] | ResultSetHeader;

/** Runs statements: each on any connection of the pool, or all on one. */
type Runner = (statement: Statement, by?: Cancellation) => Promise<Result>;

function runOn(
  connection: PoolConnection,
  { name, sql, values, file }: Statement,
  observe: StatementObserver,
  comment = `/* ${name} */ `,
): Promise<Result> {
  return new Promise((resolve, reject) => {
    const start = performance.now();
    connection.query(
      {
        sql: `${comment}${sql}`,
        values: [...values],
        ...(file && { infileStreamFactory: file }),
      },
      (error: QueryError | null, result: Result) => {
        const rows = Array.isArray(result) ? result.length : 0;
        observe({ name, rows, milliseconds: performance.now() - start });
        if (error) reject(error);
        else resolve(result);
      },
    );
  });
}

function connectionOf(pool: Pool): Promise<PoolConnection> {
  return new Promise((resolve, reject) => {
    pool.getConnection((error, given) => {
      if (error) reject(error);
      else resolve(given);
    });
  });
}

/**
 * Runs a statement on a connection; when it is cancelled meanwhile, ends the connection with it, on the server too. Nobody else may
 * use the connection until this settles: the number that is killed must still be that of this statement.
 */
async function runCancellably(
  connection: PoolConnection,
  statement: Statement,
  by: Cancellation,
  { killer, observe }: Means,
): Promise<Result> {
  const comment = killer.commentFor(statement.name);
  let killed: Promise<void> | undefined;
  const forget = by.onCancel(() => {
    killed = killer.kill(connection.threadId, comment);
  });
  try {
    return await runOn(connection, statement, observe, comment);
  } catch (error) {
    throw by.isCancelled ? new Cancelled() : error;
  } finally {
    forget();
    if (killed) {
      await killed;
      connection.destroy();
    }
  }
}

/** What has been learnt of the server, for all connections to it. */
interface Learnt {
  takesLoads?: boolean;
}

interface Means {
  readonly pool: Pool;
  readonly killer: StatementKiller;
  readonly observe: StatementObserver;
  readonly learnt: Learnt;
}

/** Each statement on whatever connection is free. */
function onAnyConnection(means: Means): Runner {
  return async (statement, by) => {
    if (by?.isCancelled) throw new Cancelled();
    const connection = await connectionOf(means.pool);
    try {
      if (!by) return await runOn(connection, statement, means.observe);
      if (by.isCancelled) throw new Cancelled();
      return await runCancellably(connection, statement, by, means);
    } catch (error) {
      if (isReadOnly(error)) connection.destroy();
      throw error;
    } finally {
      connection.release(); // one that was destroyed is not taken back
    }
  };
}

function sqlOf(run: Runner, learnt: Learnt): Sql {
  // The caller names the row's shape; the driver cannot know it.
  const query = async <Row>(name: string, sql: string, values: readonly SqlValue[] = [], by?: Cancellation) =>
    (await run({ name, sql, values }, by)) as Row[];
  return {
    query,
    execute: async (name, sql, values = [], by) => {
      const result = await run({ name, sql, values }, by);
      return Array.isArray(result) ? 0 : result.affectedRows;
    },
    load: async (name, sql, texts) => {
      const result = await run({ name, sql, values: [], file: () => Readable.from(packetsOf(texts)) });
      if (Array.isArray(result)) throw new TypeError(`${name} is no LOAD DATA: it gave rows`);
      return { affected: result.affectedRows, warnings: result.warningStatus };
    },
    takesLoads: async () => {
      if (learnt.takesLoads === undefined) {
        const [row] = await query<{ isOn: number }>('db.takesLoads', 'SELECT @@GLOBAL.local_infile AS isOn');
        learnt.takesLoads = row?.isOn === 1;
      }
      return learnt.takesLoads;
    },
  };
}

async function attemptTransaction<T>(
  means: Means,
  work: (tx: Tx) => Promise<T>,
  by?: Cancellation,
): Promise<T> {
  const { pool, observe, learnt } = means;
  const connection = await connectionOf(pool);
  const tx = sqlOf((statement) => {
    if (by?.isCancelled) return Promise.reject(new Cancelled());
    return by ? runCancellably(connection, statement, by, means) : runOn(connection, statement, observe);
  }, learnt);
  try {
    await tx.execute('db.begin', 'START TRANSACTION');
    const result = await work(tx);
    await tx.execute('db.commit', 'COMMIT');
    connection.release();
    return result;
  } catch (error) {
    // The server rolls back what a lost connection left behind; on a live one it must be said before others use it.
    await runOn(connection, { name: 'db.rollback', sql: 'ROLLBACK', values: [] }, observe).then(
      () => {
        connection.release();
      },
      () => {
        connection.destroy();
      },
    );
    throw error;
  }
}

/**
 * Statements go straight to the driver's pool that TypeORM opened: the same connections, without TypeORM's query runner and
 * hydration around each read (docs/adr/0004-reads-are-plain-sql.md).
 */
export function openDb(dataSource: DataSource, observe: StatementObserver = () => undefined): Db {
  const { pool } = dataSource.driver as unknown as { pool: Pool };
  const means = { pool, killer: new StatementKiller(urlOf(dataSource)), observe, learnt: {} };
  return {
    ...sqlOf(onAnyConnection(means), means.learnt),
    async transaction(work, by) {
      for (let attempt = 1; ; attempt += 1) {
        try {
          return await attemptTransaction(means, work, by);
        } catch (error) {
          if (attempt === ATTEMPTS || !isWorthRetrying(error)) throw error;
        }
      }
    },
  };
}

/** Where the pool's connections lead. */
function urlOf({ options }: DataSource): string {
  return 'url' in options && typeof options.url === 'string' ? options.url : '';
}

/** The same database for one request: whatever is asked of it ends when the request is cancelled. */
export function cancellable(db: Db, by: Cancellation): Db {
  return {
    ...db,
    query: (name, sql, values) => db.query(name, sql, values, by),
    execute: (name, sql, values) => db.execute(name, sql, values, by),
    transaction: (work) => db.transaction(work, by),
  };
}
