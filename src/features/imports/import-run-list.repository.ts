import type { Id } from '../../kernel/id';
import { withinBank, type RowScope } from '../../platform/authz/row-scope';
import type { Sql } from '../../platform/db/db';
import { parseJson } from '../../platform/db/json';
import type { RowOrder } from '../../platform/db/keyset';
import type { CustomerList } from '../../platform/db/page-per-customer';
import { indexOf, walking, type OrderedIndexes } from '../../platform/db/walked-index';
import type { ListRequest, WholeList } from '../../platform/db/whole-list';
import { importRunCondition } from './import-run.filter';
import type { ImportRunFilter, ImportRunOrderField } from './import-run.input';
import { SKIP_REASONS_CAP, type ImportRunRow } from './import-run.type';

const SELECT = `SELECT r.id, r.source_id AS sourceId, r.mapping_name AS mappingName, r.mapping_digest AS mappingDigest,
  r.file_name AS fileName, r.file_digest AS fileDigest, r.file_size AS fileSize, r.on_error AS onError, r.status,
  r.rows_read AS rowsRead, r.rows_created AS rowsCreated, r.rows_changed AS rowsChanged, r.rows_unchanged AS rowsUnchanged,
  r.rows_skipped AS rowsSkipped, r.rows_rejected AS rowsRejected, r.skipped_by_reason AS skippedByReason,
  r.line_reached AS lineReached, r.resumptions, r.begun_at AS begunAt, r.progressed_at AS progressedAt,
  r.ended_at AS endedAt, r.ended_because AS endedBecause FROM import_runs r`;

type Selected = Omit<ImportRunRow, 'skippedBecause'> & { readonly skippedByReason: unknown };

function toRow({ skippedByReason, ...row }: Selected): ImportRunRow {
  const skippedBecause = Object.entries(parseJson<Readonly<Record<string, number>>>(skippedByReason))
    .map(([because, rows]) => ({ because, rows }))
    .sort((a, b) => b.rows - a.rows)
    .slice(0, SKIP_REASONS_CAP);
  return { ...row, skippedBecause };
}

export async function findImportRunsById(
  sql: Sql,
  scope: RowScope,
  ids: readonly Id[],
): Promise<ImportRunRow[]> {
  const rows = await sql.lookUp<Selected>(
    'imports.findImportRunsById',
    `${SELECT} WHERE r.id IN (?) AND ${withinBank(scope)}`,
    [ids],
  );
  return rows.map(toRow);
}

const BY_BEGUN_AT: Omit<RowOrder<ImportRunRow>, 'descending'> = {
  column: 'r.begun_at',
  id: 'r.id',
  sortValueOf: ({ begunAt }) => begunAt,
};

/** The imports of a source, the latest begun first. */
export const importRunsOfSource: CustomerList<ImportRunRow> = {
  name: 'imports.importRunsOfSource',
  order: { ...BY_BEGUN_AT, descending: true },
  select: (scope) => ({
    sql: `${SELECT}${walking('ix_import_runs_source')} WHERE r.source_id = ? AND ${withinBank(scope)}`,
    values: [],
  }),
  toRow,
};

const INDEXES: OrderedIndexes<ImportRunFilter> = {
  held: { source: 'ix_import_runs_source', status: 'ix_import_runs_status' },
  all: 'ix_import_runs_begun',
  unindexed: ['begunAt', 'endedAt'],
};

/** The imports of all sources. */
export const allImportRuns: WholeList<ImportRunRow, ListRequest<ImportRunFilter, ImportRunOrderField>> = {
  name: 'imports.allImportRuns',
  orderOf: ({ descending }) => ({ ...BY_BEGUN_AT, descending }),
  select: (scope, { filter }) => {
    const chosen = importRunCondition(filter);
    return {
      sql: `${SELECT}${walking(indexOf(filter, INDEXES))} WHERE ${withinBank(scope)} AND ${chosen.sql}`,
      values: chosen.values,
    };
  },
  toRow,
};
