import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { importFile } from '../../../src/features/imports/import-file';
import type { ImportOptions, ImportOutcome } from '../../../src/features/imports/import-options';
import { parseMapping } from '../../../src/features/imports/read-mapping';
import type { Db } from '../../../src/platform/db/db';

export interface StoredRun {
  readonly status: string;
  readonly fileName: string | null;
  readonly mappingName: string;
  readonly counts: string;
  readonly lineReached: number;
  readonly resumptions: number;
  readonly endedBecause: string | null;
}

/** All imports on record, the first begun first; their counts as `read: created/changed/unchanged/skipped/rejected`. */
export function storedRuns(db: Db): Promise<StoredRun[]> {
  return db.query(
    'test.runs',
    `SELECT status, file_name AS fileName, mapping_name AS mappingName, line_reached AS lineReached, resumptions,
        ended_because AS endedBecause,
        CONCAT(rows_read, ': ', rows_created, '/', rows_changed, '/', rows_unchanged, '/', rows_skipped, '/', rows_rejected) AS counts
      FROM import_runs ORDER BY begun_at, id`,
  );
}

/** Mails with these numbers, as `contacts` of the mappings reads them; a number with `!` is of a mail that is wrong. */
export function mails(...numbers: readonly (number | string)[]): string {
  const rows = numbers.map((number) => {
    const id = String(number).replace('!', '');
    return `${id};${String(number).includes('!') ? 'never' : '2026-02-02 10:00'};Eva`;
  });
  return ['id;at;agent', ...rows, ''].join('\n');
}

export function upTo(count: number): number[] {
  return Array.from({ length: count }, (_, index) => index + 1);
}

/** Imports a file of a folder, which keeps it and its rejects for the next time. */
export async function importMails(
  db: Db,
  folder: string,
  contents: string | Uint8Array | Readable,
  mapping: string,
  options: Partial<ImportOptions> = {},
): Promise<ImportOutcome> {
  const file = join(folder, 'mails.csv');
  const isFile = typeof contents === 'string' || contents instanceof Uint8Array;
  if (isFile) await writeFile(file, contents);
  return importFile(isFile ? file : '-', parseMapping(mapping, 'mails.yaml'), {
    db,
    clock: () => new Date(),
    phoneRegion: 'CZ',
    rejects: join(folder, 'rejects.ndjson'),
    mappingName: 'mails.yaml',
    onProgress: () => undefined,
    ...(isFile ? {} : { standardInput: contents }),
    ...options,
  });
}

export async function storedKeys(db: Db): Promise<string[]> {
  const rows = await db.query<{ key: string }>(
    'test.keys',
    'SELECT external_id AS `key` FROM interactions ORDER BY LENGTH(external_id), external_id',
  );
  return rows.map(({ key }) => key);
}
