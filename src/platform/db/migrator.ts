import { MigrationExecutor, type DataSource } from 'typeorm';

/** Names of the migrations that this version of the code has and the database has not, oldest first. */
export async function pendingMigrations(dataSource: DataSource): Promise<string[]> {
  const pending = await new MigrationExecutor(dataSource).getPendingMigrations();
  return pending.map((migration) => migration.name);
}

/** Brings the database to head, one migration after the other; each can be run again after a crash. Gives their names. */
export async function migrate(dataSource: DataSource): Promise<string[]> {
  const done = await dataSource.runMigrations({ transaction: 'none' });
  return done.map((migration) => migration.name);
}
