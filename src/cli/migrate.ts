import { loadDatabaseConfig } from '../platform/config/config';
import { loadEnvFileIfPresent } from '../platform/config/env-file';
import { ensureUtc } from '../platform/config/time-zone';
import { migrateDatabase } from './migrate-database';
import { runCommand } from './run-command';

/** npm run migrate: brings the database of DATABASE_URL to head. */
export function main(): Promise<void> {
  return runCommand(async () => {
    loadEnvFileIfPresent('.env');
    ensureUtc(process.env);
    const done = await migrateDatabase(loadDatabaseConfig(process.env), (line) => {
      console.log(line);
    });
    console.log(done.length === 0 ? 'The database is at head already.' : 'The database is at head.');
  });
}

if (require.main === module) void main();
