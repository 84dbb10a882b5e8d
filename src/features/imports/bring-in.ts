import type { Db, Tx } from '../../platform/db/db';
import { declareCatalogue } from './catalogue';
import type { DeliveredFile } from './delivered-file';
import type { ErrorPolicy } from './domain/error-policy';
import type { Mapping } from './domain/mapping';
import { createSeenKeys } from './domain/seen-keys';
import { rememberKeys, type PreparedBatch, type Rejection } from './import-batch';
import { positionOf, withBatch, type ImportCounts } from './import-counts';
import { ImportError, requireGoingOn } from './import-error';
import type { ImportOptions, ImportOutcome } from './import-options';
import { recordPosition } from './import-run.repository';
import type { OpenRun } from './open-run';
import { throughout, type Reading } from './reading';
import { writeBatch, type WriteOptions, type WrittenBatch } from './write-batch';

/** How far this process has come. */
interface Progress {
  counts: ImportCounts;
  line: number;
  wrong: Rejection | null;
}

function placeOf({ record, faults }: Rejection): string {
  const columns = faults.map(({ column }) => column).filter((column) => column !== '');
  const where = columns.length === 0 ? '' : ` (${columns.join(', ')})`;
  return `Line ${String(record.line)} is wrong${where}`;
}

/** Notes in the writing transaction how far the run has come; the rejected rows are in their file before that. */
async function note(
  tx: Tx,
  run: OpenRun,
  { batch, result }: WrittenBatch,
  progress: Progress,
  now: Date,
): Promise<void> {
  const extent = await run.rejectsFile.put(result.rejected);
  const line = Math.max(progress.line, batch.lastLine);
  const position = positionOf(withBatch(progress.counts, result), line, extent);
  if (!(await recordPosition(tx, run, position, now)))
    throw new ImportError(
      'Another process has taken this import up, because this one had lost its connection to the database. That one goes on with it.',
    );
}

/** The part of a batch that a run which was taken up again has not settled yet; what it has is remembered by its keys. */
function unsettled(
  batch: PreparedBatch,
  { lineReached, rejectedLines }: OpenRun,
  seen: WriteOptions['seen'],
): PreparedBatch | null {
  if (lineReached === 0) return batch;
  const settled = batch.only((line) => line <= lineReached);
  rememberKeys(settled, (line) => rejectedLines.has(line), seen);
  return batch.lastLine <= lineReached ? null : batch.only((line) => line > lineReached);
}

/** The row at which the run stops is the last that counts, and goes to the rejects file. */
async function countWrong(
  db: Db,
  run: OpenRun,
  progress: Progress,
  wrong: Rejection,
  now: Date,
): Promise<void> {
  const result = { inserted: 0, updated: 0, unchanged: 0, skipped: [], rejected: [wrong] };
  const extent = await run.rejectsFile.put(result.rejected);
  progress.counts = withBatch(progress.counts, result);
  await recordPosition(db, run, positionOf(progress.counts, progress.line, extent), now);
}

/** Writes the rows that a run has not written yet, batch after batch. */
export async function bringIn(
  run: OpenRun,
  reading: Reading,
  file: DeliveredFile,
  mapping: Mapping,
  {
    db,
    clock,
    phoneRegion,
    onError,
    onProgress,
    stopSignal,
  }: ImportOptions & { readonly onError: ErrorPolicy },
): Promise<ImportOutcome> {
  const now = clock();
  const catalogue = await db.transaction((tx) => declareCatalogue(tx, mapping));
  const seen = createSeenKeys();
  const progress: Progress = { counts: run.counts, line: run.lineReached, wrong: null };
  const options: WriteOptions = {
    delivery: { ...catalogue, phoneRegion, now },
    seen,
    stopsAtWrong: onError !== 'SKIP',
    record: (tx, written) => note(tx, run, written, progress, clock()),
  };
  await throughout(reading, async (prepared) => {
    requireGoingOn(stopSignal);
    const due = unsettled(prepared, run, seen);
    if (due === null) return true;
    const { batch, result, wrong } = await writeBatch(db, due, options);
    run.rejectsFile.settle();
    const rejected = new Set(result.rejected.map(({ record }) => record.line));
    rememberKeys(batch, (line) => rejected.has(line), seen);
    progress.counts = withBatch(progress.counts, result);
    progress.line = Math.max(progress.line, batch.lastLine);
    progress.wrong = wrong;
    await onProgress({ counts: progress.counts, phase: 'BRINGING_IN', share: reading.share() });
    return wrong === null;
  });
  const { wrong } = progress;
  if (wrong !== null && onError === 'ALL_OR_NOTHING') {
    await run.rejectsFile.put([wrong]);
    throw new ImportError(
      `${placeOf(wrong)} now, though it was right when the file was looked through: the rejects file says what has changed. The rows before it are in. Put that right and run the same import again: it goes on from there.`,
    );
  }
  if (wrong !== null) await countWrong(db, run, progress, wrong, clock());
  await file.requireUnchanged();
  return {
    ...progress.counts,
    status: wrong === null ? 'SUCCEEDED' : 'STOPPED',
    endedBecause: wrong === null ? null : `${placeOf(wrong)}.`,
    unseenColumns: reading.unseenColumns(),
  };
}
