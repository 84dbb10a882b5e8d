import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fitsFile } from '../../features/imports/fits-file';
import { importFile } from '../../features/imports/import-file';
import type { ImportOptions } from '../../features/imports/import-options';
import { readMapping } from '../../features/imports/read-mapping';
import { systemClock } from '../../kernel/clock';
import type { Db } from '../../platform/db/db';
import { graphAt } from '../../platform/graphql/graph-client';
import { bank } from './bank';
import { calls } from './calls';
import type { Chapter, ImportedFile } from './chapter';
import { compareFigures, isFigures, type Figures, type Verdict } from './compare-figures';
import { complaints } from './complaints';
import { surveys } from './surveys';
import { PHONE_REGION, serveGraph, withDatabase } from './throwaway-graph';

export interface CheckSettings {
  /** Laid out as docs/import.md says. */
  readonly folder: string;
  /** Where the mappings lie. */
  readonly mappings: string;
  /** A server on which databases may be made, and are dropped again. */
  readonly serverUrl: string;
  readonly say: (line: string) => void;
}

/** The verdicts on one truth file. */
export interface CheckedTruth {
  readonly file: string;
  readonly verdicts: readonly Verdict[];
}

const CHAPTERS: readonly Chapter[] = [bank, calls, complaints, surveys];
/** Truth files about what no file is imported for yet, by the beginning of their names. */
const LATER: Readonly<Record<string, string>> = {
  erlang: 'staffing comes with a later chapter',
  identity: 'finding duplicates comes with a later chapter',
};

/**
 * Imports every file of a folder for which there is a mapping, each kind into a database of its own, and holds what the graph then
 * shows against the truth files beside them. Files are known by their columns, not by their names.
 */
export async function checkFolder(settings: CheckSettings): Promise<CheckedTruth[]> {
  const { folder } = settings;
  const truthFiles = await filesIn(join(folder, 'truth'));
  const checked: CheckedTruth[] = [];
  for (const chapter of CHAPTERS) {
    const ofChapter = truthFiles.filter((name) => name.startsWith(chapter.name));
    const files = (await filesIn(join(folder, chapter.name))).map((name) => join(folder, chapter.name, name));
    if (ofChapter.length === 0 || files.length === 0) continue;
    checked.push(...(await checkChapter(chapter, files, ofChapter, settings)));
  }
  const known = new Set(checked.map(({ file }) => file));
  for (const name of truthFiles.filter((file) => !known.has(file))) {
    const because =
      Object.entries(LATER).find(([start]) => name.startsWith(start))?.[1] ??
      'there is no file that it is about';
    const truth = await readTruth(join(folder, 'truth', name));
    const unshown = Object.fromEntries(Object.keys(truth).map((figure) => [figure, because]));
    checked.push({ file: name, verdicts: compareFigures(truth, undefined, unshown) });
  }
  return checked;
}

async function filesIn(folder: string): Promise<string[]> {
  const names = await readdir(folder).catch(() => []);
  return names.filter((name) => !name.startsWith('.')).sort();
}

async function readTruth(file: string): Promise<Figures> {
  const truth: unknown = JSON.parse(await readFile(file, 'utf8'));
  if (!isFigures(truth)) throw new Error(`${file} holds no figures: it must be one JSON object.`);
  return truth;
}

async function checkChapter(
  chapter: Chapter,
  files: readonly string[],
  truthFiles: readonly string[],
  { folder, mappings, serverUrl, say }: CheckSettings,
): Promise<CheckedTruth[]> {
  return withDatabase(serverUrl, async (db) => {
    const imported = await importFiles(chapter, files, { db, mappings, say });
    const server = await serveGraph(db);
    try {
      const checked: CheckedTruth[] = [];
      for (const name of truthFiles) {
        say(`Asking the graph what ${name} tells …`);
        const truth = await readTruth(join(folder, 'truth', name));
        const figures = await chapter.figures(graphAt(server.url, server.token), truth, imported);
        checked.push({ file: name, verdicts: compareFigures(truth, figures, chapter.unshown) });
      }
      return checked;
    } finally {
      await server.drain();
    }
  });
}

async function importFiles(
  { mappings: names }: Chapter,
  files: readonly string[],
  { db, mappings, say }: { readonly db: Db; readonly mappings: string; readonly say: (line: string) => void },
): Promise<ImportedFile[]> {
  const imported: ImportedFile[] = [];
  const rejectsFolder = await mkdtemp(join(tmpdir(), 'import-check-'));
  const options: ImportOptions = {
    db,
    clock: systemClock,
    phoneRegion: PHONE_REGION,
    rejects: join(rejectsFolder, 'rejects.ndjson'),
    onProgress: () => undefined,
  };
  const left = new Set(files);
  try {
    for (const name of names) {
      const mapping = await readMapping(join(mappings, `${name}.yaml`));
      for (const file of [...left]) {
        if (!(await fitsFile(file, mapping))) continue;
        left.delete(file);
        const counts = await importFile(file, mapping, options);
        imported.push({ file, mapping: name, counts });
        say(
          `Imported ${file} with ${name}: ${String(counts.read)} rows, ${String(counts.inserted)} new, ${String(counts.rejected)} rejected`,
        );
        if (counts.rejected > 0) say(await firstRejects(options.rejects));
      }
    }
  } finally {
    await rm(rejectsFolder, { recursive: true, force: true });
  }
  for (const file of left) say(`No mapping takes ${file}`);
  return imported;
}

const SHOWN_REJECTS = 3;

async function firstRejects(file: string): Promise<string> {
  const lines = (await readFile(file, 'utf8')).split('\n').filter((line) => line !== '');
  return lines
    .slice(0, SHOWN_REJECTS)
    .map((line) => `  ${line}`)
    .join('\n');
}
