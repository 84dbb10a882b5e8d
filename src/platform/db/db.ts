import { Readable } from 'node:stream';
import type { Pool, PoolConnection } from 'mysql2';
import type { DataSource } from 'typeorm';
import type { BoundedDataSource, DataSourceSettings } from './bounded-data-source';
import { Cancelled, type Asker } from './cancellation';
import { ConnectionTurns } from './connection-turns';
import { isReadOnly, isWorthRetrying } from './database-error';
import { Deadlines } from '../process/deadlines';
import { LookUps } from './look-ups';
import { runStatement, runTogether, type Result, type Statement, type StatementMeans } from './run-statement';
import { StatementKiller } from './statement-killer';
import { Transaction } from './transaction';

/** A value for a `?` in a statement. A list stands for `IN (?)` and must not be empty; a list of lists for `VALUES ?`. */
export type SqlValue = string | number | boolean | Date | null | readonly SqlValue[];

/**
 * What a repository is given to read and write with: the pool, or one transaction. What is asked for somebody waits for their turn;
 * it rejects with `Cancelled` once they do not want it any more, and is ended on the server.
 */
export interface Sql {
  /** Rows of a SELECT. `name` is `feature.function`; it leads the statement as a comment, so that the slow log names its place. */
  query<Row>(name: string, sql: string, values?: readonly SqlValue[], by?: Asker): Promise<Row[]>;
  /**
   * The same of a SELECT that finds a few rows by an index. What one request looks up at once goes to the server together, on one connection, and is
   * read one after the other.
   */
  lookUp<Row>(name: string, sql: string, values?: readonly SqlValue[], by?: Asker): Promise<Row[]>;
  /** Runs a statement that changes data; gives the number of rows that the server says it affected. */
  execute(name: string, sql: string, values?: readonly SqlValue[], by?: Asker): Promise<number>;
  /**
   * The same where nobody needs the number. In a transaction it goes to the server with the next statement of that, the commit at the latest: where it fails, that
   * one and all behind it do, and nothing is committed.
   */
  executeLater(name: string, sql: string, values?: readonly SqlValue[], by?: Asker): Promise<void>;
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
  transaction<T>(work: (tx: Tx) => Promise<T>, by?: Asker): Promise<T>;
}

/** What ran: for the statement log, the metrics and the tests that count statements. */
export interface StatementEvent {
  readonly name: string;
  readonly rows: number;
  readonly milliseconds: number;
}

export type StatementObserver = (event: StatementEvent) => void;

const ATTEMPTS = 3;
/** Statements and transactions that may wait for a connection before the next one is refused at once. */
const WAITING_PER_CONNECTION = 50;
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

/** Runs statements: each on any connection of the pool, or all on one. */
type Runner = (statement: Statement, by?: Asker) => Promise<Result>;

function connectionOf(pool: Pool): Promise<PoolConnection> {
  return new Promise((resolve, reject) => {
    pool.getConnection((error, given) => {
      if (error) reject(error);
      else resolve(given);
    });
  });
}

/** What has been learnt of the server, for all connections to it. */
interface Learnt {
  takesLoads?: boolean;
}

interface Means extends StatementMeans {
  readonly pool: Pool;
  readonly turns: ConnectionTurns;
  readonly learnt: Learnt;
}

/** Does something with a connection, when it is the asker's turn. */
async function withConnection<T>(
  { pool, turns }: Means,
  by: Asker | undefined,
  use: (connection: PoolConnection) => Promise<T>,
): Promise<T> {
  if (by?.cancellation.isCancelled) throw new Cancelled();
  // As a rule nobody waits, and whatever is awaited costs.
  const giveBack = turns.takeAtOnce(by) ?? (await turns.take(by));
  try {
    const connection = await connectionOf(pool);
    try {
      return await use(connection);
    } catch (error) {
      if (isReadOnly(error)) connection.destroy();
      throw error;
    } finally {
      connection.release(); // one that was destroyed is not taken back
    }
  } finally {
    giveBack();
  }
}

/** Each statement on whatever connection is free. */
function onAnyConnection(means: Means): Runner {
  return (statement, by) =>
    withConnection(means, by, (connection) => runStatement(connection, statement, means, by?.cancellation));
}

