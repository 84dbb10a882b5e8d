import type { Graph } from '../../platform/graphql/graph-client';
import type { ImportCounts } from '../../features/imports/import-counts';
import type { Figures, Unshown } from './compare-figures';

/** A file that was imported, by the name of its mapping. */
export interface ImportedFile {
  readonly file: string;
  readonly mapping: string;
  readonly counts: Readonly<ImportCounts>;
}

/** One kind of source: a folder of files, the mappings that take them, and the truth about them. */
export interface Chapter {
  /** Name of the folder, with which the names of the truth files begin. */
  readonly name: string;
  /** In the order in which their files are to be imported. */
  readonly mappings: readonly string[];
  /** What the graph shows, in the shape of a truth file. */
  readonly figures: (graph: Graph, truth: Figures, files: readonly ImportedFile[]) => Promise<Figures>;
  readonly unshown: Unshown;
}

/** Of the files that a mapping took, the sum of one count. */
export function countOf(
  files: readonly ImportedFile[],
  mapping: string,
  count: (counts: Readonly<ImportCounts>) => number,
): number {
  return files.filter((file) => file.mapping === mapping).reduce((sum, { counts }) => sum + count(counts), 0);
}
