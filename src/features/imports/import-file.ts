import { basename } from 'node:path';
import { codeOf } from '../../platform/process/error-code';
import { bringIn } from './bring-in';
import { openDeliveredFile, type DeliveredFile } from './delivered-file';
import type { Mapping } from './domain/mapping';
import { positionOf } from './import-counts';
import { ImportError, InterruptedError } from './import-error';
import type { ImportOptions, ImportOutcome } from './import-options';
import { endRun, findRunningImport, recordPosition, recordValidation } from './import-run.repository';
import { inTurn } from './in-turn';
import { lookThrough } from './look-through';
import { openRun, type OpenRun } from './open-run';
import { openReading } from './reading';
import { openRejectsFile } from './rejects-file';

/**
 * Brings a file in as a mapping says, up to a thousand rows a transaction. Rows that are wrong go to the rejects file; what becomes of
 * the others `onError` says. Run again, it changes nothing that it has brought in already. Rejects with an ImportError when it cannot
 * run or go on; what the transactions before that wrote stays, and the same import takes up from there.
 */
export async function importFile(
  path: string,
  mapping: Mapping,
  options: ImportOptions,
): Promise<ImportOutcome> {
  const file = await openDeliveredFile(path, options.standardInput ?? process.stdin);
  try {
    if (options.isDryRun === true) return await tryFile(file, mapping, options);
    const { code } = mapping.source;
    const outcome = await inTurn(options.db, code, () => importInTurn(file, mapping, options));
    if (outcome === null) throw await turnedAway(mapping, options);
    return outcome;
  } finally {
    await file.close();
  }
}

async function tryFile(
  file: DeliveredFile,
  mapping: Mapping,
  options: ImportOptions,
): Promise<ImportOutcome> {
  const rejectsFile = await openRejectsFile(options.rejects);
  try {
    const { counts, unseenColumns } = await lookThrough(file, mapping, rejectsFile, options);
    return { ...counts, status: 'SUCCEEDED', endedBecause: null, unseenColumns };
  } finally {
    await rejectsFile.close();
  }
}

async function turnedAway({ source }: Mapping, { db }: ImportOptions): Promise<ImportError> {
  const running = await findRunningImport(db, source.code);
  const which =
    running === null
      ? ''
      : `: ${running.fileName ?? 'standard input'} as ${running.mappingName} says, begun at ${running.begunAt.toISOString()}, ${running.rowsRead.toLocaleString('en')} rows so far`;
  return new ImportError(
    `Another import of the source ${source.code} is running${which}. One at a time: run this one when that has ended.`,
  );
}

async function importInTurn(
  file: DeliveredFile,
  mapping: Mapping,
  options: ImportOptions,
): Promise<ImportOutcome> {
  // Whether file and mapping fit is found out before anything is written, the run included.
  const reading = await openReading(file, mapping);
  try {
    const { mappingName = '', onError = 'SKIP' } = options;
    const settings = { ...options, mappingName, onError };
    const run = await openRun(file, mapping, settings);
    try {
      const outcome =
        (onError === 'ALL_OR_NOTHING' && !run.isValidated
          ? await refuseUnlessRight(run, file, mapping, options)
          : null) ?? (await bringIn(run, reading, file, mapping, settings));
      await endRun(options.db, run, outcome.status, outcome.endedBecause, options.clock());
      return outcome;
    } catch (error) {
      await noteFailure(run, file, options, error);
      throw error;
    } finally {
      await run.rejectsFile.close();
    }
  } finally {
    await reading.batches.return(undefined);
  }
}

/** Looks through the whole file; null when it is right, and may be brought in. */
async function refuseUnlessRight(
  run: OpenRun,
  file: DeliveredFile,
  mapping: Mapping,
  options: ImportOptions,
): Promise<ImportOutcome | null> {
  const { db, clock } = options;
  const { counts, unseenColumns } = await lookThrough(file, mapping, run.rejectsFile, {
    ...options,
    onBatch: () => recordValidation(db, run, false, clock()),
  });
  if (counts.rejected === 0) {
    await recordValidation(db, run, true, clock());
    return null;
  }
  const wrong = counts.rejected === 1 ? '1 row is' : `${counts.rejected.toLocaleString('en')} rows are`;
  const none = { ...counts, inserted: 0, updated: 0, unchanged: 0 };
  await recordPosition(db, run, positionOf(none, 0, await run.rejectsFile.put([])), clock());
  return {
    ...none,
    status: 'REFUSED',
    endedBecause: `${wrong} wrong; nothing was brought in.`,
    unseenColumns,
  };
}

/** How a failure is told to whoever may see imports: without folders, and without values, which messages of the database have. */
function toldOf(error: unknown, { label }: DeliveredFile): string {
  if (error instanceof InterruptedError) return `It was stopped by ${error.signal}.`;
  if (error instanceof ImportError) return error.message.replaceAll(label, basename(label)).slice(0, 500);
  return `The database or the program failed (${codeOf(error) ?? 'no code'}); the message stands where the import was run.`;
}

async function noteFailure(
  run: OpenRun,
  file: DeliveredFile,
  { db, clock }: ImportOptions,
  error: unknown,
): Promise<void> {
  const status = error instanceof InterruptedError ? 'INTERRUPTED' : 'FAILED';
  // The database may be what failed: then the next import of the source finds that this one is over.
  await endRun(db, run, status, toldOf(error, file), clock()).catch(() => undefined);
}
