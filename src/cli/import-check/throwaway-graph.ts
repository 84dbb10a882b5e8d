import { randomBytes } from 'node:crypto';
import { createDataSource } from '../../platform/db/data-source';
import { openDb, type Db } from '../../platform/db/db';
import { listen } from '../../platform/http/draining-server';
import { createLog } from '../../platform/observability/log';
import { createServer } from '../../server';
import { migrateDatabase } from '../migrate-database';

const STATEMENT_TIMEOUT_MS = 60_000;
const REQUEST_TIMEOUT_MS = 120_000;
/** Reads phone numbers that are written without `+`. */
export const PHONE_REGION = 'CZ';

/** Runs work on a database at head, which is gone afterwards. */
export async function withDatabase<T>(serverUrl: string, work: (db: Db) => Promise<T>): Promise<T> {
  const name = `import_check_${randomBytes(6).toString('hex')}`;
  const databaseUrl = Object.assign(new URL(serverUrl), { pathname: `/${name}` }).href;
  await onDatabase(serverUrl, (server) => server.execute('importCheck.create', `CREATE DATABASE ${name}`));
  try {
    const settings = { poolSize: 4, statementTimeoutMs: STATEMENT_TIMEOUT_MS };
    await migrateDatabase({ databaseUrl, ...settings }, () => undefined);
    return await onDatabase(databaseUrl, work);
  } finally {
    await onDatabase(serverUrl, (server) => server.execute('importCheck.drop', `DROP DATABASE ${name}`));
  }
}

async function onDatabase<T>(url: string, work: (db: Db) => Promise<T>): Promise<T> {
  const dataSource = await createDataSource(url, { poolSize: 4, statementTimeoutMs: STATEMENT_TIMEOUT_MS });
  await dataSource.initialize();
  try {
    return await work(openDb(dataSource));
  } finally {
    await dataSource.destroy();
  }
}

/** Serves the graph of a database to this machine. */
export async function serveGraph(
  db: Db,
): Promise<{ readonly url: string; readonly drain: () => Promise<void> }> {
  const server = await createServer({
    config: {
      corsOrigins: [],
      cursorKey: randomBytes(32),
      phoneRegion: PHONE_REGION,
      requestTimeoutMs: REQUEST_TIMEOUT_MS,
    },
    db,
    log: createLog('error'),
    sandbox: () => false,
  });
  const http = await listen('127.0.0.1', 0, server.requestListener);
  return {
    url: `http://127.0.0.1:${String(http.port)}`,
    drain: async () => {
      await http.drain(REQUEST_TIMEOUT_MS);
      await server.drain();
    },
  };
}
