import type { RequestListener } from 'node:http';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { systemClock } from './kernel/clock';
import { sealingKey } from './platform/audit/audit-record';
import { openChainedAudit } from './platform/audit/chained-audit';
import type { TrustedDocumentsConfig } from './platform/config/document-variables';
import type { Config } from './platform/config/config';
import { createDataSource } from './platform/db/data-source';
import { databaseState, describeDatabase, requireDatabase } from './platform/db/database-state';
import { openDb } from './platform/db/db';
import { listen } from './platform/http/draining-server';
import { pathOf } from './platform/http/path-of';
import { createProbes, type ReadinessCheck } from './platform/http/probes';
import { BankRows } from './platform/graphql/bank-rows';
import { createMemoryBucketStore } from './platform/limits/memory-bucket-store';
import { openRedisBucketStore, type RedisBucketStore } from './platform/limits/redis-bucket-store';
import type { Log } from './platform/observability/log';
import { createMetrics } from './platform/observability/metrics';
import { Opened } from './platform/process/opened';
import type { ExampleVariables } from './platform/sandbox/library';
import { createSandbox } from './platform/sandbox/sandbox';
import { openIdentity } from './open-identity';
import { readManifests } from './platform/trusted-documents/manifest';
import {
  createTrustedDocuments,
  type TrustedDocuments,
} from './platform/trusted-documents/trusted-documents';
import { createServer } from './server';
import { startJobs } from './start-jobs';

/** Written by the build beside the compiled code. */
const SANDBOX_FOLDER = join(__dirname, '..', 'sandbox');
const READINESS_CHECK_MS = 2_000;

export interface RunningServer {
  /** Where it serves, such as `http://127.0.0.1:4000`. */
  readonly url: string;
  /** Finishes the requests in flight, refuses new ones and lets go of the database. */
  drain(): Promise<void>;
}

/**
 * Serves on a database that is at head; the one way in which a process becomes a server. Rejects, having left nothing open,
 * when something that it needs cannot be used or the port is taken.
 */
export async function runServer(
  config: Config,
  log: Log,
  exampleVariables: ExampleVariables = {},
): Promise<RunningServer> {
  // V8 makes whatever has often outlived a scavenge in the old generation from then on, and so what a request is still waited for with: it
  // stays there, with all that it reaches, until everything is looked through (docs/adr/0025-memory-of-a-request.md).
  setFlagsFromString('--no-allocation-site-pretenuring');
  const opened = new Opened();
  try {
    return await openServer(config, { log, opened, exampleVariables });
  } catch (error) {
    await opened.close().catch((failure: unknown) => {
      log.error({ err: failure }, 'What was opened for a start that failed could not be closed');
    });
    throw error;
  }
}

interface Means {
  readonly log: Log;
  readonly opened: Opened;
  readonly exampleVariables: ExampleVariables;
}

async function openServer(config: Config, { log, opened, exampleVariables }: Means): Promise<RunningServer> {
  const { databaseUrl, ...settings } = config.database;
  await refuseUnmigrated(databaseUrl);
  const dataSource = await createDataSource(databaseUrl, settings);
  await dataSource.initialize();
  opened.add(() => dataSource.destroy());
  const metrics = createMetrics();
  const buckets = await sharedBuckets(config, log);
  if (buckets) opened.add(() => buckets.close());
  const db = openDb(dataSource, metrics.observeStatement);
  const audit = await openChainedAudit({ db, key: sealingKey(config.auditKey), log, clock: systemClock });
  opened.add(() =>
    audit.close().catch((error: unknown) => {
      log.error({ err: error }, 'The audit trail could not be ended: what waited to be kept is lost');
    }),
  );
  const { identify, demo } = await openIdentity(config.identity, db);
  const server = await createServer({
    config,
    db,
    audit,
    bankRows: new BankRows(),
    ...(config.trustedDocuments && { documents: trustedDocuments(config.trustedDocuments) }),
    log,
    ...(buckets && { buckets }),
    sandbox: createSandbox({ dir: SANDBOX_FOLDER, exampleVariables, identities: demo }),
    identify,
    isLocal: demo.length > 0,
  });
  opened.add(() => server.drain());
  let isDraining = false;
  const probes = createProbes(readinessCheck(databaseUrl, () => isDraining));
  const requestListener = metrics.measured(server.requestListener);
  const answer: RequestListener = (request, response) => {
    const path = pathOf(request);
    if (probes(request, response, path) || metrics.answer(request, response, path)) return;
    requestListener(request, response);
  };
  const { upgradeListener } = server;
  const http = await listen(config.host, config.port, answer, { upgradeListener });
  opened.add(async () => {
    await Promise.all([server.hangUp(), http.drain(config.requestTimeoutMs)]);
  });
  const jobs = startJobs(config, { db, audit, clock: systemClock, log, observe: metrics.observeTurn });
  opened.add(() => jobs.stop());
  return {
    url: urlOf(config.host, http.port),
    drain: () => {
      isDraining = true;
      return opened.close();
    },
  };
}

/** Where instances share the buckets of limits, when it is configured. */
async function sharedBuckets({ redisUrl, limits }: Config, log: Log): Promise<RedisBucketStore | undefined> {
  if (redisUrl === undefined) return undefined;
  return openRedisBucketStore(redisUrl, limits.bucket, {
    fallback: createMemoryBucketStore(limits.bucket),
    log,
  });
}

function trustedDocuments({ files, onlyFor }: TrustedDocumentsConfig): TrustedDocuments {
  return createTrustedDocuments(readManifests(files), onlyFor);
}

async function refuseUnmigrated(databaseUrl: string): Promise<void> {
  const { length } = await requireDatabase(databaseUrl);
  if (length === 0) return;
  throw new Error(
    `${describeDatabase(databaseUrl)} lacks ${String(length)} of this version's migrations. Bring it up to date with: npm run migrate`,
  );
}

function readinessCheck(databaseUrl: string, isDraining: () => boolean): ReadinessCheck {
  return async () => {
    if (isDraining()) return { reasons: ['the server is stopping'] };
    const state = await databaseState(databaseUrl, READINESS_CHECK_MS);
    if (!state.reachable) return { reasons: [`the database is not reachable: ${state.reason}`] };
    const lacking = state.pendingMigrations.length;
    if (lacking > 0)
      return { reasons: [`the database lacks ${String(lacking)} migrations: npm run migrate`] };
    if (state.lacksIndexes)
      return {
        reasons: ['a large load has not ended: its indexes are not built yet (npm run seed goes on with it)'],
      };
    const ahead = state.unknownMigrations.length;
    return {
      notes: ahead === 0 ? [] : [`the database is ahead of this version by ${String(ahead)} migrations`],
    };
  };
}

function urlOf(host: string, port: number): string {
  return `http://${host.includes(':') ? `[${host}]` : host}:${String(port)}`;
}
