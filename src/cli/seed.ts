import 'reflect-metadata';
import { join, resolve } from 'node:path';
import { demoExamples } from '../features/demo-bank/demo-examples.repository';
import { isEmpty } from '../features/demo-bank/demo-bank.repository';
import { createPlan } from '../features/demo-bank/domain/plan';
import { seedDemoBank } from '../features/demo-bank/seed-demo-bank';
import { loadStartConfig } from '../platform/config/config';
import { loadEnvFileIfPresent } from '../platform/config/env-file';
import { ensureUtc } from '../platform/config/time-zone';
import type { Db } from '../platform/db/db';
import { withCommandDatabase } from './command-database';
import { recordLoaded, recordLoading } from './demo-bank-record';
import { writeGolden } from './golden-file';
import { runCommand } from './run-command';
import { parseSeedOptions, type SeedOptions } from './seed-options';

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
    await withCommandDatabase(config, say, (db) =>
      config.database.databaseUrl === undefined
        ? loadPrivate(db, config.dataFolder, options)
        : load(db, config.dataFolder, options),
    );
  });
}

async function load(db: Db, dataFolder: string, options: SeedOptions): Promise<void> {
  writeGolden(dataFolder, await seedDemoBank(db, { ...options, onProgress: say }));
}

/** Also leaves beside the private database what `npm start` wants to know: was the load cut off, what to ask about. */
async function loadPrivate(db: Db, dataFolder: string, options: SeedOptions): Promise<void> {
  const folder = join(dataFolder, 'database');
  // What is marked as loading is made anew by the next start, so never mark what somebody else has filled.
  const isOurs = await isEmpty(db);
  if (isOurs) recordLoading(folder);
  await load(db, dataFolder, options);
  if (isOurs) recordLoaded(folder, { ...(await demoExamples(db)) });
}

if (require.main === module) void main(process.argv.slice(2));
