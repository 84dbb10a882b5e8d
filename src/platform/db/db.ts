import { Readable } from 'node:stream';
import type { Pool, PoolConnection, QueryError, ResultSetHeader, RowDataPacket } from 'mysql2';
import type { DataSource } from 'typeorm';
import { isWorthRetrying } from './database-error';

/** A value for a `?` in a statement. A list stands for `IN (?)` and must not be empty; a list of lists for `VALUES ?`. */
export type SqlValue = string | number | boolean | Date | null | readonly SqlValue[];

/** What a repository is given to read and write with: the pool, or one transaction. */
export interface Sql {
  /** Rows of a SELECT. `name` is `feature.function`; it leads the statement as a comment, so that the slow log names its place. */
  query<Row>(name: string, sql: string, values?: readonly SqlValue[]): Promise<Row[]>;
  /** Runs a statement that changes data; gives the number of rows that the server says it affected. */
  execute(name: string, sql: string, values?: readonly SqlValue[]): Promise<number>;
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
   * no effect outside the database.
   */
  transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
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

type Runner = Pick<Pool, 'query'> | Pick<PoolConnection, 'query'>;

/** What is the same for all connections of a pool. */
interface Shared {
  readonly observe: StatementObserver;
  takesLoads?: boolean;
}

function sqlOf(runner: Runner, shared: Shared): Sql {
  const run = (name: string, sql: string, values: readonly SqlValue[], file?: () => Readable) =>
    new Promise<RowDataPacket[] | ResultSetHeader>((resolve, reject) => {
      const start = performance.now();
      runner.query(
        { sql: `/* ${name} */ ${sql}`, values: [...values], ...(file && { infileStreamFactory: file }) },
        (error: QueryError | null, result: RowDataPacket[] | ResultSetHeader) => {
          const rows = Array.isArray(result) ? result.length : 0;
          shared.observe({ name, rows, milliseconds: performance.now() - start });
          if (error) reject(error);
          else resolve(result);
        },
      );
    });
  // The caller names the row's shape; the driver cannot know it.
  const query = async <Row>(name: string, sql: string, values: readonly SqlValue[] = []) =>
    (await run(name, sql, values)) as Row[];
  return {
    query,
    execute: async (name, sql, values = []) => {
      const result = await run(name, sql, values);
      return Array.isArray(result) ? 0 : result.affectedRows;
    },
    load: async (name, sql, texts) => {
      const result = await run(name, sql, [], () => Readable.from(packetsOf(texts)));
      if (Array.isArray(result)) throw new TypeError(`${name} is no LOAD DATA: it gave rows`);
      return { affected: result.affectedRows, warnings: result.warningStatus };
    },
    takesLoads: async () => {
      if (shared.takesLoads === undefined) {
        const [row] = await query<{ isOn: number }>('db.takesLoads', 'SELECT @@GLOBAL.local_infile AS isOn');
        shared.takesLoads = row?.isOn === 1;
      }
      return shared.takesLoads;
    },
  };
}

async function attemptTransaction<T>(pool: Pool, shared: Shared, work: (tx: Tx) => Promise<T>): Promise<T> {
  const connection = await new Promise<PoolConnection>((resolve, reject) => {
    pool.getConnection((error, given) => {
      if (error) reject(error);
      else resolve(given);
    });
  });
  const tx = sqlOf(connection, shared);
  try {
    await tx.execute('db.begin', 'START TRANSACTION');
    const result = await work(tx);
    await tx.execute('db.commit', 'COMMIT');
    connection.release();
    return result;
  } catch (error) {
    // The server rolls back what a lost connection left behind; on a live one it must be said before others use it.
    await tx.execute('db.rollback', 'ROLLBACK').then(
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
  const shared = { observe };
  return {
    ...sqlOf(pool, shared),
    async transaction(work) {
      for (let attempt = 1; ; attempt += 1) {
        try {
          return await attemptTransaction(pool, shared, work);
        } catch (error) {
          if (attempt === ATTEMPTS || !isWorthRetrying(error)) throw error;
        }
      }
    },
  };
}
