import type { BatchResult } from './import-batch';
import type { RunPosition } from './import-run.repository';
import type { RejectsExtent } from './rejects-file';

export interface ImportCounts {
  /** Records of the file, without its header and empty lines: the sum of the others. */
  readonly read: number;
  readonly inserted: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly rejected: number;
  /** How many the mapping left out, by reason. */
  readonly skipped: ReadonlyMap<string, number>;
}

export const NO_COUNTS: ImportCounts = {
  read: 0,
  inserted: 0,
  updated: 0,
  unchanged: 0,
  rejected: 0,
  skipped: new Map(),
};

export function withBatch(counts: ImportCounts, result: BatchResult): ImportCounts {
  const skipped = new Map(counts.skipped);
  for (const { because } of result.skipped) skipped.set(because, (skipped.get(because) ?? 0) + 1);
  const { inserted, updated, unchanged } = result;
  const rejected = result.rejected.length;
  return {
    read: counts.read + inserted + updated + unchanged + rejected + result.skipped.length,
    inserted: counts.inserted + inserted,
    updated: counts.updated + updated,
    unchanged: counts.unchanged + unchanged,
    rejected: counts.rejected + rejected,
    skipped,
  };
}

/** The same as a run keeps it. */
export function positionOf(
  counts: ImportCounts,
  lineReached: number,
  { length, digest }: RejectsExtent,
): RunPosition {
  return {
    rowsRead: counts.read,
    rowsCreated: counts.inserted,
    rowsChanged: counts.updated,
    rowsUnchanged: counts.unchanged,
    rowsSkipped: [...counts.skipped.values()].reduce((sum, count) => sum + count, 0),
    rowsRejected: counts.rejected,
    skippedByReason: Object.fromEntries(counts.skipped),
    lineReached,
    rejectsLength: length,
    rejectsDigest: digest,
  };
}

export function countsOf(position: RunPosition): ImportCounts {
  return {
    read: position.rowsRead,
    inserted: position.rowsCreated,
    updated: position.rowsChanged,
    unchanged: position.rowsUnchanged,
    rejected: position.rowsRejected,
    skipped: new Map(Object.entries(position.skippedByReason)),
  };
}
