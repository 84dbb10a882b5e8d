import type { InsertTarget } from '../../platform/db/insert-rows';
import type { ImportRunRow } from './domain/import-runs';

/** What is on record of an import. */
export const IMPORT_RUNS: InsertTarget<ImportRunRow> = {
  table: 'import_runs',
  columns: [
    'id',
    'sourceId',
    'mappingName',
    'mappingDigest',
    'fileName',
    'fileDigest',
    'fileSize',
    'onError',
    'status',
    'rowsRead',
    'rowsCreated',
    'rowsChanged',
    'rowsUnchanged',
    'rowsSkipped',
    'rowsRejected',
    'skippedByReason',
    'lineReached',
    'rejectsDigest',
    'begunAt',
    'progressedAt',
    'endedAt',
    'endedBecause',
  ],
};
