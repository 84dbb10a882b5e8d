import type { DatabaseConfig } from '../platform/config/config';
import { createDataSource } from '../platform/db/data-source';
import { requireDatabase } from '../platform/db/database-state';
import { openDb } from '../platform/db/db';
import { buildDeferredIndexes } from '../platform/db/deferred-indexes';
import { migrate } from '../platform/db/migrator';

/**
 * Runs the migrations that the database lacks, over connections of their own, and gives their names. Indexes that a large load has
 * taken off are built before: a migration counts on those of the version before it.
 */
export async function migrateDatabase(
  { databaseUrl }: DatabaseConfig,
  say: (line: string) => void,
): Promise<string[]> {
  const { length } = await requireDatabase(databaseUrl, { mayLackIndexes: true });
  if (length === 0) return [];
  say(`Migrating (${String(length)} migrations) …`);
  // One connection, and no time limit: an index on a large table takes its time.
  const dataSource = await createDataSource(databaseUrl, { poolSize: 1, statementTimeoutMs: 0 });
  await dataSource.initialize();
  try {
    await buildDeferredIndexes(openDb(dataSource), (table) => {
      say(`  … building the indexes of ${table}, which a load has taken off`);
    });
    return await migrate(dataSource);
  } finally {
    await dataSource.destroy();
  }
}
