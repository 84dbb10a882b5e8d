import { createHash } from 'node:crypto';
import type { Id } from '../../kernel/id';
import { knowSource } from '../sources/source-delivery.effects';
import type { DeliveredFile } from './delivered-file';
import { readsFileName } from './domain/derived-columns';
import type { ErrorPolicy } from './domain/error-policy';
import { isResumable } from './domain/import-status';
import type { Mapping } from './domain/mapping';
import { countsOf, NO_COUNTS, positionOf, type ImportCounts } from './import-counts';
import type { ImportOptions } from './import-options';
import {
  endDeadRuns,
  findLatestRun,
  insertRun,
  resumeRun,
  type RunHandle,
  type RunIdentity,
  type StoredRun,
} from './import-run.repository';
import { continueRejectsFile, NO_REJECTS, openRejectsFile, type RejectsFile } from './rejects-file';

/** A run that has begun, or has been taken up again. */
export interface OpenRun extends RunHandle {
  readonly rejectsFile: RejectsFile;
  /** Lines up to there that were rejected. */
  readonly rejectedLines: ReadonlySet<number>;
  readonly counts: ImportCounts;
  readonly lineReached: number;
  readonly isValidated: boolean;
}

/** Names may be longer where they come from than they can be kept. */
const NAME_LENGTH = 255;

function identityOf(
  sourceId: Id,
  file: DeliveredFile,
  mapping: Mapping,
  options: { readonly mappingName: string; readonly onError: ErrorPolicy },
): RunIdentity {
  // By another name it may be other rows that a file brings.
  const said = readsFileName(mapping.derive) ? { mapping, fileName: file.name } : mapping;
  return {
    sourceId,
    mappingName: options.mappingName.slice(0, NAME_LENGTH),
    mappingDigest: createHash('sha256').update(JSON.stringify(said)).digest('hex'),
    fileName: file.name?.slice(0, NAME_LENGTH) ?? null,
    fileDigest: file.digest,
    fileSize: file.size,
    onError: options.onError,
  };
}

/** Whether it is the very same import, which was broken off. */
function goesOn(run: StoredRun, wanted: RunIdentity): boolean {
  return (
    isResumable(run.status) &&
    run.mappingDigest === wanted.mappingDigest &&
    run.fileDigest === wanted.fileDigest &&
    run.onError === wanted.onError
  );
}

/**
 * Takes up the import that a source had last through this mapping where it was broken off, if it is the same one and its rejects file is
 * as it left it; begins another one otherwise.
 */
export async function openRun(
  file: DeliveredFile,
  mapping: Mapping,
  options: Pick<ImportOptions, 'db' | 'clock' | 'rejects' | 'onResume'> & {
    readonly mappingName: string;
    readonly onError: ErrorPolicy;
  },
): Promise<OpenRun> {
  const { db, clock, rejects } = options;
  const sourceId = await db.transaction((tx) => knowSource(tx, mapping.source));
  const identity = identityOf(sourceId, file, mapping, options);
  await endDeadRuns(db, sourceId, 'Its process ended without a word.');
  const latest = await findLatestRun(db, sourceId, identity.mappingName);
  const again = latest !== null && goesOn(latest, identity) ? latest : null;
  const continued =
    again &&
    (await continueRejectsFile(rejects, { length: again.rejectsLength, digest: again.rejectsDigest }));
  if (again && continued) {
    const handle = await resumeRun(db, again, clock());
    if (again.lineReached > 0) options.onResume?.({ line: again.lineReached, rows: again.rowsRead });
    return {
      ...handle,
      rejectsFile: continued.file,
      rejectedLines: continued.lines,
      counts: countsOf(again),
      lineReached: again.lineReached,
      isValidated: again.isValidated,
    };
  }
  const rejectsFile = await openRejectsFile(rejects);
  const handle = await insertRun(db, identity, positionOf(NO_COUNTS, 0, NO_REJECTS), clock());
  return {
    ...handle,
    rejectsFile,
    rejectedLines: new Set(),
    counts: NO_COUNTS,
    lineReached: 0,
    isValidated: false,
  };
}
