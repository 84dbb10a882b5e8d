import { join } from 'node:path';
import type { DatabaseConfig, StartConfig } from '../platform/config/config';
import { startOwnServer, type OwnServer } from '../platform/db/local-server/own-server';
import { migrateDatabase } from './migrate-database';

export interface StartDatabase {
  readonly config: DatabaseConfig;
  /** The private server that was started for it; absent when DATABASE_URL names a database. */
  readonly own?: OwnServer;
}

/**
 * The database of `npm start`: the one of DATABASE_URL, taken as it is, or else a private one, which is made, started and brought
 * to head.
 */
export async function startDatabase(
  config: StartConfig,
  path: string,
  say: (line: string) => void,
): Promise<StartDatabase> {
  const { databaseUrl, ...settings } = config.database;
  if (databaseUrl !== undefined) return { config: { databaseUrl, ...settings } };
  const own = await startOwnServer({
    folder: join(config.dataFolder, 'database'),
    packagesFolder: join(config.dataFolder, 'packages'),
    path,
    say,
  });
  try {
    const ownConfig = { databaseUrl: own.url, ...settings };
    await migrateDatabase(ownConfig, say);
    return { config: ownConfig, own };
  } catch (error) {
    await own.stop();
    throw error;
  }
}
