import type { Readable } from 'node:stream';
import type { Clock } from '../../kernel/clock';
import type { Db } from '../../platform/db/db';
import type { PhoneRegion } from '../../platform/phone/phone-number';
import type { ErrorPolicy } from './domain/error-policy';
import type { ImportStatus } from './domain/import-status';
import type { ImportCounts } from './import-counts';

export interface ImportOptions {
  readonly db: Db;
  readonly clock: Clock;
  readonly phoneRegion: PhoneRegion;
  /** Where rejected rows go. */
  readonly rejects: string;
  /** Called after each batch; what it promises is waited for. */
  readonly onProgress: (progress: ImportProgress) => void | Promise<void>;
  /** File name of the mapping: of two mappings of a source it is what tells whose import goes on. */
  readonly mappingName?: string;
  /** SKIP unless told otherwise. */
  readonly onError?: ErrorPolicy;
  /** Finds out what would come of it, look-ups included, and writes nothing but the rejects file. */
  readonly isDryRun?: boolean;
  /** What a file named `-` is read from. */
  readonly standardInput?: Readable;
  /** Tells, between two batches, the signal by which the import was asked to stop. */
  readonly stopSignal?: () => string | null;
  /** Called when an import that was broken off is taken up again. */
  readonly onResume?: (from: { readonly line: number; readonly rows: number }) => void;
}

export interface ImportProgress {
  readonly counts: ImportCounts;
  /** What is done with the rows: looked through, so that nothing is written unless all are right; or brought in. */
  readonly phase: 'LOOKING_THROUGH' | 'BRINGING_IN';
  /** The share of the file that has been read, 0 to 1. */
  readonly share: number;
}

export interface ImportOutcome extends ImportCounts {
  readonly status: Extract<ImportStatus, 'SUCCEEDED' | 'STOPPED' | 'REFUSED'>;
  /** Why it ended before the whole file was in; null when all of it was read. */
  readonly endedBecause: string | null;
  /** Columns that the mapping reads and that no record of the file has: nearly always a misspelling. */
  readonly unseenColumns: readonly string[];
}
