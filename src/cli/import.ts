import 'reflect-metadata';
import { basename, resolve } from 'node:path';
import { CommanderError } from 'commander';
import { importFile } from '../features/imports/import-file';
import type { Mapping } from '../features/imports/domain/mapping';
import type { ImportOutcome } from '../features/imports/import-options';
import { summary } from '../features/imports/import-report';
import { readMapping } from '../features/imports/read-mapping';
import { systemClock } from '../kernel/clock';
import { loadStartConfig, type StartConfig } from '../platform/config/config';
import { loadEnvFileIfPresent } from '../platform/config/env-file';
import { ensureUtc } from '../platform/config/time-zone';
import { isUnreachable } from '../platform/db/database-error';
import type { Db } from '../platform/db/db';
import { listenForSignals } from '../platform/process/noted-signal';
import { withCommandDatabase } from './command-database';
import { parseImportOptions, type ImportArguments } from './import-options';
import { showProgress } from './import-progress';

const SOME_REJECTED = 1;
const COULD_NOT_RUN = 2;

/** npm run import: exit status 0 when every row is in, 1 when some were rejected, 2 when it could not run or not go on. */
export async function main(args: readonly string[]): Promise<void> {
  try {
    process.exitCode = await run(args);
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode === 0) return; // --help
    console.error(messageOf(error));
    process.exitCode = COULD_NOT_RUN;
  }
}

function messageOf(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  return isUnreachable(error)
    ? `The database does not answer: ${error.message}. What is in stays; run the same import again, and it goes on from there.`
    : error.message;
}

/** A statement may run for this long: a batch waits for others that write for the same source. */
const STATEMENT_TIMEOUT_MS = 60_000;
/** One keeps the source's turn, one writes, one to spare. */
const CONNECTIONS = 3;

/** npm runs scripts in the project's folder and tells where it was called. */
function callersFolder(): string {
  return process.env['INIT_CWD'] ?? process.cwd();
}

async function run(args: readonly string[]): Promise<number> {
  const asked = parseImportOptions(args, callersFolder());
  loadEnvFileIfPresent('.env');
  ensureUtc(process.env);
  const given = loadStartConfig(process.env);
  const poolSize = Math.max(given.database.poolSize, CONNECTIONS);
  const database = { ...given.database, poolSize };
  const config = { ...given, database, dataFolder: resolve(given.dataFolder) };
  const mapping = await readMapping(asked.mapping);
  let rejected = 0;
  await withCommandDatabase(
    config,
    { say: console.error, statementTimeoutMs: STATEMENT_TIMEOUT_MS },
    async (db) => {
      ({ rejected } = await importAsAsked(db, config, mapping, asked));
    },
  );
  return rejected === 0 ? 0 : SOME_REJECTED;
}

async function importAsAsked(
  db: Db,
  { phoneRegion }: StartConfig,
  mapping: Mapping,
  { file, mapping: mappingFile, rejects, onError, isDryRun }: ImportArguments,
): Promise<ImportOutcome> {
  const start = performance.now();
  const progress = showProgress(process.stderr);
  const signals = listenForSignals();
  let earlierRows = 0;
  try {
    const outcome = await importFile(file, mapping, {
      db,
      clock: systemClock,
      phoneRegion,
      rejects,
      onError,
      isDryRun,
      mappingName: basename(mappingFile),
      stopSignal: () => signals.noted(),
      onProgress: (made) => {
        progress.show(made);
      },
      onResume: ({ line, rows }) => {
        earlierRows = rows;
        progress.goOnFrom(rows);
        console.error(
          `This import was broken off: going on after line ${String(line)}, up to which ${rows.toLocaleString('en')} rows are settled.`,
        );
      },
    });
    progress.end();
    const seconds = (performance.now() - start) / 1000;
    const what = isDryRun ? `Dry run, nothing was written: ${file}` : file;
    const told = summary(outcome, { seconds, rows: outcome.read - earlierRows, rejects });
    console.log(`${what}, as ${mappingFile} says:\n${told}`);
    return outcome;
  } finally {
    progress.end();
    signals.close();
  }
}

if (require.main === module) void main(process.argv.slice(2));
