import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { StartConfig } from '../platform/config/config';
import type { DataSourceSettings } from '../platform/db/bounded-data-source';
import { createDataSource } from '../platform/db/data-source';
import { requireDatabase } from '../platform/db/database-state';
import { openDb, type Db } from '../platform/db/db';
import { urlOfOwnServer } from '../platform/db/local-server/own-server';
import { tryLock, type HeldLock } from '../platform/process/exclusive-lock.cjs';
import { startDatabase } from './start-database';

export interface CommandSettings {
  readonly say: (line: string) => void;
  /** Milliseconds that a statement of the command may run; 0 = for ever. */
  readonly statementTimeoutMs: number;
  /** Whether the command can do with a database that a large load has left without indexes. */
  readonly mayLackIndexes?: boolean;
}

/**
 * Runs a command on the database that `npm start` would use: the one of DATABASE_URL, which must be at head; or the private one of
 * this folder, through the server that `npm start` has running, or through one that runs as long as the command.
 */
export async function withCommandDatabase(
  config: StartConfig,
  { say, statementTimeoutMs, mayLackIndexes = false }: CommandSettings,
  work: (db: Db, databaseUrl: string) => Promise<void>,
): Promise<void> {
  const { databaseUrl, poolSize } = config.database;
  const settings = { poolSize, statementTimeoutMs, mayLackIndexes };
  if (databaseUrl !== undefined) return withDatabase(databaseUrl, settings, work);
  const lock = await lockOrUrl(config.dataFolder, say);
  if ('url' in lock) return withDatabase(lock.url, settings, work);
  try {
    const database = await startDatabase(config, process.env['PATH'] ?? '', say);
    try {
      await withDatabase(database.config.databaseUrl, settings, work);
    } finally {
      await database.own?.stop();
    }
  } finally {
    lock.held.release();
  }
}

/** The right to start this folder's server, or the address of the one that runs. */
async function lockOrUrl(
  dataFolder: string,
  say: (line: string) => void,
): Promise<{ readonly held: HeldLock } | { readonly url: string }> {
  for (let said = false; ; said = true) {
    const attempt = tryLock(join(dataFolder, 'locks'), 'start');
    if ('held' in attempt) return attempt;
    const { pid, note } = attempt.holder;
    const url = note === null ? undefined : await urlOfOwnServer(join(dataFolder, 'database'));
    if (url !== undefined) return { url };
    if (!said)
      say(`Process ${String(pid)} has the database of this folder and is not ready yet; waiting for it …`);
    await delay(200);
  }
}

async function withDatabase(
  databaseUrl: string,
  { mayLackIndexes, ...settings }: DataSourceSettings & { readonly mayLackIndexes: boolean },
  work: (db: Db, databaseUrl: string) => Promise<void>,
): Promise<void> {
  const pending = await requireDatabase(databaseUrl, { mayLackIndexes });
  if (pending.length > 0)
    throw new Error(
      `The database lacks ${String(pending.length)} migrations (the first is ${pending[0] ?? ''}). Run: npm run migrate`,
    );
  const dataSource = await createDataSource(databaseUrl, settings);
  await dataSource.initialize();
  try {
    await work(openDb(dataSource), databaseUrl);
  } finally {
    await dataSource.destroy();
  }
}
