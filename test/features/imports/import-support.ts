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
  name = 'delivery.csv',
): Promise<ImportRun> {
  return inTemporaryFolder(async (folder) => {
    const file = join(folder, name);
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

/** One of the mappings that come with the product, as text. */
export function exampleMapping(name: string): Promise<string> {
  return readFile(join(__dirname, '../../../examples/mappings', `${name}.yaml`), 'utf8');
}

async function readRejects(file: string): Promise<Rejected[]> {
  const text = await readFile(file, 'utf8').catch(() => '');
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Rejected);
}

/** Tables that an import may write, by what their rows are told apart. */
const TABLES: Readonly<Record<string, string>> = {
  source_systems: 'id',
  customers: 'id',
  source_profiles: 'id',
  contact_points: 'id',
  products: 'id',
  accounts: 'id',
  account_holders: 'id',
  agents: 'id',
  contact_reasons: 'id',
  interactions: 'id',
  cases: 'id',
  surveys: 'id',
  survey_answers: 'id',
  attribute_definitions: 'id',
  attribute_values: 'owner_id, definition_id',
};

/** Every row of every table that an import may write, for telling that nothing changed but when the source last delivered. */
export async function everything(db: Db): Promise<Record<string, unknown[]>> {
  const tables: Record<string, unknown[]> = {};
  for (const [table, order] of Object.entries(TABLES)) {
    const rows = await db.query<object>('test.everything', `SELECT * FROM ${table} ORDER BY ${order}`);
    tables[table] = rows.map((row) => ({ ...row, last_synced_at: undefined }));
  }
  return tables;
}
