import 'reflect-metadata';
import { join, resolve } from 'node:path';
import { demoExamples } from '../features/demo-bank/demo-examples.repository';
import { isEmpty } from '../features/demo-bank/demo-bank.repository';
import { createPlan } from '../features/demo-bank/domain/plan';
import { loadStartConfig } from '../platform/config/config';
import { loadEnvFileIfPresent } from '../platform/config/env-file';
import { ensureUtc } from '../platform/config/time-zone';
import type { Db } from '../platform/db/db';
import { withCommandDatabase } from './command-database';
import { readDemoBankRecord, recordLoaded, recordLoading } from './demo-bank-record';
import { loadDemoBank, type LoadOptions } from './load-demo-bank';
import { runCommand } from './run-command';
import { parseSeedOptions } from './seed-options';

const say = (line: string): void => {
  console.log(line);
};

/** npm run seed: fills the database that `npm start` would use with a demo bank. */
export function main(args: readonly string[]): Promise<void> {
  return runCommand(async () => {
    const options = parseSeedOptions(args, new Date().toISOString().slice(0, 10));
    createPlan(options); // refused before a database is made or started for it
    loadEnvFileIfPresent('.env');
    ensureUtc(process.env);
    const given = loadStartConfig(process.env);
    const config = { ...given, dataFolder: resolve(given.dataFolder) };
    // No time limit: the indexes of large tables take longer to build than any request may.
    await withCommandDatabase(
      config,
      { say, statementTimeoutMs: 0, mayLackIndexes: true },
      (db, databaseUrl) =>
        load(
          db,
          { ...options, databaseUrl, dataFolder: config.dataFolder, say },
          config.database.databaseUrl === undefined,
        ),
    );
  });
}

/** Also leaves beside a private database what `npm start` wants to know: was the load cut off, what to ask about. */
async function load(db: Db, options: LoadOptions, isPrivate: boolean): Promise<void> {
  if (!isPrivate) return loadDemoBank(db, options);
  const folder = join(options.dataFolder, 'database');
  // What is marked as loading is gone on with by the next start, so never mark what somebody else has filled.
  if (await isEmpty(db)) recordLoading(folder, options);
  await loadDemoBank(db, options);
  if (readDemoBankRecord(folder)?.state === 'loading') recordLoaded(folder, { ...(await demoExamples(db)) });
}

if (require.main === module) void main(process.argv.slice(2));
