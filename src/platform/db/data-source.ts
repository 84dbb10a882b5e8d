import * as mysql2 from 'mysql2';
import type { DataSourceOptions } from 'typeorm';
import { entities } from '../../entities';
import { migrations } from '../../../migrations';
import { BoundedDataSource, type DataSourceSettings } from './bounded-data-source';
import { detectFlavour, driverOptions, toMysqlUrl, type Flavour } from './flavour';
import { SnakeCaseNaming } from './naming';

const CONNECT_TIMEOUT_MS = 5_000;

/** What every connection is told before it is used for the first time. */
function sessionStatement(flavour: Flavour, { statementTimeoutMs }: DataSourceSettings): string {
  const timeout =
    flavour === 'mysql'
      ? `max_execution_time = ${String(statementTimeoutMs)}`
      : `max_statement_time = ${String(statementTimeoutMs / 1000)}`;
  // One SET sets all or nothing, in one round trip. Both servers know `tx_isolation` only through its own statement.
  return `SET time_zone = '+00:00', sql_mode = 'STRICT_TRANS_TABLES,NO_ZERO_DATE,NO_ZERO_IN_DATE,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION', ${timeout}`;
}

/** The driver, with pools whose connections are all prepared alike. TypeORM makes its pool through it. */
function preparingDriver(flavour: Flavour, settings: DataSourceSettings): object {
  const statements = [
    sessionStatement(flavour, settings),
    'SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED',
  ];
  return {
    ...mysql2,
    createPool(options: mysql2.PoolOptions): mysql2.Pool {
      const pool = mysql2.createPool(options);
      pool.on('connection', (connection) => {
        // Statements of one connection run in order, so these come before the caller's first one.
        for (const statement of statements) {
          connection.query(statement, (error: Error | null) => {
            // A connection that keeps another time zone or isolation would answer wrongly: it is not used.
            if (error) connection.destroy();
          });
        }
      });
      return pool;
    },
  };
}

/**
 * The one way to a DataSource: finds out what server answers, then configures TypeORM for it. Not yet initialised.
 * Rejects when the server cannot be reached within five seconds or is too old.
 */
export async function createDataSource(
  url: string,
  settings: DataSourceSettings,
): Promise<BoundedDataSource> {
  const flavour = await detectFlavour(url, CONNECT_TIMEOUT_MS);
  const options: DataSourceOptions = {
    type: flavour,
    url: toMysqlUrl(url),
    driver: preparingDriver(flavour, settings),
    charset: 'utf8mb4',
    timezone: 'Z',
    dateStrings: ['DATE'],
    supportBigNumbers: true,
    bigNumberStrings: false,
    connectTimeout: CONNECT_TIMEOUT_MS,
    poolSize: settings.poolSize,
    extra: {
      ...driverOptions(url),
      // For what is looked up together, and what nobody in a transaction waits for. Whatever goes through `Db` is refused when it is more than one statement by itself.
      multipleStatements: true,
      enableKeepAlive: true,
      maxIdle: settings.poolSize,
    },
    entities: [...entities],
    migrations: [...migrations],
    migrationsTableName: 'schema_migrations',
    // MySQL commits each DDL statement by itself: a transaction around it would only pretend.
    migrationsTransactionMode: 'none',
    namingStrategy: new SnakeCaseNaming(),
    synchronize: false,
    logging: false,
  };
  return new BoundedDataSource(options, settings);
}
