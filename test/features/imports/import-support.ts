import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ImportCounts } from '../../../src/features/imports/import-counts';
import { importFile } from '../../../src/features/imports/import-file';
import { parseMapping } from '../../../src/features/imports/read-mapping';
import type { Db } from '../../../src/platform/db/db';

export interface Rejected {
  readonly line: number;
  readonly column: string | null;
  readonly reason: string;
  readonly raw: string;
}

export interface ImportRun extends Omit<ImportCounts, 'skipped'> {
  readonly unseenColumns: readonly string[];
  readonly skipped: Readonly<Record<string, number>>;
  readonly rejects: readonly Rejected[];
}

export async function inTemporaryFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'import-'));
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** Imports what a file with these contents would bring, at a fixed moment unless another is given. */
export function importText(
  db: Db,
  contents: string | Uint8Array,
  mapping: string,
  now = '2026-11-22T12:00:00Z',
): Promise<ImportRun> {
  return inTemporaryFolder(async (folder) => {
    const file = join(folder, 'delivery.csv');
    const rejects = join(folder, 'rejects.ndjson');
    await writeFile(file, contents);
    const { skipped, ...counts } = await importFile(file, parseMapping(mapping, 'test.yaml'), {
      db,
      clock: () => new Date(now),
      phoneRegion: 'CZ',
      rejects,
      onProgress: () => undefined,
    });
    return { ...counts, skipped: Object.fromEntries(skipped), rejects: await readRejects(rejects) };
  });
}

async function readRejects(file: string): Promise<Rejected[]> {
  const text = await readFile(file, 'utf8').catch(() => '');
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Rejected);
}

const TABLES = [
  'source_systems',
  'customers',
  'source_profiles',
  'contact_points',
  'products',
  'accounts',
  'account_holders',
  'agents',
  'contact_reasons',
  'interactions',
];

/** Every row of every table that an import may write, for telling that nothing changed but when the source last delivered. */
export async function everything(db: Db): Promise<Record<string, unknown[]>> {
  const tables: Record<string, unknown[]> = {};
  for (const table of TABLES) {
    const rows = await db.query<object>('test.everything', `SELECT * FROM ${table} ORDER BY id`);
    tables[table] = rows.map((row) => ({ ...row, last_synced_at: undefined }));
  }
  return tables;
}
