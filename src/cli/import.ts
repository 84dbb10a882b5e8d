import 'reflect-metadata';
import { resolve } from 'node:path';
import { CommanderError } from 'commander';
import { importFile } from '../features/imports/import-file';
import { progressLine, summary } from '../features/imports/import-report';
import { readMapping } from '../features/imports/read-mapping';
import { systemClock } from '../kernel/clock';
import { loadStartConfig } from '../platform/config/config';
import { loadEnvFileIfPresent } from '../platform/config/env-file';
import { ensureUtc } from '../platform/config/time-zone';
import { withCommandDatabase } from './command-database';
import { parseImportOptions } from './import-options';

const SOME_REJECTED = 1;
const COULD_NOT_RUN = 2;
const PROGRESS_EVERY_MS = 2_000;

/** npm run import: exit status 0 when every row is in, 1 when some were rejected, 2 when it could not run or not go on. */
export async function main(args: readonly string[]): Promise<void> {
  try {
    process.exitCode = await run(args);
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode === 0) return; // --help
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = COULD_NOT_RUN;
  }
}

/** A statement may run for this long: a batch waits for others that write for the same source. */
const STATEMENT_TIMEOUT_MS = 60_000;

/** npm runs scripts in the project's folder and tells where it was called. */
function callersFolder(): string {
  return process.env['INIT_CWD'] ?? process.cwd();
}

async function run(args: readonly string[]): Promise<number> {
  const { file, mapping: mappingFile, rejects } = parseImportOptions(args, callersFolder());
  loadEnvFileIfPresent('.env');
  ensureUtc(process.env);
  const given = loadStartConfig(process.env);
  const config = { ...given, dataFolder: resolve(given.dataFolder) };
  const mapping = await readMapping(mappingFile);
  let rejected = 0;
  await withCommandDatabase(
    config,
    { say: console.error, statementTimeoutMs: STATEMENT_TIMEOUT_MS },
    async (db) => {
      const start = performance.now();
      const seconds = (): number => (performance.now() - start) / 1000;
      let nextLine = PROGRESS_EVERY_MS / 1000;
      const counts = await importFile(file, mapping, {
        db,
        clock: systemClock,
        phoneRegion: config.phoneRegion,
        rejects,
        onProgress: (progress) => {
          if (seconds() < nextLine) return;
          nextLine = seconds() + PROGRESS_EVERY_MS / 1000;
          console.error(progressLine(progress, seconds()));
        },
      });
      rejected = counts.rejected;
      console.log(`${file}, as ${mappingFile} says:\n${summary(counts, seconds(), rejects)}`);
    },
  );
  return rejected === 0 ? 0 : SOME_REJECTED;
}

if (require.main === module) void main(process.argv.slice(2));
