import type { Columns } from './columns';
import type { CatalogueLeaf, CatalogueRule, GrownLeaf } from './mapping';
import type { Read } from './row';
import { columnReader, columnsRead, compileRule } from './rules';
import { hash53 } from './seen-keys';
import { compileTextLeaf, misshape } from './text';
import { code } from './vocabulary';

/** Where a row points in a catalogue. */
export interface CatalogueKey {
  readonly code: string;
  /** Nodes that the row makes known, from the top down; the last is the one that it points to. None when the mapping declares it. */
  readonly grown: readonly GrownNode[];
}

export interface GrownNode {
  readonly code: string;
  /** Code of the node above; of a product, of the one that it is of the kind of. */
  readonly under: string;
  readonly name: string;
}

/** As many characters as a code is stored with. */
const MAX_CODE = 64;
const MAX_WORDS = 24;
const PLAIN = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/**
 * The code of a value below another: `cards.gold`. A value that is not written so already gets a fingerprint behind its words, so
 * that two values never share a code: `cards.gold-plus-1x8d2kq0pz`. `root` leads it: the declared node that all of a path is below.
 */
function codeBelow(root: string, above: string, value: string): string {
  const plain = `${above}.${value}`;
  if (PLAIN.test(value) && plain.length <= MAX_CODE) return plain;
  const words = value
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, MAX_WORDS)
    .replace(/^-+|-+$/g, '');
  const fingerprint = hash53(`${above} ${value}`).toString(36);
  const leading = root.slice(0, MAX_CODE - MAX_WORDS - fingerprint.length - 2);
  return `${leading}.${words === '' ? fingerprint : `${words}-${fingerprint}`}`;
}

function compileGrown(columns: Columns, { grow, none, under }: GrownLeaf): Read<CatalogueKey> {
  const reads = grow.map((column) => columnReader(columns, { column, none }));
  return (row) => {
    const grown: GrownNode[] = [];
    for (const read of reads) {
      const name = read(row);
      if (name === null) break;
      const above = grown.at(-1)?.code ?? under;
      grown.push({ code: codeBelow(under, above, name), under: above, name });
    }
    const last = grown.at(-1);
    return last === undefined ? null : { code: last.code, grown };
  };
}

function compileLeaf(columns: Columns, leaf: CatalogueLeaf): Read<CatalogueKey> {
  if ('grow' in leaf) return compileGrown(columns, leaf);
  const read = compileTextLeaf(columns, leaf);
  return (row) => {
    const text = read(row);
    if (text === null) return null;
    const reason = misshape(text, code);
    if (reason === null) return { code: text, grown: [] };
    row.faults.push({ column: columnsRead(leaf), reason });
    return null;
  };
}

/** Where a row points in the catalogue of products or of reasons. */
export function compileCatalogueKey(rule: CatalogueRule, columns: Columns): Read<CatalogueKey> {
  return compileRule(rule, columns, (leaf: CatalogueLeaf) => compileLeaf(columns, leaf));
}
