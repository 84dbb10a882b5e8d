import { readFile } from 'node:fs/promises';
import { isMap, isScalar, isSeq, LineCounter, parseDocument, type Document, type Node } from 'yaml';
import { checkMapping } from './domain/check-mapping';
import type { Mapping } from './domain/mapping';
import { ImportError } from './import-error';
import { mappingSchema } from './mapping-schema';
import { placed } from './schema-parts';

interface Fault {
  readonly offset: number;
  readonly message: string;
}

/** Where in the text a path leads: to the key that it ends with, or as near to it as the document goes. */
function offsetOf(document: Document, path: readonly PropertyKey[]): number {
  let node: unknown = document.contents;
  let offset = document.contents?.range?.[0] ?? 0;
  for (const step of path) {
    if (isMap<Node, Node>(node)) {
      const pair = node.items.find(({ key }) => isScalar(key) && key.value === step);
      if (pair === undefined) break;
      offset = pair.key.range?.[0] ?? offset;
      node = pair.value;
    } else if (isSeq<Node>(node)) {
      const item = node.items[Number(step)];
      if (item === undefined) break;
      offset = item.range?.[0] ?? offset;
      node = item;
    } else break;
  }
  return offset;
}

function faultAt(document: Document, path: readonly PropertyKey[], message: string): Fault {
  const name = path.map(String).join('.');
  return { offset: offsetOf(document, path), message: name === '' ? message : `${name}: ${message}` };
}

/** Reads a mapping document. Throws an ImportError that lists every fault with its place: `file:line:column`. */
export function parseMapping(text: string, name: string): Mapping {
  const lines = new LineCounter();
  // Failsafe: every scalar is text, so that `01`, `NO` and `0:00:00` stay what they are.
  const document = parseDocument(text, {
    schema: 'failsafe',
    merge: true,
    lineCounter: lines,
    prettyErrors: false,
  });
  const refuse = (faults: readonly Fault[]): never => {
    const ordered = [...faults].sort((a, b) => a.offset - b.offset);
    const places = ordered.map(({ offset, message }) => {
      const { line, col } = lines.linePos(offset);
      return `  ${name}:${String(line)}:${String(col)} ${message}`;
    });
    throw new ImportError(['The mapping cannot be used:', ...places].join('\n'));
  };
  if (document.errors.length > 0)
    refuse(document.errors.map(({ pos, message }) => ({ offset: pos[0], message })));
  const result = mappingSchema.safeParse(document.toJS());
  if (!result.success)
    return refuse(placed(result.error).map(({ path, message }) => faultAt(document, path, message)));
  const faults = checkMapping(result.data);
  if (faults.length > 0) refuse(faults.map(({ path, message }) => faultAt(document, path, message)));
  return result.data;
}

export async function readMapping(file: string): Promise<Mapping> {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    const reason = error instanceof Error ? error.message : String(error);
    throw new ImportError(
      `The mapping ${file} cannot be read (${reason}). Name a YAML file after --mapping.`,
    );
  });
  return parseMapping(text, file);
}
