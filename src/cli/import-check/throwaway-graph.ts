import { randomBytes } from 'node:crypto';
import { createDataSource } from '../../platform/db/data-source';
import { openDb, type Db } from '../../platform/db/db';
import { listen } from '../../platform/http/draining-server';
import { USUAL_CHAIN_RULE } from '../../platform/config/chain-variables';
import { USUAL_LIMITS } from '../../platform/limits/limits';
import { createLog } from '../../platform/observability/log';
import { anonymousViewer, type Viewer } from '../../platform/identity/viewer';
import { createServer } from '../../server';
import { migrateDatabase } from '../migrate-database';

const STATEMENT_TIMEOUT_MS = 60_000;
const REQUEST_TIMEOUT_MS = 120_000;
/** All the questions of a check come one after the other, from one who need not be held back. */
const PLENTY = { size: 1_000_000_000, refillPerSecond: 1_000_000_000 };
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

export interface ServedGraph {
  readonly url: string;
  /** Who brings it sees everything; nobody else anything. */
  readonly token: string;
  readonly drain: () => Promise<void>;
}

/** Who compares what the graph says: it may be asked for everything. */
const CHECKER: Viewer = {
  kind: 'USER',
  clientKind: 'EXPLORER',
  name: 'Check of imports',
  roles: ['CARE_MANAGER'],
  subjectId: 'import-check',
  limitKey: 'import-check',
  agentId: null,
  reach: { segments: null, businessUnits: null, teams: null, partnerSource: null, colleagues: true },
};

/** Serves the graph of a database to this process. */
export async function serveGraph(db: Db): Promise<ServedGraph> {
  const token = randomBytes(32).toString('hex');
  const server = await createServer({
    config: {
      corsOrigins: [],
      cursorKey: randomBytes(32),
      limits: { ...USUAL_LIMITS, bucket: PLENTY },
      phoneRegion: PHONE_REGION,
      contactChains: USUAL_CHAIN_RULE,
      requestTimeoutMs: REQUEST_TIMEOUT_MS,
    },
    db,
    log: createLog('error'),
    sandbox: () => false,
    identify: ({ headers }) =>
      Promise.resolve(headers.authorization === `Bearer ${token}` ? CHECKER : anonymousViewer),
  });
  const http = await listen('127.0.0.1', 0, server.requestListener);
  return {
    url: `http://127.0.0.1:${String(http.port)}`,
    token,
    drain: async () => {
      await http.drain(REQUEST_TIMEOUT_MS);
      await server.drain();
    },
  };
}