/** How statements are run: those of each kind. */
interface Runners {
  readonly run: Runner;
  readonly lookUp: Runner;
  readonly runLater: (statement: Statement, by?: Asker) => Promise<unknown>;
}

function sqlOf({ run, lookUp, runLater }: Runners, learnt: Learnt): Sql {
  // The caller names the row's shape; the driver cannot know it.
  const rowsBy =
    (runner: Runner) =>
    <Row>(name: string, sql: string, values: readonly SqlValue[] = [], by?: Asker) =>
      runner({ name, sql, values }, by) as Promise<unknown> as Promise<Row[]>;
  const query = rowsBy(run);
  return {
    query,
    lookUp: rowsBy(lookUp),
    execute: async (name, sql, values = [], by) => {
      const result = await run({ name, sql, values }, by);
      return Array.isArray(result) ? 0 : result.affectedRows;
    },
    executeLater: async (name, sql, values = [], by) => {
      await runLater({ name, sql, values }, by);
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
  connection: PoolConnection,
  work: (tx: Tx) => Promise<T>,
  by?: Asker,
): Promise<T> {
  const transaction = new Transaction(connection, means, by?.cancellation);
  const tx = sqlOf(transaction, means.learnt);
  try {
    await tx.executeLater('db.begin', 'START TRANSACTION');
    const result = await work(tx);
    await transaction.commit();
    return result;
  } catch (error) {
    transaction.end();
    // The server rolls back what a lost connection left behind; on a live one it must be said before others use it.
    const rollback = { name: 'db.rollback', sql: 'ROLLBACK', values: [] };
    await runStatement(connection, rollback, means).catch(() => {
      connection.destroy();
    });
    throw error;
  }
}

/**
 * Statements go straight to the driver's pool that TypeORM opened: the same connections, without TypeORM's query runner and
 * hydration around each read (docs/adr/0004-reads-are-plain-sql.md).
 */
export function openDb(dataSource: BoundedDataSource, observe: StatementObserver = () => undefined): Db {
  const { pool } = dataSource.driver as unknown as { pool: Pool };
  const { statementTimeoutMs: timeoutMs } = dataSource.settings;
  const means: Means = {
    ...{ pool, turns: turnsOf(dataSource.settings), learnt: {} },
    ...{ killer: new StatementKiller(urlOf(dataSource)), observe, deadlines: new Deadlines(), timeoutMs },
  };
  const run = onAnyConnection(means);
  const lookUps = new LookUps({
    run,
    runTogether: (statements, by) =>
      withConnection(means, by, (connection) => runTogether(connection, statements, means, by.cancellation)),
  });
  const lookUp: Runner = (statement, by) => (by ? lookUps.add(statement, by) : run(statement));
  return {
    ...sqlOf({ run, lookUp, runLater: run }, means.learnt),
    async transaction(work, by) {
      for (let attempt = 1; ; attempt += 1) {
        try {
          return await withConnection(means, by, (connection) =>
            attemptTransaction(means, connection, work, by),
          );
        } catch (error) {
          if (attempt === ATTEMPTS || !isWorthRetrying(error)) throw error;
        }
      }
    },
  };
}

function turnsOf({
  poolSize,
  connectionsPerViewer,
  statementTimeoutMs,
}: DataSourceSettings): ConnectionTurns {
  return new ConnectionTurns({
    connections: poolSize,
    perAsker: connectionsPerViewer ?? Math.ceil(poolSize / 2),
    mostWaiting: poolSize * WAITING_PER_CONNECTION,
    patienceMs: statementTimeoutMs,
  });
}

/** Where the pool's connections lead. */
function urlOf({ options }: DataSource): string {
  return 'url' in options && typeof options.url === 'string' ? options.url : '';
}

/** The same database for one request: whatever is asked of it is asked for `by`, and ends when the request is cancelled. */
export function onBehalfOf(db: Db, by: Asker): Db {
  return {
    ...db,
    query: (name, sql, values) => db.query(name, sql, values, by),
    lookUp: (name, sql, values) => db.lookUp(name, sql, values, by),
    execute: (name, sql, values) => db.execute(name, sql, values, by),
    executeLater: (name, sql, values) => db.executeLater(name, sql, values, by),
    transaction: (work) => db.transaction(work, by),
  };
}
