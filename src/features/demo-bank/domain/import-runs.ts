import type { Id } from '../../../kernel/id';
import { DAY, MINUTE } from './calendar';
import { idAt } from './ids';
import type { Random } from './random';
import type { SourceSystemRow } from './rows';

/** An import as the bank's own systems deliver every night. */
export interface ImportRunRow {
  readonly id: Id;
  readonly sourceId: Id;
  readonly mappingName: string;
  readonly mappingDigest: string;
  readonly fileName: string;
  readonly fileDigest: string;
  readonly fileSize: number;
  readonly onError: 'SKIP' | 'STOP' | 'ALL_OR_NOTHING';
  readonly status: 'SUCCEEDED' | 'STOPPED' | 'REFUSED' | 'INTERRUPTED';
  readonly rowsRead: number;
  readonly rowsCreated: number;
  readonly rowsChanged: number;
  readonly rowsUnchanged: number;
  readonly rowsSkipped: number;
  readonly rowsRejected: number;
  readonly skippedByReason: string;
  readonly lineReached: number;
  readonly rejectsDigest: string;
  readonly begunAt: Date;
  readonly progressedAt: Date;
  readonly endedAt: Date;
  readonly endedBecause: string | null;
}

/** Nights of which the imports are on record. */
const NIGHTS = 3;
const BYTES_OF_ROW = 96;
const HEX_DIGITS = 64;

function digest(random: Random): string {
  return Array.from({ length: HEX_DIGITS }, () => random.below(16).toString(16)).join('');
}

/** How imports end: nearly all as the first. */
const ENDINGS = [
  { onError: 'SKIP', status: 'SUCCEEDED', because: null },
  { onError: 'STOP', status: 'STOPPED', because: 'A row is wrong.' },
  { onError: 'SKIP', status: 'INTERRUPTED', because: 'It was stopped by SIGTERM.' },
  { onError: 'ALL_OR_NOTHING', status: 'REFUSED', because: 'Rows are wrong; nothing was brought in.' },
] as const;

function rowsOf(random: Random, status: ImportRunRow['status']) {
  const [right, skipped] = [random.between(50, 400), random.between(0, 9)];
  const rowsRejected = status === 'INTERRUPTED' ? 0 : status === 'STOPPED' ? 1 : random.between(1, 3);
  const rowsChanged = Math.floor(right / 5);
  const rowsUnchanged = Math.floor(right / 9);
  const brought = { rowsCreated: right - rowsChanged - rowsUnchanged, rowsChanged, rowsUnchanged };
  return {
    rowsRead: right + skipped + rowsRejected,
    ...(status === 'REFUSED' ? { rowsCreated: 0, rowsChanged: 0, rowsUnchanged: 0 } : brought),
    rowsSkipped: skipped,
    rowsRejected,
  };
}

/** The imports of the last nights, one of each source; in the first night some of them went wrong. */
export function createImportRuns(
  random: Random,
  sources: readonly SourceSystemRow[],
  asOf: number,
): ImportRunRow[] {
  const mappings = sources.map(() => digest(random));
  return Array.from({ length: NIGHTS }, (_, night) =>
    sources.map(({ id: sourceId, code }, index): ImportRunRow => {
      const begun = asOf - (NIGHTS - night) * DAY + index * 7 * MINUTE;
      const { onError, status, because } = (night === 0 ? ENDINGS[index] : undefined) ?? ENDINGS[0];
      const rows = rowsOf(random, status);
      const ended = new Date(begun + random.between(2, 90) * 1_000);
      const day = new Date(begun).toISOString().slice(0, 10);
      return {
        id: idAt(random, begun),
        sourceId,
        mappingName: `${code}.yaml`,
        mappingDigest: mappings[index] ?? '',
        fileName: `${code}-${day}.csv.gz`,
        fileDigest: digest(random),
        fileSize: rows.rowsRead * BYTES_OF_ROW,
        onError,
        status,
        ...rows,
        skippedByReason: JSON.stringify(rows.rowsSkipped === 0 ? {} : { 'test records': rows.rowsSkipped }),
        lineReached: status === 'REFUSED' ? 0 : rows.rowsRead + 1,
        rejectsDigest: digest(random),
        begunAt: new Date(begun),
        progressedAt: ended,
        endedAt: ended,
        endedBecause: because,
      };
    }),
  ).flat();
}
