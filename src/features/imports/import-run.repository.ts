import { newId, type Id } from '../../kernel/id';
import type { Sql, SqlValue, Tx } from '../../platform/db/db';
import { insertRows } from '../../platform/db/insert-rows';
import { parseJson } from '../../platform/db/json';
import type { ErrorPolicy } from './domain/error-policy';
import type { ImportStatus } from './domain/import-status';

/** What tells an import from every other: run again, it is the same one. */
export interface RunIdentity {
  readonly sourceId: Id;
  readonly mappingName: string;
  readonly mappingDigest: string;
  readonly fileName: string | null;
  readonly fileDigest: string;
  readonly fileSize: number;
  readonly onError: ErrorPolicy;
}

export interface RunCounts {
  readonly rowsRead: number;
  readonly rowsCreated: number;
  readonly rowsChanged: number;
  readonly rowsUnchanged: number;
  readonly rowsSkipped: number;
  readonly rowsRejected: number;
}

/** How far a run has come. */
export interface RunPosition extends RunCounts {
  /** How many rows were left out, by reason. */
  readonly skippedByReason: Readonly<Record<string, number>>;
  readonly lineReached: number;
  readonly rejectsLength: number;
  readonly rejectsDigest: string;
}

export interface StoredRun extends RunIdentity, RunPosition {
  readonly id: Id;
  readonly status: ImportStatus;
  readonly isValidated: boolean;
  readonly resumptions: number;
  readonly begunAt: Date;
}

/** A run as it goes on. `resumptions` tells this process from one that believes that it still has the run. */
export type RunHandle = Pick<StoredRun, 'id' | 'resumptions'>;

const COLUMNS = `r.id, r.source_id AS sourceId, r.mapping_name AS mappingName, r.mapping_digest AS mappingDigest,
  r.file_name AS fileName, r.file_digest AS fileDigest, r.file_size AS fileSize, r.on_error AS onError, r.status,
  r.rows_read AS rowsRead, r.rows_created AS rowsCreated, r.rows_changed AS rowsChanged, r.rows_unchanged AS rowsUnchanged,
  r.rows_skipped AS rowsSkipped, r.rows_rejected AS rowsRejected, r.skipped_by_reason AS skippedByReason,
  r.line_reached AS lineReached, r.is_validated AS isValidated, r.rejects_length AS rejectsLength,
  r.rejects_digest AS rejectsDigest, r.resumptions, r.begun_at AS begunAt`;

type Selected = Omit<StoredRun, 'skippedByReason' | 'isValidated'> & {
  readonly skippedByReason: unknown;
  readonly isValidated: number;
};

function toRun({ skippedByReason, isValidated, ...row }: Selected): StoredRun {
  return { ...row, skippedByReason: parseJson(skippedByReason), isValidated: isValidated === 1 };
}

/** The latest import that a source has had through mappings of this name. */
export async function findLatestRun(sql: Sql, sourceId: Id, mappingName: string): Promise<StoredRun | null> {
  const [row] = await sql.query<Selected>(
    'imports.findLatestRun',
    `SELECT ${COLUMNS} FROM import_runs r WHERE r.source_id = ? AND r.mapping_name = ? ORDER BY r.begun_at DESC, r.id DESC LIMIT 1`,
    [sourceId, mappingName],
  );
  return row === undefined ? null : toRun(row);
}

/** The import that is running for a source; null when it has only just begun, or is over meanwhile. */
export async function findRunningImport(sql: Sql, sourceCode: string): Promise<StoredRun | null> {
  const [row] = await sql.query<Selected>(
    'imports.findRunningImport',
    `SELECT ${COLUMNS} FROM import_runs r JOIN source_systems s ON s.id = r.source_id
      WHERE s.code = ? AND r.status = 'RUNNING' ORDER BY r.begun_at DESC, r.id DESC LIMIT 1`,
    [sourceCode],
  );
  return row === undefined ? null : toRun(row);
}

export async function insertRun(
  sql: Sql,
  identity: RunIdentity,
  position: RunPosition,
  now: Date,
): Promise<RunHandle> {
  const id = newId();
  const { skippedByReason, ...rest } = position;
  const row = {
    id,
    ...identity,
    ...rest,
    skippedByReason: JSON.stringify(skippedByReason),
    status: 'RUNNING' satisfies ImportStatus,
    begunAt: now,
    progressedAt: now,
  };
  await insertRows<Readonly<Record<string, SqlValue>>>(
    sql,
    'imports.insertRun',
    { table: 'import_runs', columns: Object.keys(row) },
    [row],
  );
  return { id, resumptions: 0 };
}

/** Takes up a run that was broken off. */
export async function resumeRun(sql: Sql, { id, resumptions }: RunHandle, now: Date): Promise<RunHandle> {
  await sql.execute(
    'imports.resumeRun',
    `UPDATE import_runs SET status = 'RUNNING', resumptions = ?, progressed_at = ?, ended_at = NULL, ended_because = NULL WHERE id = ?`,
    [resumptions + 1, now, id],
  );
  return { id, resumptions: resumptions + 1 };
}

/** Runs of a source that say that they run, though nobody runs them: theirs was a process that died. */
export async function endDeadRuns(sql: Sql, sourceId: Id, because: string): Promise<void> {
  await sql.execute(
    'imports.endDeadRuns',
    `UPDATE import_runs SET status = 'INTERRUPTED', ended_at = progressed_at, ended_because = ? WHERE source_id = ? AND status = 'RUNNING'`,
    [because, sourceId],
  );
}

const THIS_RUN = `id = ? AND resumptions = ? AND status = 'RUNNING'`;

/** Notes how far a run has come; false when the run is not this process's any more. Comes in the transaction that writes the rows. */
export async function recordPosition(
  tx: Tx,
  { id, resumptions }: RunHandle,
  position: RunPosition,
  now: Date,
): Promise<boolean> {
  const { skippedByReason, ...rest } = position;
  const affected = await tx.execute(
    'imports.recordPosition',
    `UPDATE import_runs SET rows_read = ?, rows_created = ?, rows_changed = ?, rows_unchanged = ?, rows_skipped = ?,
        rows_rejected = ?, skipped_by_reason = ?, line_reached = ?, rejects_length = ?, rejects_digest = ?, progressed_at = ?
      WHERE ${THIS_RUN}`,
    [
      rest.rowsRead,
      rest.rowsCreated,
      rest.rowsChanged,
      rest.rowsUnchanged,
      rest.rowsSkipped,
      rest.rowsRejected,
      JSON.stringify(skippedByReason),
      rest.lineReached,
      rest.rejectsLength,
      rest.rejectsDigest,
      now,
      id,
      resumptions,
    ],
  );
  return affected === 1;
}

/** Notes that a run that looks through its file first is still at it, or is done with that. */
export async function recordValidation(
  sql: Sql,
  { id, resumptions }: RunHandle,
  isValidated: boolean,
  now: Date,
): Promise<void> {
  await sql.execute(
    'imports.recordValidation',
    `UPDATE import_runs SET is_validated = ?, progressed_at = ? WHERE ${THIS_RUN}`,
    [isValidated, now, id, resumptions],
  );
}

export async function endRun(
  sql: Sql,
  { id, resumptions }: RunHandle,
  status: ImportStatus,
  because: string | null,
  now: Date,
): Promise<void> {
  await sql.execute(
    'imports.endRun',
    `UPDATE import_runs SET status = ?, ended_because = ?, ended_at = ?, progressed_at = ? WHERE ${THIS_RUN}`,
    [status, because, now, now, id, resumptions],
  );
}
